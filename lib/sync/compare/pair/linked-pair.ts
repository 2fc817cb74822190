import { keyOf, type Link, type LinkContents } from '../../links/link';
import { subjectOf } from '../../issues/issue';
import type { Reason } from '../../plan/reasons';
import { SIDES, type Side } from '../../sides';
import type { Finding } from '../attention';
import { intentsOfAll, sourceAt, subjectsOf, type Comparison } from '../comparison';
import { plainDecision, type Decision, type SourceRecord } from '../decision';
import type { Place } from '../side-index';

/** Two linked records and where each was found in this run. */
export interface LinkedPair {
	readonly link: Link;
	readonly contents: LinkContents;
	readonly places: Readonly<Record<Side, Place | null>>;
	/** Whether the link is new in this run and still to be written. */
	readonly isNew: boolean;
	/** Why they are one; left out for a link that was there. */
	readonly reason?: Reason;
}

export function keys({ link }: Pick<LinkedPair, 'link'>): Record<Side, string> {
	return { accountView: link.accountViewKey, other: link.otherKey };
}

export function subjects(pair: LinkedPair): string[] {
	return subjectsOf(pair.link.id, keys(pair));
}

/** Of its records that came in this run, and once: where two had their key before, that is over. */
export function readSubjects({ sides }: Comparison, pair: LinkedPair): string[] {
	return SIDES.filter((side) => sides[side].isRead(pair.places[side])).map((side) =>
		subjectOf(side, keyOf(pair.link, side)),
	);
}

export function basis(pair: LinkedPair): Omit<Decision, 'kind' | 'reason'> {
	return plainDecision(keys(pair), pair.link.id);
}

export function sourceOf(
	comparison: Comparison,
	pair: LinkedPair,
	side: Side,
): SourceRecord | null {
	const place = pair.places[side];
	return place === null ? null : sourceAt(comparison.sides[side], place);
}

export function seenSources(comparison: Comparison, pair: LinkedPair): SourceRecord[] {
	return (['accountView', 'other'] as const).flatMap(
		(side) => sourceOf(comparison, pair, side) ?? [],
	);
}

export function hashNow(
	{ sides }: Comparison,
	{ places, contents }: LinkedPair,
	side: Side,
): string {
	const place = places[side];
	return place === null ? sides[side].hashOf(contents[side]) : sides[side].hashAt(place);
}

export function versionNow(
	{ sides }: Comparison,
	{ places, link }: LinkedPair,
	side: Side,
): string | null {
	const place = places[side];
	if (place !== null) return sides[side].versionAt(place);
	return side === 'accountView' ? link.accountViewVersion : link.otherVersion;
}

/** Both sides as they are, so that a change on either is noticed; to be removed is one. */
export function stateHash(comparison: Comparison, pair: LinkedPair): string {
	const [accountView, other] = SIDES.map((side) =>
		isGone(comparison, pair, side) ? 'gone' : hashNow(comparison, pair, side),
	);
	return `${accountView}|${other}`;
}

/**
 * Whether a complete read has not brought the record: this one, or an earlier one after which nobody
 * has told that it is there again.
 */
export function isGone(comparison: Comparison, pair: LinkedPair, side: Side): boolean {
	const index = comparison.sides[side];
	// Two with its key are there; which of them it is does not make it gone.
	if (pair.places[side] !== null || index.twice.has(keyOf(pair.link, side))) return false;
	// A new pair has a record that is not there only where the removed source of a create was recognised.
	return index.isComplete || pair.isNew || isStillToComeBack(comparison, pair, side);
}

/**
 * It was found gone, and was to be made again from the record that is there; or was not made again, and
 * now that one is gone as well.
 */
function isStillToComeBack(
	comparison: Comparison,
	{ link, places }: LinkedPair,
	side: Side,
): boolean {
	if (side !== 'other') return false;
	if (places.accountView === null) return wasGoneAlone(comparison, link);
	return comparison.known.intentFor('other', link.id)?.action === 'create';
}

/** Listed as removed on the other side, or not made again there, when all of AccountView is read without its own. */
export function wasGoneAlone({ sides, known }: Comparison, link: Link): boolean {
	if (!sides.accountView.isComplete || sides.accountView.has(link.accountViewKey)) return false;
	const intent = known.intentFor('other', link.id);
	const wasNotMade = intent?.action === 'create' && intent.state === 'failed';
	return wasNotMade || known.issuesOf(link.id).some(({ code }) => code === 'GONE_IN_OTHER');
}

export function labelOf({ sides }: Comparison, { places }: LinkedPair): string {
	if (places.accountView !== null) return sides.accountView.labelAt(places.accountView);
	return places.other === null ? '' : sides.other.labelAt(places.other);
}

export function findingOf(comparison: Comparison, pair: LinkedPair): Omit<Finding, 'code'> {
	return {
		subject: pair.link.id,
		side: 'accountView',
		key: pair.link.accountViewKey,
		otherKey: pair.link.otherKey,
		label: labelOf(comparison, pair),
		stateHash: stateHash(comparison, pair),
	};
}

/** What the records were to be created by before they turned out to be there on both sides. */
export function madeBefore(comparison: Comparison, pair: LinkedPair): Decision['settled'] {
	return intentsOfAll(comparison, subjects(pair))
		.filter(({ subject }) => subject !== pair.link.id)
		.map(({ id }) => ({ intent: id, as: 'done' }));
}
