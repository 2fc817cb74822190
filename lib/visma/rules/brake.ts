import type { PlanDraft } from './draft';
import type { RemovalBrake, Step } from './plan-types';
import type { Registered } from './registered';

/** Holds a plan that takes away more than is believable without a person; null lets it through. */
export function brakeFor(
	steps: readonly Step[],
	{
		registered,
		drafts,
	}: { readonly registered: readonly Registered[]; readonly drafts: readonly PlanDraft[] },
	confirmAbove: number,
): RemovalBrake | null {
	const removed = steps.filter(({ action }) => action === 'remove');
	const removals = removed.length + losersOf(steps, registered).size;
	const emptied = drafts.flatMap(({ service, emptied: kinds }) =>
		[...kinds].map((kind) => ({ service, kind })),
	);
	const isHeld = removals > confirmAbove || emptied.length > 0;
	return isHeld ? { removals, confirmAbove, emptied } : null;
}

/** Users who stay and lose access, also that to a company that goes. */
function losersOf(steps: readonly Step[], registered: readonly Registered[]): ReadonlySet<string> {
	const place = (service: string, key: string): string => JSON.stringify([service, key]);
	const gone = { user: new Set<string>(), company: new Set<string>() };
	for (const { service, kind, action, key } of steps) {
		if (action !== 'remove' || kind === 'costCarrier') continue;
		gone[kind].add(place(service, key));
	}
	const revoked = steps.flatMap((step) =>
		step.action === 'revoke' ? [place(step.service, step.before.user)] : [],
	);
	const without = registered.flatMap(({ service, access }) =>
		access
			.filter(({ company }) => company !== '' && gone.company.has(place(service, company)))
			.map(({ user }) => place(service, user)),
	);
	return new Set([...revoked, ...without].filter((user) => !gone.user.has(user)));
}
