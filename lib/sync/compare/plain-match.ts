import type { LinkWithContent } from '../links/link';
import { changedFields } from '../content/comparison';
import { forgettable, subjectsOf, type Comparison } from './comparison';
import { SIDES, type Side } from '../sides';
import type { Place } from './side-index';

/** Two records that were recognised as one and are in step, by their places. */
export type PlainMatch = Readonly<Record<Side, Place>>;

/** What stands for a partner where there is none, or where there are several. */
const NONE = -1;
const SEVERAL = -2;

/** Such pairs, as one number each: a first run finds hundreds of thousands of them. */
export class PlainMatches {
	/** @param partners the other side's place for each place of AccountView, below 0 for none */
	constructor(private readonly partners: Int32Array = new Int32Array()) {}

	get count(): number {
		return this.partners.reduce((sum, partner) => (partner < 0 ? sum : sum + 1), 0);
	}

	/** In lists of at most `size`. */
	*chunks(size: number): Generator<readonly PlainMatch[]> {
		let chunk: PlainMatch[] = [];
		for (const [accountView, other] of this.partners.entries()) {
			if (other < 0) continue;
			chunk.push({ accountView, other });
			if (chunk.length < size) continue;
			yield chunk;
			chunk = [];
		}
		if (chunk.length > 0) yield chunk;
	}
}

/**
 * Pairs that have one number, which no other record has, and about which nothing is to be done but to
 * link them. They are settled here and their links made when they are written, so that a first run over
 * all records takes about the memory of a later one.
 */
export function plainMatches(comparison: Comparison): PlainMatches {
	const { accountView, other } = comparison.sides;
	const byNumber = new Map<string, Place>();
	for (const { number, place } of accountView.unsettled()) {
		if (number !== '') byNumber.set(number, byNumber.has(number) ? SEVERAL : place);
	}
	const partners = new Int32Array(accountView.size).fill(NONE);
	for (const { number, place } of other.unsettled()) {
		const counterpart = byNumber.get(number) ?? NONE;
		if (counterpart < 0) continue;
		partners[counterpart] = partners[counterpart] === NONE ? place : SEVERAL;
	}
	for (const [place, partner] of partners.entries()) {
		if (partner < 0) continue;
		const match = { accountView: place, other: partner };
		if (!isPlain(comparison, match)) {
			partners[place] = NONE;
			continue;
		}
		for (const side of SIDES) comparison.sides[side].settle(match[side]);
	}
	return new PlainMatches(partners);
}

/** Read in this run, the same on both sides, and nothing is left over from an earlier run. */
function isPlain(comparison: Comparison, match: PlainMatch): boolean {
	const { sides, settings, known } = comparison;
	if (!SIDES.every((side) => sides[side].isRead(match[side]))) return false;
	const keys = {
		accountView: sides.accountView.keyAt(match.accountView),
		other: sides.other.keyAt(match.other),
	};
	if (!known.isClear && known.isBusyWith(subjectsOf(null, keys))) return false;
	if (forgettable(comparison, keys).length > 0) return false;
	const contents = [
		sides.accountView.contentAt(match.accountView),
		sides.other.contentAt(match.other),
	] as const;
	return changedFields(...contents, settings.fields).length === 0;
}

/** The link of such a pair: both agree on what each has. */
export function plainLink(
	{ sides, newId }: Comparison,
	{ accountView, other }: PlainMatch,
): LinkWithContent {
	const accountViewContent = sides.accountView.contentAt(accountView);
	// Equal contents have one digest.
	const hash = sides.accountView.hashOf(accountViewContent);
	return {
		id: newId(),
		accountViewKey: sides.accountView.keyAt(accountView),
		otherKey: sides.other.keyAt(other),
		state: 'active',
		accountViewVersion: sides.accountView.versionAt(accountView),
		otherVersion: sides.other.versionAt(other),
		accountViewHash: hash,
		otherHash: hash,
		accountViewContent,
		otherContent: accountViewContent,
	};
}
