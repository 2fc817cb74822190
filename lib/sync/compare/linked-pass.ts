import type { Store } from '../../store';
import { inChunks } from '../rows';
import {
	findLinks,
	linkPages,
	readContents,
	type Link,
	type LinkContents,
} from '../links/link-table';
import { keyOf, type LinkChange } from '../links/link';
import { SIDES, type Side } from '../sides';
import { subjectsOf, type Comparison } from './comparison';
import type { Decisions } from './decisions';
import { decideLinked, verdictOn } from './pair/decide-linked';
import { cameTwice, decideHeld, isHeld } from './pair/held';
import { keys, wasGoneAlone, type LinkedPair } from './pair/linked-pair';
import { sameness } from './pair/sameness';

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
	if (cameTwice(comparison, link)) return false;
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
	const places = standing(comparison, link, placesOf(comparison, link));
	const pair = { link, contents, places, isNew: false };
	const isTwice = cameTwice(comparison, link);
	if (!isTwice && mayBeUnread(comparison, pair)) return;
	if (isTwice || isHeld(comparison, pair)) {
		const decision = decideHeld(comparison, pair);
		if (decision.kind === 'gone') noteMissing(comparison, pass, pair);
		pass.decisions.add(decision);
		return;
	}
	const { kind } = verdictOn(comparison, pair);
	if (kind === 'recreate' || kind === 'tombstone') noteMissing(comparison, pass, pair);
	else if (kind === 'vanish' || kind === 'unlink') countGone(comparison, pass, link);
	if (kind === 'recreate') pass.recreations.push(pair);
	else pass.decisions.add(decideLinked(comparison, pair));
}

function noteMissing(comparison: Comparison, pass: LinkedPass, pair: LinkedPair): void {
	countGone(comparison, pass, pair.link);
	pass.missing.push(pair);
}

function countGone(comparison: Comparison, pass: LinkedPass, link: Link): void {
	if (link.state === 'active' && !wasLetThrough(comparison, link)) pass.newlyGone += 1;
}

/** One of the items that could not be read may be its record, with a change: it waits for the next read. */
function mayBeUnread({ sides }: Comparison, { places }: LinkedPair): boolean {
	return SIDES.some((side) => !sides[side].isRead(places[side]) && sides[side].failures.size > 0);
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

function placesOf({ sides }: Comparison, link: Link): LinkedPair['places'] {
	return {
		accountView: sides.accountView.places.get(link.accountViewKey) ?? null,
		other: sides.other.places.get(link.otherKey) ?? null,
	};
}

/** What is kept of a record that was found gone is no sign that it is there. */
function standing(
	comparison: Comparison,
	link: Link,
	places: LinkedPair['places'],
): LinkedPair['places'] {
	const { sides, known } = comparison;
	if (sides.other.isRead(places.other)) return places;
	const isRemoved =
		places.accountView === null
			? wasGoneAlone(comparison, link)
			: known.intentFor('other', link.id)?.action === 'create';
	return isRemoved ? { ...places, other: null } : places;
}
