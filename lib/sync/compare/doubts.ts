import type { Store } from '../../store';
import { subjectOf } from '../issues/issue';
import { keyOf, type Link } from '../links/link';
import { findByHash, findLinks } from '../links/link-table';
import { receives } from '../plan/rules';
import { opposite, SIDES, type Side } from '../sides';
import type { Comparison } from './comparison';
import type { UnlinkedRecord } from './side-index';
import { oldKeysIn, type Formerly } from './formerly';
import type { Unmatched } from './singles';

/** What is known of a record beside the record itself. */
type Doubts = Pick<Unmatched, 'numberTaken' | 'formerly'>;

/** Looks up, for all that may be created, whether their number or their content is linked already. */
export async function doubtsAbout(
	store: Store,
	comparison: Comparison,
	singles: readonly UnlinkedRecord[],
): Promise<ReadonlyMap<UnlinkedRecord, Doubts>> {
	const doubts = new Map<UnlinkedRecord, Doubts>();
	for (const side of SIDES) {
		if (!receives(comparison.settings.rules, opposite(side))) continue;
		const own = singles.filter((single) => single.side === side);
		if (own.length === 0) continue;
		await findOldKeys(store, comparison, side, own, doubts);
		if (side === 'accountView') await findAsked(store, comparison, own, doubts);
		await findTakenNumbers(store, comparison, side, own, doubts);
	}
	return doubts;
}

/** The content of a linked record that was not read: then its key may have been changed. */
async function findOldKeys(
	store: Store,
	comparison: Comparison,
	side: Side,
	singles: readonly UnlinkedRecord[],
	doubts: Map<UnlinkedRecord, Doubts>,
): Promise<void> {
	const { settings, sides, stream, isFirst, known } = comparison;
	if (settings.rules.sameContent === 'new' || isFirst) return;
	const index = sides[side];
	const hashes = singles.map(({ place }) => index.hashAt(place));
	const links = await store.transaction((sql) => findByHash(sql, stream, side, hashes));
	const gone = links.filter((link) => !index.has(keyOf(link, side)));
	const byHash = new Map(
		gone.map((link) => [side === 'accountView' ? link.accountViewHash : link.otherHash, link]),
	);
	for (const [position, single] of singles.entries()) {
		const link = byHash.get(hashes[position] ?? '');
		const isTried = known.intentsOf(subjectOf(side, single.key)).length > 0;
		if (link === undefined || isTried) continue;
		doubts.set(single, { formerly: { links: [linkedAs(link, side)], by: 'content' } });
	}
}

/** Asked about by its name before, and this read cannot tell whether that still holds. */
async function findAsked(
	store: Store,
	{ sides, stream, known, settings }: Comparison,
	singles: readonly UnlinkedRecord[],
	doubts: Map<UnlinkedRecord, Doubts>,
): Promise<void> {
	if (sides.accountView.isComplete || settings.rules.sameContent === 'new') return;
	const asked = new Map<UnlinkedRecord, readonly string[]>();
	for (const single of singles) {
		const issue = known
			.issuesOf(subjectOf('accountView', single.key))
			.find(({ code, facts }) => code === 'KEY_CHANGED' && facts['by'] === 'name');
		if (issue !== undefined) asked.set(single, oldKeysIn(issue));
	}
	if (asked.size === 0) return;
	const links = await store.transaction((sql) =>
		findLinks(sql, stream, 'accountView', [...asked.values()].flat()),
	);
	const byKey = new Map(links.map((link) => [link.accountViewKey, link]));
	for (const [single, keys] of asked) {
		const gone = keys
			.flatMap((key) => byKey.get(key) ?? [])
			.filter(({ state }) => state === 'goneInAccountView')
			.map((link) => linkedAs(link, 'accountView'));
		if (gone.length > 0 && !doubts.has(single)) {
			doubts.set(single, { formerly: { links: gone, by: 'name' } });
		}
	}
}

function linkedAs(link: Link, side: Side): Formerly['links'][number] {
	return { key: keyOf(link, side), counterpart: keyOf(link, opposite(side)) };
}

/** The number of a record on the opposite side that is linked to another one. */
async function findTakenNumbers(
	store: Store,
	comparison: Comparison,
	side: Side,
	singles: readonly UnlinkedRecord[],
	doubts: Map<UnlinkedRecord, Doubts>,
): Promise<void> {
	const { settings, sides, stream } = comparison;
	if (settings.match.number === null) return;
	const target = opposite(side);
	const keysByNumber = numbersOf(comparison, target);
	const isKey = settings.match.number[target] === settings.key[target];
	const keyFor = ({ number, writtenNumber }: UnlinkedRecord): string | undefined =>
		number === '' ? undefined : (keysByNumber.get(number) ?? (isKey ? writtenNumber : undefined));
	const keys = singles.flatMap((single) => keyFor(single) ?? []);
	const links = await store.transaction((sql) => findLinks(sql, stream, target, keys));
	const byKey = new Map(links.map((link) => [keyOf(link, target), link]));
	for (const single of singles) {
		const link = byKey.get(keyFor(single) ?? '');
		if (link === undefined) continue;
		const linkedTo = keyOf(link, side);
		const isGone = sides[side].isComplete && !sides[side].has(linkedTo);
		const counterpart = keyOf(link, target);
		doubts.set(single, {
			...doubts.get(single),
			numberTaken: { linkedTo, isGone, counterpart },
		});
	}
}

/** AccountView's numbers as the records of one side that were read have them, with their keys. */
function numbersOf({ sides }: Comparison, side: Side): Map<string, string> {
	const index = sides[side];
	const keys = new Map<string, string>();
	for (const [key, place] of index.places) {
		const number = index.numberAt(place);
		if (number !== '') keys.set(number, key);
	}
	return keys;
}
