import { grouped } from './grouped';
import type { Known } from './registered';
import type { Verdict } from './verdict';

/** How one that was made by hand at a service is known to be a record of AccountView. */
export interface Likeness<Data> {
	/** What the two have alike, the surest first; '' for nothing. */
	readonly sameBy: (data: Data) => readonly string[];
	/** Whether nothing speaks against it. */
	readonly mayBeSame?: (one: Data, other: Data) => boolean;
}

/**
 * Which of those that were made by hand is which record, by its key; each at most once. The surest likeness counts
 * first, and of records that are alike the lowest code, so that the order of a table does not matter.
 *
 * @param verdicts of records that are not at the service under their own reference
 */
export function madeByHand<Data, Item extends Known<Data>>(
	verdicts: readonly Verdict<Data>[],
	known: readonly Item[],
	{ sameBy, mayBeSame = () => true }: Likeness<Data>,
): ReadonlyMap<string, Item> {
	const found = new Map<string, Item>();
	const free = known
		.filter(({ reference }) => reference === '')
		.map((item) => ({ item, marks: sameBy(item.data) }));
	if (free.length === 0) return found;
	const open = verdicts
		.filter(({ wish }) => wish === 'register')
		.toSorted((one, other) => compared(one.key, other.key))
		.map((verdict) => ({ verdict, marks: sameBy(verdict.data) }));
	const taken = new Set<string>();
	const ranks = free.reduce((most, { marks }) => Math.max(most, marks.length), 0);
	for (let rank = 0; rank < ranks; rank += 1) {
		const byMark = grouped(free, ({ marks }) => marks[rank] ?? '');
		for (const { verdict, marks } of open) {
			const mark = marks[rank] ?? '';
			if (mark === '' || found.has(verdict.key)) continue;
			const alike = byMark
				.get(mark)
				?.find(({ item }) => !taken.has(item.id) && mayBeSame(item.data, verdict.data));
			if (alike === undefined) continue;
			taken.add(alike.item.id);
			found.set(verdict.key, alike.item);
		}
	}
	return found;
}

/** Of codes, the same on every machine. */
export function compared(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
