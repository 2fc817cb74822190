import type { IDataObject } from 'n8n-workflow';
import { marksOf, type RegistrationPlan, type ReportRow, type Step } from '../../../../lib/visma';

/** A step as the node gives it and Apply takes it. */
export function stepRow(step: Step): IDataObject {
	const { id, service, kind, action, key, name, reason, isByHand, before, after } = step;
	return {
		...{ id, service, kind, action, key, name },
		...{ reason: reason.en, reasonNl: reason.nl, byHand: isByHand },
		before: before === null ? null : { ...before },
		after: after === null ? null : { ...after },
	};
}

export function planRows({ fingerprint, steps, brake }: RegistrationPlan): IDataObject[] {
	const held = { needsConfirmation: brake !== null };
	const shared = { plan: fingerprint, planSteps: marksOf(steps), ...held };
	return steps.map((step) => ({ ...stepRow(step), ...shared }));
}

export function reportRow({ service, kind, key, name, outcome, reason }: ReportRow): IDataObject {
	return { service, kind, key, name, outcome, reason: reason.en, reasonNl: reason.nl };
}
