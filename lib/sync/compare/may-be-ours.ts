import type { Intent } from '../journal/intents';
import type { Side } from '../sides';
import type { Comparison } from './comparison';
import type { Decision } from './decision';
import type { SideIndex, UnlinkedRecord } from './side-index';

/** So many attempts of unknown end may hold others. Each may have made the record after its look. */
const PATIENCE = 5;

/** What earlier runs were making on a side without telling the end of it. */
export interface Doubtful {
	/** One of them is still to be looked up, and was not tried often enough to be given up. */
	readonly isFresh: boolean;
	/** What the record would look like, as digests; each with the intents that may have made it. */
	readonly byHash: ReadonlyMap<string, readonly Intent[]>;
}

/**
 * By side. A record that is new there may be one that an earlier run has made. This run looks it up,
 * so other new records wait for the next. After some attempts in vain only those of the same
 * content wait on, so that one record which always breaks off does not hold all others; and from the
 * beginning where no run will look it up, because a person has to say something first or its source is gone.
 *
 * @param alive ids of the intents that are looked up by this run, or will be by one that is to come
 */
export function doubtfulOn(
	{ known, sides }: Comparison,
	alive: ReadonlySet<string>,
): Record<Side, Doubtful> {
	const on = (side: Side): Doubtful => {
		const unknown = known.intents.filter(
			({ state, action, target }) => state === 'open' && action === 'create' && target === side,
		);
		return {
			isFresh: unknown.some(({ id, attempts }) => attempts <= PATIENCE && alive.has(id)),
			byHash: byHashOn(sides[side], unknown),
		};
	};
	return { accountView: on('accountView'), other: on('other') };
}

function byHashOn(
	index: SideIndex,
	unknown: readonly Intent[],
): ReadonlyMap<string, readonly Intent[]> {
	const byHash = new Map<string, Intent[]>();
	for (const intent of unknown) {
		if (intent.proposal.kind !== 'create') continue;
		const hash = index.hashOf(intent.proposal.content);
		byHash.set(hash, [...(byHash.get(hash) ?? []), intent]);
	}
	return byHash;
}

/**
 * What may have made a record that is new: null where nothing has, `waits` where a run looks that up, or
 * intents whose source is gone, which no run looks up. One that was handed out before was nobody's then.
 *
 * @param orphans ids of those intents
 */
export function mayBeOurs(
	{ sides }: Comparison,
	doubtful: Readonly<Record<Side, Doubtful>>,
	orphans: ReadonlySet<string>,
	{ writes }: Decision,
	{ side, place }: UnlinkedRecord,
): readonly Intent[] | 'waits' | null {
	const isNew = writes.some(({ draft }) => draft.action === 'create' && draft.attempts === 1);
	if (!isNew) return null;
	const { isFresh, byHash } = doubtful[side];
	if (isFresh) return 'waits';
	const makers = byHash.size > 0 ? byHash.get(sides[side].hashAt(place)) : undefined;
	if (makers === undefined) return null;
	return makers.every(({ id }) => orphans.has(id)) ? makers : 'waits';
}
