import type { RemovalBrake, Step } from './plan-types';
import type { Registered } from './registered';

/** Holds a plan that takes away more than is believable without a person; null lets it through. */
export function brakeFor(
	steps: readonly Step[],
	registered: readonly Registered[],
	confirmAbove: number,
): RemovalBrake | null {
	const removed = steps.filter(({ action }) => action === 'remove');
	const losing = new Set(
		steps.flatMap((step) =>
			step.action === 'revoke' ? [`${step.service} ${step.before.user}`] : [],
		),
	);
	const removals = removed.length + losing.size;
	const emptied = registered.flatMap((one) => emptiedAt(one, removed));
	const isHeld = removals > confirmAbove || emptied.length > 0;
	return isHeld ? { removals, confirmAbove, emptied } : null;
}

function emptiedAt(
	{ service, users, companies, costCarriers }: Registered,
	removed: readonly Step[],
): RemovalBrake['emptied'] {
	const known = { user: users, company: companies, costCarrier: costCarriers } as const;
	return (['user', 'company', 'costCarrier'] as const).flatMap((kind) => {
		const ours = known[kind].filter(({ reference }) => reference !== '').length;
		const gone = removed.filter((step) => step.service === service && step.kind === kind).length;
		return ours > 0 && gone === ours ? [{ service, kind }] : [];
	});
}
