import { VismaError } from '../errors';
import type { EmptiedKind, RegistrationPlan, RemovalBrake, Step } from '../rules/plan-types';
import { SERVICE_NAMES } from '../rules/services';

/** How a plan differs from the one that was looked at. */
export interface PlanDifference {
	/** To be done now, and not looked at. */
	readonly added: readonly Step[];
	/** Ids of what was looked at and is not to be done any more: done since, or no longer needed. */
	readonly gone: readonly string[];
}

/** So much of an id as tells the steps of one plan apart. */
const MARK_LENGTH = 10;
/** Each step carries the marks of all, so that those of a very large plan would be larger than the plan. */
const MOST_MARKED = 2000;

/**
 * The steps of a plan in one text, to go along with each of them: so that one that is taken out of the plan, or done
 * in another batch, is known as looked at. '' for a plan of more than 2,000 steps, which is applied whole.
 */
export function marksOf(steps: readonly Pick<Step, 'id'>[]): string {
	return steps.length > MOST_MARKED ? '' : steps.map(({ id }) => markOf(id)).join(' ');
}

function markOf(id: string): string {
	return id.slice(0, MARK_LENGTH);
}

/** @param approved ids of the steps that were looked at, or their marks */
export function sinceApproved(
	{ steps }: RegistrationPlan,
	approved: ReadonlySet<string>,
): PlanDifference {
	const looked = new Set(Array.from(approved, markOf));
	const now = new Set(steps.map(({ id }) => markOf(id)));
	return {
		added: steps.filter(({ id }) => !looked.has(markOf(id))),
		gone: [...approved].filter((id) => !now.has(markOf(id))),
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

export interface Choice {
	/** What is to be done of the plan. */
	readonly chosen: readonly Step[];
	/** Whether the plan that they were chosen from was held: batches of it remove as much as it does. */
	readonly wasHeld: boolean;
}

/**
 * What takes nothing away needs no confirmation, whatever plan it is of.
 *
 * @throws VismaError VISMA_REMOVALS_HELD
 */
export function refuseUnconfirmed(
	plan: RegistrationPlan,
	{ chosen, wasHeld }: Choice = { chosen: plan.steps, wasHeld: false },
): void {
	const { brake } = plan;
	const taking = chosen.filter(({ after }) => after === null).length;
	if (taking === 0 || (brake === null && !wasHeld)) return;
	throw new VismaError({
		code: 'VISMA_REMOVALS_HELD',
		message:
			brake === null
				? 'The plan that these steps are of removes more than goes without a confirmation.'
				: whyHeld(brake),
		remedy:
			'Nothing was done. Check whether the tables are complete; if it is right, apply with the removals confirmed.',
		details:
			brake === null
				? { removals: taking }
				: { removals: brake.removals, confirmAbove: brake.confirmAbove },
	});
}

function whyHeld({ removals, confirmAbove, emptied }: RemovalBrake): string {
	const all = emptied.map(({ service, kind }) => `${NOUNS[kind]} of ${SERVICE_NAMES[service]}`);
	return all.length === 0
		? `${removals} users, companies or cost carriers would be removed or lose access; more than ${confirmAbove} need a confirmation.`
		: `Removed would be ${all.join(' and ')} that came from AccountView; that needs a confirmation.`;
}

const NOUNS = {
	user: 'every user',
	company: 'every company',
	access: 'all access of a kind',
	project: 'every project',
	costType: 'every cost type',
	costCentre: 'every cost centre',
} as const satisfies Readonly<Record<EmptiedKind, string>>;
