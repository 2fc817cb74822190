import { subjectOf } from '../issues/issue';
import { isRepeat } from '../journal/intents';
import { receives } from '../plan/rules';
import { reasons, type Reason } from '../plan/reasons';
import { mayTry } from '../plan/retry';
import { opposite, type Side } from '../sides';
import { issueFor, writeIssueOf, type Finding } from './attention';
import {
	forgettable,
	intentsOfAll,
	isUnderWay,
	sourceAt,
	withIssues,
	type Comparison,
} from './comparison';
import { changedSinceTried, createDraft } from './create-draft';
import { mayBeMade } from './create-if';
import { plainDecision, type Decision } from './decision';
import { askedAbout, NAMED_CANDIDATES, type Formerly } from './formerly';
import type { UnlinkedRecord } from './side-index';

/** What is known of a record that has no link and resembles none that is free. */
export interface Unmatched {
	readonly single: UnlinkedRecord;
	/** A link whose record on the opposite side bears this record's number. */
	readonly numberTaken?: {
		readonly linkedTo: string;
		readonly isGone: boolean;
		/** Key of that record. */
		readonly counterpart: string;
	};
	/** A linked record that was not among those read, and that this one seems to be. */
	readonly formerly?: Formerly;
	/** Records of the opposite side that it could be, because nothing is known of them either. */
	readonly unknownThere: number;
	/** Keys of the several records that it could be. */
	readonly candidates?: readonly string[];
}

/** What becomes of a record that is on one side only. */
export function decideSingle(comparison: Comparison, unmatched: Unmatched): Decision {
	const { settings } = comparison;
	const target = opposite(unmatched.single.side);
	if (isPutAway(comparison, unmatched.single)) {
		return left(comparison, unmatched, reasons.putAway());
	}
	if (unmatched.candidates !== undefined) return ambiguous(comparison, unmatched);
	if (!receives(settings.rules, target)) return left(comparison, unmatched, reasons.left());
	const doubt = seemsLinked(unmatched);
	if (doubt !== null) return attention(comparison, unmatched, doubt);
	if (!isWanted(comparison, unmatched)) return left(comparison, unmatched, reasons.notWanted());
	if (settings.rules.unmatched === 'ask' && isUnknownAtFirst(comparison, unmatched)) {
		return attention(comparison, unmatched, { code: 'UNMATCHED', otherKey: null });
	}
	return waitingFor(comparison, unmatched) ?? create(comparison, unmatched);
}

/**
 * One that may be what an earlier run has made of a record that is gone: no run looks that up, so a person
 * has to say. It is kept, so that reading can go on; once it differs from what was to be made it is new.
 *
 * @param source key of the record that is gone
 */
export function decideMaybeMade(
	comparison: Comparison,
	single: UnlinkedRecord,
	source: string,
): Decision {
	const doubt = { code: 'MAYBE_MADE', facts: { source }, otherKey: null } as const;
	return attention(comparison, { single, unknownThere: 0 }, doubt);
}

/**
 * Where AccountView gives all that is not put away, one that is only kept from an earlier run is put away; so it
 * does whenever all of the other side is read. What may have been made of it is looked up all the same.
 */
function isPutAway(
	{ sides, settings, known }: Comparison,
	{ side, key, place }: UnlinkedRecord,
): boolean {
	const { accountView, other } = sides;
	const isGiven = settings.rules.deletions === 'accountViewPutsAway' && other.isComplete;
	if (side !== 'accountView' || !isGiven || accountView.isRead(place)) return false;
	const mayBeUnread = accountView.failures.size > 0 || accountView.keyless.length > 0;
	return !mayBeUnread && known.intentFor('other', subjectOf(side, key))?.state !== 'open';
}

function isWanted(comparison: Comparison, { single }: Unmatched): boolean {
	const { side, key, place } = single;
	return mayBeMade(comparison, side, place, subjectOf(side, key));
}

type Doubt = Pick<Finding, 'code' | 'facts'> & { readonly otherKey: string | null };

function ambiguous(comparison: Comparison, unmatched: Unmatched): Decision {
	const candidates = (unmatched.candidates ?? []).slice(0, NAMED_CANDIDATES).join(', ');
	const facts = { candidates };
	return attention(comparison, unmatched, { code: 'MATCH_AMBIGUOUS', facts, otherKey: null });
}

function left(comparison: Comparison, { single }: Unmatched, reason: Reason): Decision {
	const { subject } = about(comparison, single);
	return {
		...basis(single),
		kind: 'left',
		settled: dropAll(comparison, [subject]),
		cleared: withIssues(comparison, [subject]),
		forgotten: forgettable(comparison, keysOf(single)),
		reason,
	};
}

/** Under its number, or under another key: also of one that is not to be created, since it is to stay in step. */
function seemsLinked({ single, numberTaken, formerly }: Unmatched): Doubt | null {
	if (numberTaken !== undefined) {
		const { linkedTo, isGone, counterpart: otherKey } = numberTaken;
		if (isGone) return { code: 'KEY_CHANGED', facts: { oldKey: linkedTo }, otherKey };
		return { code: 'NUMBER_TAKEN', facts: { number: single.number, linkedTo }, otherKey };
	}
	return formerly === undefined ? null : { code: 'KEY_CHANGED', ...askedAbout(formerly) };
}

/** Where the other side has only records that are linked, there is nothing that it could be. */
function isUnknownAtFirst(comparison: Comparison, { single, unknownThere }: Unmatched): boolean {
	const subject = subjectOf(single.side, single.key);
	const { known, isFirst, sides } = comparison;
	if (known.intentsOf(subject).length > 0) return false;
	const isListed = known.issuesOf(subject).some(({ code }) => code === 'UNMATCHED');
	const { isComplete } = sides[opposite(single.side)];
	return (isFirst || isListed) && (!isComplete || unknownThere > 0);
}

function attention(comparison: Comparison, { single }: Unmatched, doubt: Doubt): Decision {
	const { subject, hash, label } = about(comparison, single);
	const shown = sourceAt(comparison.sides[single.side], single.place);
	const finding: Finding = {
		...doubt,
		subject,
		side: single.side,
		key: single.key,
		label,
		stateHash: hash,
	};
	return {
		...basis(single),
		kind: 'attention',
		...issueFor(comparison, finding),
		shown,
		cleared: withIssues(comparison, [subject]),
		observed: [shown],
		reason: reasons.attention(),
	};
}

/** A record that could not be created before and is not to be tried yet. */
function waitingFor(comparison: Comparison, { single }: Unmatched): Decision | null {
	const { subject, hash } = about(comparison, single);
	const before = comparison.known.intentFor(opposite(single.side), subject);
	if (isUnderWay(comparison, before)) {
		const comesAgain = before?.proposal.stateHash !== hash;
		return { ...basis(single), kind: 'left', comesAgain, reason: reasons.underWay() };
	}
	const issue = writeIssueOf(comparison, subject);
	const { now, settings } = comparison;
	if (issue === undefined || mayTry(issue, hash, now, settings.rules)) return null;
	const shown = sourceAt(comparison.sides[single.side], single.place);
	return {
		...basis(single),
		kind: 'attention',
		issue,
		shown,
		cleared: withIssues(comparison, [subject]),
		observed: [shown],
		reason: reasons.attention(),
	};
}

function create(comparison: Comparison, { single }: Unmatched): Decision {
	const { subject, hash, label } = about(comparison, single);
	const index = comparison.sides[single.side];
	const target = opposite(single.side);
	const before = comparison.known.intentFor(target, subject);
	const source = sourceAt(index, single.place);
	const lookFirst = before !== undefined || !isSurelyNew(comparison, target);
	const draft = createDraft(comparison, {
		id: before?.id ?? comparison.newId(),
		subject,
		source: single,
		link: null,
		before,
		lookFirst,
		stateHash: hash,
		label,
	});
	const { record } = source;
	return {
		...basis(single),
		kind: 'create',
		writes: [
			{
				...{ target, lookFirst, record, source, draft },
				changes: changedSinceTried(draft),
				isRepeat: isRepeat(before, draft),
			},
		],
		...(before?.state === 'open' && outcomeUnknown(comparison, single, target)),
		cleared: withIssues(comparison, [subject]),
		keepWriteIssues: true,
		observed: [source],
		reason: before === undefined ? reasons.isNew(single.side) : reasons.perhapsMade(target),
	};
}

/**
 * Only where all of the other side was read. Not while both sides are still being matched: there is
 * nothing yet to measure the read by, and a part that it left out would be made a second time.
 */
function isSurelyNew({ sides, isFirst, known }: Comparison, target: Side): boolean {
	const { isComplete, twice, keyless } = sides[target];
	// Records that nothing is decided on may be the same one.
	const isDecided = twice.size === 0 && keyless.length === 0 && !known.asksAbout(target);
	return isComplete && !isFirst && isDecided;
}

/** Listed until somebody says what came of it. */
function outcomeUnknown(
	comparison: Comparison,
	single: UnlinkedRecord,
	target: Side,
): Pick<Decision, 'issue' | 'isNews'> {
	const { subject, hash, label } = about(comparison, single);
	return issueFor(comparison, {
		subject,
		code: 'OUTCOME_UNKNOWN',
		side: single.side,
		key: single.key,
		otherKey: null,
		label,
		facts: { target },
		lasting: false,
		stateHash: hash,
	});
}

function about({ sides }: Comparison, { side, place, key }: UnlinkedRecord) {
	const index = sides[side];
	return { subject: subjectOf(side, key), hash: index.hashAt(place), label: index.labelAt(place) };
}

function basis(single: UnlinkedRecord): Omit<Decision, 'kind' | 'reason'> {
	return plainDecision(keysOf(single), null);
}

function keysOf({ side, key }: UnlinkedRecord): Record<Side, string | null> {
	return {
		accountView: side === 'accountView' ? key : null,
		other: side === 'other' ? key : null,
	};
}

function dropAll(comparison: Comparison, subjects: readonly string[]): Decision['settled'] {
	return intentsOfAll(comparison, subjects).map(({ id }) => ({ intent: id, as: 'dropped' }));
}
