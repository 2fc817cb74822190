import type { Store } from '../../store';
import { subjectOf } from '../issues/issue';
import { findByHash, findLinks } from '../links/link-table';
import { keyOf, type Link } from '../links/link';
import { matchSingles, type MatchedPair, type Single } from '../plan/match';
import { reasons } from '../plan/reasons';
import { receives } from '../plan/rules';
import { opposite, SIDES, type Side } from '../sides';
import type { Comparison } from './comparison';
import type { Decision } from './decision';
import { decideGhosts, ghostsOf, type Ghost } from './ghosts';
import type { LinkedPass } from './linked-pass';
import { decideLinked, decideRecreation } from './pair/decide-linked';
import type { LinkedPair } from './pair/linked-pair';
import { isPlainMatch, type PlainMatch } from './plain-match';
import { RenamedRecords } from './renamed';
import type { UnlinkedRecord } from './side-index';
import { decideSingle, type Unmatched } from './singles';

/** What a comparison has come to about the records that have no link. */
export interface UnlinkedPass {
	/** Pairs that were recognised. */
	readonly matched: number;
	/** Those of them that only have to be linked. */
	readonly plain: readonly PlainMatch[];
	/** Records that are left to the next run, see {@link doubtfulOn}. */
	readonly held: number;
}

/** Either a record of the input, or one that a link or an intent knows and a side no longer has. */
type Candidate =
	| UnlinkedRecord
	| (Single & { readonly is: 'recreation'; readonly pair: LinkedPair })
	| (Single & { readonly is: 'ghost'; readonly ghost: Ghost });

/**
 * Recognises records on both sides as the same one, and decides on those that are on one side only.
 * Records that are about to be made again, and records whose making nobody told the end of, are
 * looked for first: so a crash or a removal by mistake does not make twins.
 */
export async function passUnlinked(
	store: Store,
	comparison: Comparison,
	{ recreations, missing, decisions }: Pick<LinkedPass, 'recreations' | 'missing' | 'decisions'>,
	wantsPairs: boolean,
): Promise<UnlinkedPass> {
	const candidates = candidatesOf(comparison, recreations);
	const { pairs, ambiguous, rest } = matchSingles(candidates.accountView, candidates.other);
	const plain: PlainMatch[] = [];
	for (const pair of pairs) {
		if (!wantsPairs && isUnlinkedPair(pair) && isPlainMatch(comparison, pair)) plain.push(pair);
		else decisions.add(decideMatch(comparison, pair));
	}
	const unknown = unknownOn(comparison, rest);
	const doubts = await doubtsAbout(store, comparison, rest.filter(isUnlinked));
	const renamed = new RenamedRecords(comparison, missing, rest.filter(isUnlinked));
	const doubtful = doubtfulOn(comparison);
	let held = 0;
	for (const one of rest) {
		const candidateKeys = ambiguous.get(one);
		if (one.is === 'recreation') {
			const newKey = renamed.singleOf(one.pair)?.key;
			decisions.add(decideRecreation(comparison, one.pair, { candidateKeys, newKey }));
		}
		if (one.is === 'unlinked') {
			const pair = renamed.pairOf(one);
			// Its link says what is to be looked at.
			if (pair !== undefined && recreations.includes(pair)) continue;
			const several = candidateKeys === undefined ? {} : { candidates: candidateKeys };
			const unknownThere = unknown[opposite(one.side)];
			const unmatched = {
				single: one,
				unknownThere,
				...doubts.get(one),
				...several,
				...oldKeyOf(pair, one),
			};
			const decision = decideSingle(comparison, unmatched);
			if (mayBeOurs(comparison, doubtful, decision, one)) held += 1;
			else decisions.add(decision);
		}
	}
	const ghosts = rest.flatMap((one) => (one.is === 'ghost' ? [one.ghost] : []));
	decisions.addAll(decideGhosts(comparison, ghosts));
	return { matched: pairs.length, plain, held };
}

/** The key under which a record seems to be linked. */
function oldKeyOf(pair: LinkedPair | undefined, { side }: Single): Pick<Unmatched, 'oldKey'> {
	return pair === undefined ? {} : { oldKey: keyOf(pair.link, side) };
}

/** So many attempts of unknown end may hold others. Each may have made the record after its look. */
const PATIENCE = 5;

/** What earlier runs were making on a side without telling the end of it. */
interface Doubtful {
	/** One of them was not tried often enough to be given up. */
	readonly isFresh: boolean;
	/** What the record would look like, as digests. */
	readonly hashes: ReadonlySet<string>;
}

/**
 * By side. A record that is new there may be one that an earlier run has made. This run looks it up,
 * so other new records wait for the next. After some attempts in vain only those of the same
 * content wait on, so that one record which always breaks off does not hold all others.
 */
function doubtfulOn({ known, sides }: Comparison): Record<Side, Doubtful> {
	const on = (side: Side): Doubtful => {
		const unknown = known.intents.filter(
			({ state, action, target }) => state === 'open' && action === 'create' && target === side,
		);
		return {
			isFresh: unknown.some(({ attempts }) => attempts <= PATIENCE),
			hashes: new Set(
				unknown.flatMap(({ proposal }) =>
					proposal.kind === 'create' ? [sides[side].hashOf(proposal.content)] : [],
				),
			),
		};
	};
	return { accountView: on('accountView'), other: on('other') };
}

/** One that was handed out before was nobody's then, and does not wait. */
function mayBeOurs(
	{ sides }: Comparison,
	doubtful: Readonly<Record<Side, Doubtful>>,
	{ writes }: Decision,
	{ side, place }: UnlinkedRecord,
): boolean {
	const isNew = writes.some(({ draft }) => draft.action === 'create' && draft.attempts === 1);
	if (!isNew) return false;
	const { isFresh, hashes } = doubtful[side];
	return isFresh || (hashes.size > 0 && hashes.has(sides[side].hashAt(place)));
}

/** What is known of a record beside the record itself. */
type Doubts = Pick<Unmatched, 'numberTaken' | 'oldKey'>;

/** How many records of each side are linked to nothing and resemble nothing. */
function unknownOn({ sides }: Comparison, rest: readonly Candidate[]): Record<Side, number> {
	const count = (side: Side): number =>
		rest.filter((one) => one.side === side && one.is === 'unlinked').length +
		sides[side].twice.size +
		sides[side].keyless.length;
	return { accountView: count('accountView'), other: count('other') };
}

function candidatesOf(
	comparison: Comparison,
	recreations: readonly LinkedPair[],
): Record<Side, Candidate[]> {
	const { sides } = comparison;
	const candidates: Record<Side, Candidate[]> = { accountView: [], other: [] };
	for (const pair of recreations) {
		const single = sides.accountView.recognisedBy(pair.places.accountView ?? 0);
		candidates.accountView.push({ ...single, is: 'recreation', pair });
	}
	for (const ghost of ghostsOf(comparison)) {
		candidates[ghost.single.side].push({ ...ghost.single, is: 'ghost', ghost });
	}
	for (const side of SIDES) {
		for (const record of sides[side].unsettled()) candidates[side].push(record);
	}
	return candidates;
}

function isUnlinked(candidate: Candidate): candidate is UnlinkedRecord {
	return candidate.is === 'unlinked';
}

function isUnlinkedPair(
	pair: MatchedPair<Candidate>,
): pair is MatchedPair<Candidate> & MatchedPair<UnlinkedRecord> {
	return isUnlinked(pair.accountView) && isUnlinked(pair.other);
}

function decideMatch(
	comparison: Comparison,
	{ accountView, other, by }: MatchedPair<Candidate>,
): Decision {
	const reason = reasons.linked(by);
	const places = {
		accountView: accountView.is === 'unlinked' ? accountView.place : null,
		other: other.is === 'unlinked' ? other.place : null,
	};
	if (accountView.is === 'recreation') {
		return relink(comparison, accountView.pair, other.key, places.other, reason);
	}
	const ghost = accountView.is === 'ghost' ? accountView.ghost.intent : null;
	const before = ghost?.link ?? null;
	const link: Link = {
		id: before ?? comparison.newId(),
		accountViewKey: accountView.key,
		otherKey: other.key,
		state: accountView.is === 'ghost' ? 'goneInAccountView' : 'active',
		accountViewVersion: null,
		otherVersion: null,
		accountViewHash: '',
		otherHash: '',
	};
	const contents = { accountView: {}, other: {} };
	if (ghost !== null && before !== null) {
		const pair = { link, contents, places, isNew: false };
		const decision = relink(comparison, pair, other.key, places.other, reason);
		const others = decision.settled.filter(({ intent }) => intent !== ghost.id);
		return { ...decision, settled: [...others, { intent: ghost.id, as: 'done' }] };
	}
	return decideLinked(comparison, { link, contents, places, isNew: true, reason });
}

/** The record that was about to be made again, or was, is there under another key. */
function relink(
	comparison: Comparison,
	pair: LinkedPair,
	otherKey: string,
	place: number | null,
	reason: LinkedPair['reason'],
): Decision {
	const decision = decideLinked(comparison, {
		link: { ...pair.link, otherKey },
		contents: { accountView: {}, other: {} },
		places: { ...pair.places, other: place },
		isNew: false,
		...(reason !== undefined && { reason }),
	});
	const { updateLink } = decision;
	const state = pair.link.state;
	return { ...decision, updateLink: { state, ...updateLink, id: pair.link.id, otherKey } };
}

/** Looks up, for all that may be created, whether their number or their content is linked already. */
async function doubtsAbout(
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
	const oldKeys = new Map(
		gone.map((link) => [
			side === 'accountView' ? link.accountViewHash : link.otherHash,
			keyOf(link, side),
		]),
	);
	for (const [position, single] of singles.entries()) {
		const oldKey = oldKeys.get(hashes[position] ?? '');
		const isTried = known.intentsOf(subjectOf(side, single.key)).length > 0;
		if (oldKey !== undefined && !isTried) doubts.set(single, { oldKey });
	}
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
		doubts.set(single, { ...doubts.get(single), numberTaken: { linkedTo, isGone } });
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
