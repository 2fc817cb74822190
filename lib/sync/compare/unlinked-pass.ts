import type { Store } from '../../store';
import { subjectOf } from '../issues/issue';
import type { Intent } from '../journal/intents';
import { keyOf, NOTHING_AGREED, type Link } from '../links/link';
import { matchSingles, type MatchedPair, type Single } from '../plan/match';
import { reasons } from '../plan/reasons';
import { opposite, SIDES, type Side } from '../sides';
import { isWriteIssue } from './attention';
import { forgettable, type Comparison } from './comparison';
import type { Decision } from './decision';
import type { Decisions } from './decisions';
import { doubtsAbout } from './doubts';
import { decideGhosts, ghostsOf, type Ghost } from './ghosts';
import type { LinkedPass } from './linked-pass';
import { decideLinked, decideRecreation } from './pair/decide-linked';
import { type LinkedPair } from './pair/linked-pair';
import { doubtfulOn, mayBeOurs } from './may-be-ours';
import { plainMatches, PlainMatches } from './plain-match';
import { RenamedRecords, type Resemblance } from './renamed';
import type { UnlinkedRecord } from './side-index';
import { decideMaybeMade, decideSingle, type Unmatched } from './singles';

/** What a comparison has come to about the records that have no link. */
export interface UnlinkedPass {
	/** Pairs that were recognised. */
	readonly matched: number;
	/** Those of them that only have to be linked. */
	readonly plain: PlainMatches;
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
	const ghosts = ghostsOf(comparison);
	// What is looked for may be any of them, and pairs that are asked for are decisions.
	const areAllThere = recreations.length === 0 && ghosts.length === 0;
	const plain = areAllThere && !wantsPairs ? plainMatches(comparison) : new PlainMatches();
	const candidates = candidatesOf(comparison, recreations, ghosts);
	const { pairs, ambiguous, rest } = matchSingles(candidates.accountView, candidates.other);
	for (const pair of pairs) {
		if (!mayHaveChanged(comparison, pair)) decisions.add(decideMatch(comparison, pair));
	}
	const unmatched = rest.filter(isUnlinked);
	const facts: RestFacts = {
		ambiguous,
		unknown: unknownOn(comparison, rest),
		doubts: await doubtsAbout(store, comparison, unmatched),
		renamed: new RenamedRecords(comparison, missing, unmatched),
		recreations: new Set(recreations),
	};
	const held = decideRest(comparison, decisions, rest, facts);
	const unseen = rest.flatMap((one) => (one.is === 'ghost' ? [one.ghost] : []));
	decisions.addAll(decideGhosts(comparison, unseen));
	return { matched: plain.count + pairs.length, plain, held };
}

/** What the decisions on records that are in no pair are made from. */
interface RestFacts {
	readonly ambiguous: ReadonlyMap<Candidate, readonly string[]>;
	readonly unknown: Readonly<Record<Side, number>>;
	readonly doubts: Awaited<ReturnType<typeof doubtsAbout>>;
	readonly renamed: RenamedRecords;
	readonly recreations: ReadonlySet<LinkedPair>;
}

/**
 * Decides on what is in no pair: first on what earlier runs have handed out, which tells what of it no run
 * looks up.
 *
 * @returns how many records are left to the next run
 */
function decideRest(
	comparison: Comparison,
	decisions: Decisions,
	rest: readonly Candidate[],
	facts: RestFacts,
): number {
	const alive = new Set<string>();
	const orphans = new Set<string>();
	const fresh: UnlinkedRecord[] = [];
	for (const one of rest) {
		const intent = intentOf(comparison, one);
		if (one.is === 'unlinked' && intent === undefined) {
			fresh.push(one);
			continue;
		}
		const decision = decideOne(comparison, one, facts);
		if (decision !== null) decisions.add(decision);
		if (intent === undefined) continue;
		if (!isStuck(comparison, one, decision)) alive.add(intent.id);
		else if (one.is === 'ghost') orphans.add(intent.id);
	}
	const doubtful = doubtfulOn(comparison, new Set([...alive, ...decisions.takenUp]));
	let held = 0;
	for (const one of fresh) {
		const decision = decideOne(comparison, one, facts);
		if (decision === null) continue;
		const makers = mayBeOurs(comparison, doubtful, orphans, decision, one);
		if (makers === 'waits') held += 1;
		else if (makers === null) decisions.add(decision);
		else decisions.add(decideMaybeMade(comparison, one, keysOf(makers)));
	}
	return held;
}

function keysOf(makers: readonly Intent[]): string {
	return makers.map(({ sourceKey }) => sourceKey).join(', ');
}

/** What an earlier run has handed out of it without being told the end. */
function intentOf({ known }: Comparison, one: Candidate): Intent | undefined {
	switch (one.is) {
		case 'recreation':
			return known.intentFor('other', one.pair.link.id);
		case 'ghost':
			return one.ghost.intent;
		case 'unlinked':
			return known.intentFor(opposite(one.side), subjectOf(one.side, one.key));
	}
}

/** Null where something else says what is to be looked at. */
function decideOne(
	comparison: Comparison,
	one: Candidate,
	{ ambiguous, unknown, doubts, renamed, recreations }: RestFacts,
): Decision | null {
	const candidateKeys = ambiguous.get(one);
	if (one.is === 'ghost') return null;
	if (one.is === 'recreation') {
		const newKey = renamed.singleOf(one.pair)?.key;
		return decideRecreation(comparison, one.pair, { candidateKeys, newKey });
	}
	const resembled = renamed.of(one);
	if (resembled?.pairs.some((pair) => recreations.has(pair)) === true) return null;
	return decideSingle(comparison, {
		single: one,
		unknownThere: unknown[opposite(one.side)],
		...doubts.get(one),
		...(candidateKeys !== undefined && { candidates: candidateKeys }),
		...formerlyOf(resembled, one),
	});
}

/**
 * Whether no run looks up what became of it: a person has to say first who is who, or its source is gone
 * and the side that it may be on is read by its changes only.
 */
function isStuck({ sides }: Comparison, one: Candidate, decision: Decision | null): boolean {
	if (one.is === 'ghost') return !sides[one.ghost.intent.target].isComplete;
	if (decision === null) return true;
	const { issue, writes } = decision;
	return issue !== undefined && writes.length === 0 && !isWriteIssue(issue);
}

/**
 * One of the items that could not be read may be its record, which is known from an earlier run only:
 * the pair waits for the next read.
 */
function mayHaveChanged({ sides }: Comparison, pair: MatchedPair<Candidate>): boolean {
	return SIDES.some((side) => {
		const { [side]: record } = pair;
		const isKept = isUnlinked(record) && !sides[side].isRead(record.place);
		return isKept && sides[side].failures.size > 0;
	});
}

/** The keys under which a record may have been linked, and to what. */
function formerlyOf(found: Resemblance | undefined, { side }: Single): Pick<Unmatched, 'formerly'> {
	if (found === undefined) return {};
	const { pairs, by } = found;
	const links = pairs.map(({ link }) => ({
		key: keyOf(link, side),
		counterpart: keyOf(link, opposite(side)),
	}));
	return { formerly: { links, by } };
}

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
	ghosts: readonly Ghost[],
): Record<Side, Candidate[]> {
	const { sides } = comparison;
	const candidates: Record<Side, Candidate[]> = { accountView: [], other: [] };
	for (const pair of recreations) {
		const single = sides.accountView.recognisedBy(pair.places.accountView ?? 0);
		candidates.accountView.push({ ...single, is: 'recreation', pair });
	}
	for (const ghost of ghosts) {
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
		...UNAGREED,
		id: before ?? comparison.newId(),
		accountViewKey: accountView.key,
		otherKey: other.key,
		state: accountView.is === 'ghost' ? 'goneInAccountView' : 'active',
	};
	const contents = NOTHING_AGREED;
	if (ghost !== null && before !== null) {
		const pair = { link, contents, places, isNew: false };
		const decision = relink(comparison, pair, other.key, places.other, reason);
		const others = decision.settled.filter(({ intent }) => intent !== ghost.id);
		return { ...decision, settled: [...others, { intent: ghost.id, as: 'done' }] };
	}
	return decideLinked(comparison, { link, contents, places, isNew: true, reason });
}

const UNAGREED = {
	accountViewVersion: null,
	otherVersion: null,
	accountViewHash: '',
	otherHash: '',
} as const;

/**
 * The record that was about to be made again, or was, is there under another key. Nothing is agreed on with
 * it: somebody may have typed it in anew, or it is a namesake.
 */
function relink(
	comparison: Comparison,
	pair: LinkedPair,
	otherKey: string,
	place: number | null,
	reason: LinkedPair['reason'],
): Decision {
	const decision = decideLinked(comparison, {
		link: { ...pair.link, otherKey, ...UNAGREED },
		contents: NOTHING_AGREED,
		places: { ...pair.places, other: place },
		isNew: false,
		...(reason !== undefined && { reason }),
	});
	const { updateLink } = decision;
	const { id, state } = pair.link;
	return {
		...decision,
		updateLink: { state, ...UNAGREED, contents: NOTHING_AGREED, ...updateLink, id, otherKey },
		forgotten: [
			...decision.forgotten,
			...forgettable(comparison, { accountView: null, other: pair.link.otherKey }),
		],
	};
}
