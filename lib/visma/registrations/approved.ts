import { VismaError } from '../errors';
import type { EmptiedKind, RegistrationPlan, Step } from '../rules/plan-types';
import { SERVICE_NAMES } from '../rules/services';

/** How a plan differs from the one that was looked at. */
export interface PlanDifference {
	/** To be done now, and not looked at. */
	readonly added: readonly Step[];
	/** Ids of what was looked at and is not to be done any more: done since, or no longer needed. */
	readonly gone: readonly string[];
}

/** @param approved ids of the steps that were looked at */
export function sinceApproved(
	{ steps }: RegistrationPlan,
	approved: ReadonlySet<string>,
): PlanDifference {
	const now = new Set(steps.map(({ id }) => id));
	return {
		added: steps.filter(({ id }) => !approved.has(id)),
		gone: [...approved].filter((id) => !now.has(id)),
	};
}

/** @throws VismaError VISMA_PLAN_CHANGED when something would be done that nobody has looked at */
export function refuseUnseen({ added }: PlanDifference): void {
	if (added.length === 0) return;
	const named = added.slice(0, 5).map(({ action, name }) => `${action} ${name}`);
	const more = added.length > named.length ? ` and ${added.length - named.length} more` : '';
	throw new VismaError({
		code: 'VISMA_PLAN_CHANGED',
		message: `The plan has changed since it was looked at. New: ${named.join('; ')}${more}.`,
		remedy: 'Nothing was done. Look at the new plan, and apply that.',
		details: { added: added.length },
	});
}

/** @throws VismaError VISMA_REMOVALS_HELD */
export function refuseUnconfirmed({ brake }: RegistrationPlan): void {
	if (brake === null) return;
	const { removals, confirmAbove, emptied } = brake;
	const all = emptied.map(({ service, kind }) => `${NOUNS[kind]} of ${SERVICE_NAMES[service]}`);
	const what =
		all.length === 0
			? `${removals} users, companies or cost carriers would be removed or lose access; more than ${confirmAbove} need a confirmation.`
			: `Removed would be ${all.join(' and ')} that came from AccountView; that needs a confirmation.`;
	throw new VismaError({
		code: 'VISMA_REMOVALS_HELD',
		message: what,
		remedy:
			'Nothing was done. Check whether the tables are complete; if it is right, apply with the removals confirmed.',
		details: { removals, confirmAbove },
	});
}

const NOUNS = {
	user: 'every user',
	company: 'every company',
	access: 'all access of a kind',
	project: 'every project',
	costType: 'every cost type',
	costCentre: 'every cost centre',
} as const satisfies Readonly<Record<EmptiedKind, string>>;
