import type { Store } from '../../store';
import { inChunks } from '../rows';
import {
	findLinks,
	linkPages,
	readContents,
	type Link,
	type LinkContents,
} from '../links/link-table';
import { subjectOf } from '../issues/issue';
import { keyOf, type LinkChange } from '../links/link';
import { opposite, SIDES, type Side } from '../sides';
import { reasons } from '../plan/reasons';
import { sourceAt, subjectsOf, type Comparison } from './comparison';
import { plainDecision } from './decision';
import type { Decisions } from './decisions';
import { decideLinked, verdictOn } from './pair/decide-linked';
import { keys, type LinkedPair } from './pair/linked-pair';

/** What a comparison has come to about the records that are linked. */
export interface LinkedPass {
	readonly decisions: Decisions;
	/** Pairs that AccountView leads to be made again: first looked for among the unlinked. */
	readonly recreations: LinkedPair[];
	/** All pairs of which a complete read has not brought one record. */
	readonly missing: LinkedPair[];
	/** Links whose records were looked at and are the same as when they last agreed. */
	quiet: number;
	/** Places of those pairs in the input, where they are asked for. */
	readonly quietPairs: (readonly [accountView: number, other: number])[];
	/** Marks of versions to renew: touched, and the same. */
	readonly renewed: LinkChange[];
	/** Active links that a complete read of a side has not brought. */
	newlyGone: number;
	/** Active links that were looked at, for each side that was read completely. */
	readonly linked: Record<Side, number>;
}

/**
 * Goes through the links: all of them when a side was read completely, and those of the records that
 * were read otherwise, so that a run that reads changes costs what has changed.
 */
export async function passLinked(
	store: Store,
	comparison: Comparison,
	decisions: Decisions,
	wantsPairs: boolean,
): Promise<LinkedPass> {
	const pass: LinkedPass = {
		decisions,
		recreations: [],
		missing: [],
		quiet: 0,
		quietPairs: [],
		renewed: [],
		newlyGone: 0,
		linked: { accountView: 0, other: 0 },
	};
	for await (const links of relevantLinks(store, comparison)) {
		const open = links.filter((link) => !isQuiet(comparison, pass, link, wantsPairs));
		const contents = await store.transaction((sql) =>
			readContents(
				sql,
				open.map(({ id }) => id),
			),
		);
		for (const link of open) decide(comparison, pass, link, contents.get(link.id));
	}
	return pass;
}

async function* relevantLinks(
	store: Store,
	{ stream, sides }: Comparison,
): AsyncGenerator<readonly Link[]> {
	if (SIDES.some((side) => sides[side].isComplete)) {
		yield* linkPages(store, stream);
		return;
	}
	const done = new Set<string>();
	for (const side of SIDES) {
		for (const keys of inChunks([...sides[side].places.keys(), ...sides[side].twice.keys()])) {
			const found = await store.transaction((sql) => findLinks(sql, stream, side, keys));
			const fresh = found.filter(({ id }) => !done.has(id));
			for (const { id } of fresh) done.add(id);
			yield fresh;
		}
	}
}

/** Whether nothing is to be done; notes both records as dealt with. */
function isQuiet(
	comparison: Comparison,
	pass: LinkedPass,
	link: Link,
	wantsPairs: boolean,
): boolean {
	const { sides, known } = comparison;
	const places = placesOf(comparison, link);
	for (const side of SIDES) {
		const place = places[side];
		if (place !== null) sides[side].settle(place);
		if (sides[side].isComplete && link.state === 'active') pass.linked[side] += 1;
	}
	// Which of the two it is, is for a person to say.
	if (SIDES.some((side) => sides[side].twice.has(keyOf(link, side)))) {
		keepCounterpart(comparison, pass, link, places);
		return true;
	}
	if (link.state !== 'active') return false;
	if (!known.isClear && known.isBusyWith(subjectsOf(link.id, keys({ link })))) return false;
	const states = SIDES.map((side) => sameness(comparison, link, side, places[side]));
	if (states.includes('differs')) return false;
	if (states.includes('touched')) pass.renewed.push(renewal(comparison, link, places));
	if (SIDES.some((side) => isKept(comparison, side, keyOf(link, side)))) return false;
	pass.quiet += 1;
	if (wantsPairs) pass.quietPairs.push([places.accountView ?? -1, places.other ?? -1]);
	return true;
}

/** What has changed on the opposite side of two with one key may not come again. */
function keepCounterpart(
	comparison: Comparison,
	pass: LinkedPass,
	link: Link,
	places: LinkedPair['places'],
): void {
	const observed = SIDES.flatMap((side) => {
		const place = places[side];
		const isNews = place !== null && sameness(comparison, link, side, place) === 'differs';
		return isNews ? [sourceAt(comparison.sides[side], place)] : [];
	});
	if (observed.length === 0) return;
	pass.decisions.add({
		...plainDecision(keys({ link }), link.id),
		kind: 'attention',
		observed,
		reason: reasons.attention(),
	});
}

/** `touched`: another version with the same content. */
function sameness(
	{ sides }: Comparison,
	link: Link,
	side: Side,
	place: number | null,
): 'same' | 'touched' | 'differs' {
	const index = sides[side];
	if (place === null) return index.isComplete ? 'differs' : 'same';
	const version = index.versionAt(place);
	const known = side === 'accountView' ? link.accountViewVersion : link.otherVersion;
	const hash = side === 'accountView' ? link.accountViewHash : link.otherHash;
	// Without a hash nothing is agreed on yet, whatever the version.
	if (version !== null && version === known && hash !== '') return 'same';
	if (index.hashAt(place) !== hash) return 'differs';
	return version === null ? 'same' : 'touched';
}

function renewal({ sides }: Comparison, { id }: Link, places: LinkedPair['places']): LinkChange {
	const { accountView, other } = places;
	return {
		id,
		...(accountView !== null && {
			accountViewVersion: sides.accountView.versionAt(accountView),
		}),
		...(other !== null && { otherVersion: sides.other.versionAt(other) }),
	};
}

function isKept({ known }: Comparison, side: Side, key: string): boolean {
	return known.isKept(side, key);
}

function decide(
	comparison: Comparison,
	pass: LinkedPass,
	link: Link,
	contents: LinkContents | undefined,
): void {
	// Removed since it was read, by an import of links.
	if (contents === undefined) return;
	const pair = { link, contents, places: placesOf(comparison, link), isNew: false };
	if (mayBeUnread(comparison, pair)) return;
	if (
		wasReadTwice(comparison, pair) ||
		wasLeftOut(comparison, pair) ||
		isStillToBeWritten(comparison, pair)
	) {
		keepCounterpart(comparison, pass, link, pair.places);
		return;
	}
	const verdict = verdictOn(comparison, pair);
	const isGone = ['recreate', 'tombstone', 'vanish', 'unlink'].includes(verdict.kind);
	if (isGone && link.state === 'active' && !wasLetThrough(comparison, link)) pass.newlyGone += 1;
	if (verdict.kind === 'recreate' || verdict.kind === 'tombstone') pass.missing.push(pair);
	if (verdict.kind === 'recreate') pass.recreations.push(pair);
	else pass.decisions.add(decideLinked(comparison, pair));
}

/**
 * Found gone by an earlier run, which the brake let through: it was to be made again, or was shown. It is
 * gone until that has come to an end, and counted each time it would hold everything else for good.
 */
function wasLetThrough({ known }: Comparison, { id }: Link): boolean {
	if (known.intentFor('other', id)?.action === 'create') return true;
	return known
		.issuesOf(id)
		.some(({ code }) => code === 'KEY_CHANGED' || code === 'MATCH_AMBIGUOUS');
}

/** One of the items that could not be read may be its record, with a change: it waits for the next read. */
function mayBeUnread({ sides }: Comparison, { places }: LinkedPair): boolean {
	return SIDES.some((side) => !sides[side].isRead(places[side]) && sides[side].failures.size > 0);
}

/** Two came with its key last time, and none since: what has changed in it is not known. */
function wasReadTwice({ sides, known }: Comparison, { link, places }: LinkedPair): boolean {
	return SIDES.some(
		(side) =>
			!sides[side].isComplete &&
			!sides[side].isRead(places[side]) &&
			known.issuesOf(subjectOf(side, keyOf(link, side))).some(({ code }) => code === 'KEY_TWICE'),
	);
}

/**
 * A complete read of the other side has not brought it, and this one reads changes only: removed, or
 * left out with a change of its own. What AccountView has goes to it once it is known which.
 */
function wasLeftOut({ sides, known }: Comparison, { link, places }: LinkedPair): boolean {
	return (
		!sides.other.isComplete &&
		places.other === null &&
		places.accountView !== null &&
		known.issuesOf(link.id).some(({ code }) => code === 'GONE_IN_OTHER')
	);
}

/**
 * A change of a record that this read has not brought could not be written. What it was is in that
 * record only, and it stays listed until it is read again. What went back over a change of the opposite
 * side was in both before, and needs no reading.
 */
function isStillToBeWritten(
	{ sides, known }: Comparison,
	{ link, contents, places }: LinkedPair,
): boolean {
	return known.intentsOf(link.id).some(({ proposal, state, target }) => {
		const source = opposite(target);
		const isUnseen = places[source] === null && !sides[source].isComplete;
		if (proposal.kind !== 'update' || state !== 'failed' || !isUnseen) return false;
		return proposal.sourceHash !== sides[source].hashOf(contents[source]);
	});
}

function placesOf({ sides }: Comparison, link: Link): LinkedPair['places'] {
	return {
		accountView: sides.accountView.places.get(link.accountViewKey) ?? null,
		other: sides.other.places.get(link.otherKey) ?? null,
	};
}
