import type { Bilingual } from '../language';
import type { EmptiedKind, ReportRow, Step, StepDraft } from './plan-types';
import type { Service } from './services';

/** What is planned for one service, as it grows. */
export interface PlanDraft {
	readonly service: Service;
	readonly steps: Step[];
	readonly rows: ReportRow[];
	/** Kinds of which nothing would be left that came from AccountView. */
	readonly emptied: Set<EmptiedKind>;
	/** Gives a step its id at once: of very many, none is to be held twice. */
	readonly finished: (step: StepDraft) => Step;
}

export function addStep({ steps, finished }: PlanDraft, step: StepDraft): void {
	steps.push(finished(step));
}

type Named = Pick<ReportRow, 'kind' | 'key' | 'name'>;

export function tell(
	{ service, rows }: PlanDraft,
	{ kind, key, name }: Named,
	outcome: ReportRow['outcome'],
	reason: Bilingual,
): void {
	rows.push({ service, kind, key, name, outcome, reason });
}
