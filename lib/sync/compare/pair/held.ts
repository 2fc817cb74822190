import { subjectOf } from '../../issues/issue';
import { keyOf, type Link } from '../../links/link';
import { comesBack } from '../../plan/decide-pair';
import { reasons } from '../../plan/reasons';
import { opposite, SIDES, type Side } from '../../sides';
import { issueFor } from '../attention';
import { withIssues, type Comparison } from '../comparison';
import type { Decision } from '../decision';
import { tellArrived } from './arrived';
import { linkEffect, reviving } from './link-effect';
import {
	basis,
	findingOf,
	isGone,
	readSubjects,
	seenSources,
	type LinkedPair,
} from './linked-pair';
import { tombstone } from './removed';
import { sameness } from './sameness';

/** Whether two different records came with the key of one of the pair. */
export function cameTwice({ sides }: Comparison, link: Link): boolean {
	return SIDES.some((side) => sides[side].twice.has(keyOf(link, side)));
}

/**
 * Whether nothing is written to a pair for now, because one of its records has changed, or may have, and
 * no read has brought that since.
 */
export function isHeld(comparison: Comparison, pair: LinkedPair): boolean {
	return (
		wasReadTwice(comparison, pair) ||
		wasLeftOut(comparison, pair) ||
		isStillToBeWritten(comparison, pair)
	);
}

/**
 * What has changed in the record that is known may not come again, so it is kept; also when it has been
 * changed back since it was kept.
 */
function hold(comparison: Comparison, pair: LinkedPair): Decision {
	const { link } = pair;
	const { change, settled } = tellArrived(comparison, pair);
	const isBack = isThere(comparison, pair, 'accountView');
	return {
		...basis(pair),
		kind: 'attention',
		...(isBack ? reviving(pair, change) : linkEffect(pair, change)),
		settled,
		cleared: [
			...(isFoundAgain(comparison, pair) ? [link.id] : []),
			...withIssues(comparison, readSubjects(comparison, pair)),
		],
		keepWriteIssues: true,
		observed: seenSources(comparison, pair).filter(
			({ side, key }) =>
				comparison.known.isKept(side, key) ||
				sameness(comparison, link, side, pair.places[side]) === 'differs',
		),
		reason: reasons.attention(),
	};
}

/**
 * Of a pair that is held, also because two have the key of one: which of them it is, is for a person to
 * say. That a complete read has not brought its counterpart is known all the same: what a bad page has left
 * out may have changed, and no read of changes brings that again.
 */
export function decideHeld(comparison: Comparison, pair: LinkedPair): Decision {
	// The entry about a key that two have stays.
	const cleared = withIssues(comparison, [pair.link.id, ...readSubjects(comparison, pair)]);
	if (isGoneInAccountView(comparison, pair)) return { ...tombstone(comparison, pair), cleared };
	if (!isGoneInOther(comparison, pair)) return hold(comparison, pair);
	const returns = comesBack(comparison.settings.rules);
	const finding = {
		...findingOf(comparison, pair),
		code: 'GONE_IN_OTHER' as const,
		facts: { comesBack: returns ? 'yes' : 'no' },
		lasting: !returns,
	};
	return { ...hold(comparison, pair), ...issueFor(comparison, finding), cleared };
}

/** Of a pair that was gone on both sides: once the other one is there again. */
function isGoneInAccountView(comparison: Comparison, pair: LinkedPair): boolean {
	if (isThere(comparison, pair, 'accountView')) return false;
	return pair.link.state === 'goneOnBoth'
		? isThere(comparison, pair, 'other')
		: isGone(comparison, pair, 'accountView');
}

/** Of a pair that was gone on both sides: while only AccountView's is there again. */
function isGoneInOther(comparison: Comparison, pair: LinkedPair): boolean {
	return isGone(comparison, pair, 'other') || isBackInAccountViewOnly(comparison, pair);
}

function isBackInAccountViewOnly(comparison: Comparison, pair: LinkedPair): boolean {
	return (
		pair.link.state === 'goneOnBoth' &&
		isThere(comparison, pair, 'accountView') &&
		!isThere(comparison, pair, 'other')
	);
}

/** Read in this run, once or twice. */
function isThere(comparison: Comparison, pair: LinkedPair, side: Side): boolean {
	const { twice } = comparison.sides[side];
	return twice.has(keyOf(pair.link, side)) || isRead(comparison, pair, side);
}

function isRead({ sides }: Comparison, { places }: LinkedPair, side: Side): boolean {
	return sides[side].isRead(places[side]);
}

/** It was listed as gone, and has been read. */
function isFoundAgain(comparison: Comparison, pair: LinkedPair): boolean {
	return comparison.known.issuesOf(pair.link.id).some(({ code }) => {
		if (code === 'GONE_IN_ACCOUNTVIEW') return isThere(comparison, pair, 'accountView');
		return code === 'GONE_IN_OTHER' && isThere(comparison, pair, 'other');
	});
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
 * left out with a change of its own. What AccountView has goes to it once it is known which; what is kept of
 * it is no sign of it.
 */
function wasLeftOut(comparison: Comparison, pair: LinkedPair): boolean {
	const { sides, known } = comparison;
	const { link, places } = pair;
	if (sides.other.isComplete || isRead(comparison, pair, 'other')) return false;
	// Gone on both sides.
	if (places.accountView === null && sides.accountView.isComplete) return false;
	return (
		isBackInAccountViewOnly(comparison, pair) ||
		known.issuesOf(link.id).some(({ code }) => code === 'GONE_IN_OTHER')
	);
}

/**
 * A change of a record that this read has not brought could not be written. What it was is in that
 * record only, and it stays listed until it is read again. What went back over a change of the opposite
 * side was in both before, and needs no reading.
 */
function isStillToBeWritten(comparison: Comparison, pair: LinkedPair): boolean {
	const { sides, known } = comparison;
	const { link, contents, places } = pair;
	if (isPutAway(comparison, pair) || areBothGone(comparison, pair)) return false;
	return known.intentsOf(link.id).some(({ proposal, state, target }) => {
		const source = opposite(target);
		const isUnseen = places[source] === null && !sides[source].isComplete;
		if (proposal.kind !== 'update' || state !== 'failed' || !isUnseen) return false;
		return proposal.sourceHash !== sides[source].hashOf(contents[source]);
	});
}

function areBothGone(comparison: Comparison, pair: LinkedPair): boolean {
	return SIDES.every((side) => isGone(comparison, pair, side));
}

/** Not read any more in AccountView, where that says that it was put away, and gone on the other side. */
function isPutAway(comparison: Comparison, pair: LinkedPair): boolean {
	const isUnseen = pair.places.accountView === null;
	const { deletions } = comparison.settings.rules;
	return deletions === 'accountViewPutsAway' && isUnseen && isGone(comparison, pair, 'other');
}
