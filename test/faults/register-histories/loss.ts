import type { KeptService } from '../../../sandbox';

interface Thing {
	readonly id: string;
	/** Of access: whose; '' for what is a record by itself. */
	readonly userId: string;
}

export function thingsOf(services: readonly KeptService[]): readonly Thing[] {
	return services.flatMap(({ users, companies, costCarriers, access }) => [
		...[...users, ...companies, ...costCarriers].map(({ id }) => ({ id, userId: '' })),
		...access.map(({ id, userId }) => ({ id, userId })),
	]);
}

/** Records that went, and users who stayed and lost access. */
export function lossBetween(before: readonly Thing[], after: readonly Thing[]): number {
	const there = new Set(after.map(({ id }) => id));
	const gone = before.filter(({ id }) => !there.has(id));
	const losers = new Set(gone.map(({ userId }) => userId).filter((id) => there.has(id)));
	return gone.filter(({ userId }) => userId === '').length + losers.size;
}
