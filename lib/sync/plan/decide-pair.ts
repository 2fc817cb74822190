import type { Content } from '../content/comparison';
import { isFingerprint } from '../content/fingerprint';
import type { IssueCode } from '../issues/issue';
import { opposite, SIDES, type Side } from '../sides';
import { mergeFields, type Baseline, type FieldWrite } from './merge';
import { receives, type Rules } from './rules';

/** What a run knows of one record of a pair. */
export type Presence =
	| {
			readonly is: 'seen';
			readonly content: Content;
			readonly changedAt: number | null;
			/** Whether it has another version than the link knows. */
			readonly hasChanged?: boolean;
	  }
	/** Not among the changes that were read: as it was when both sides last agreed. */
	| { readonly is: 'unseen' }
	/** A complete read has not brought it. */
	| { readonly is: 'gone' };

/** Two records that are one, as they are now and as they were when they last agreed. */
export interface PairState {
	readonly state: 'active' | 'goneInAccountView' | 'goneOnBoth';
	readonly baseline: Baseline;
	readonly accountView: Presence;
	readonly other: Presence;
}

/** What is to become of a pair. */
export type PairVerdict =
	/** Nothing to write; `agreed` is the baseline from now on. */
	| { readonly kind: 'inStep'; readonly agreed: Baseline }
	| {
			readonly kind: 'write';
			readonly writes: Readonly<Record<Side, readonly FieldWrite[]>>;
			/** The baseline before the writes have succeeded. */
			readonly agreed: Baseline;
	  }
	/** To be made again on the other side, from what AccountView has. */
	| { readonly kind: 'recreate' }
	/** Removed in AccountView: never made there again, and never again followed. */
	| { readonly kind: 'tombstone' }
	/** Gone on both sides, for the first time. */
	| { readonly kind: 'vanish' }
	/** Gone on both sides, and so it was before; or put away, and gone on the other side. */
	| { readonly kind: 'unlink' }
	/** Nothing new about a record that is gone in AccountView. */
	| { readonly kind: 'dormant' }
	| {
			readonly kind: 'attention';
			readonly code: IssueCode;
			readonly field: string | null;
			readonly facts: Readonly<Record<string, string | number>>;
			/** Whether a next run settles it without a person. */
			readonly lasting: boolean;
	  };

/**
 * The three-way decision about two linked records. A pure function: the same states and rules give
 * the same verdict, whether it is carried out or only shown.
 */
export function decidePair(fields: readonly string[], pair: PairState, rules: Rules): PairVerdict {
	const { accountView, other } = pair;
	if (accountView.is !== 'seen' && pair.state !== 'active') return goneBefore(pair);
	if (accountView.is === 'gone') return { kind: other.is === 'gone' ? 'vanish' : 'tombstone' };
	if (other.is === 'gone') return goneInOther(accountView, rules);
	return compare(fields, pair, rules);
}

/** Removed in AccountView before, and not seen there now. */
function goneBefore({ state, accountView, other }: PairState): PairVerdict {
	if (other.is === 'seen') {
		const isNews = accountView.is === 'gone' || state === 'goneOnBoth';
		return { kind: isNews ? 'tombstone' : 'dormant' };
	}
	if (other.is === 'unseen') {
		return { kind: accountView.is === 'gone' && state !== 'goneOnBoth' ? 'tombstone' : 'dormant' };
	}
	if (state === 'goneInAccountView') return { kind: 'vanish' };
	return { kind: accountView.is === 'gone' ? 'unlink' : 'dormant' };
}

/** AccountView leads: what is removed on the other side only comes back. */
function goneInOther(accountView: Presence, rules: Rules): PairVerdict {
	if (accountView.is === 'unseen' && rules.deletions === 'accountViewPutsAway') {
		return { kind: 'unlink' };
	}
	const returns = comesBack(rules);
	if (returns && accountView.is === 'seen') return { kind: 'recreate' };
	return {
		kind: 'attention',
		code: 'GONE_IN_OTHER',
		field: null,
		facts: { comesBack: returns ? 'yes' : 'no' },
		lasting: !returns,
	};
}

/** Whether what is removed on the other side only is made there again. */
export function comesBack(rules: Rules): boolean {
	return rules.deletions !== 'report' && receives(rules, 'other');
}

function compare(fields: readonly string[], pair: PairState, rules: Rules): PairVerdict {
	const baseline = {
		accountView: presumed(pair, 'accountView'),
		other: presumed(pair, 'other'),
	};
	const now = {
		accountView: contentNow(pair.accountView, baseline.accountView),
		other: contentNow(pair.other, baseline.other),
	};
	const newest = newestOf(pair.accountView, pair.other);
	const { writes, conflicts, ...merged } = mergeFields(fields, baseline, now, rules, newest);
	const agreed = {
		accountView: witnessed(pair.accountView, merged.agreed.accountView, pair.baseline.accountView),
		other: witnessed(pair.other, merged.agreed.other, pair.baseline.other),
	};
	const [conflict] = conflicts;
	if (conflict !== undefined) {
		const { field, accountView, other } = conflict;
		return {
			kind: 'attention',
			code: rules.conflicts === 'newest' ? 'CONFLICT_TIME_UNKNOWN' : 'CONFLICT',
			field,
			facts: { accountView, other, fields: conflicts.map((one) => one.field).join(', ') },
			lasting: true,
		};
	}
	const unknown = unknownText(pair, writes);
	if (unknown !== undefined) return unknown;
	return writes.accountView.length + writes.other.length === 0
		? { kind: 'inStep', agreed }
		: { kind: 'write', writes, agreed };
}

/** A text too long to be kept can only be written from a record that was read. */
function unknownText(
	pair: PairState,
	writes: Readonly<Record<Side, readonly FieldWrite[]>>,
): PairVerdict | undefined {
	for (const target of SIDES) {
		if (pair[opposite(target)].is === 'seen') continue;
		const write = writes[target].find(({ becomes }) => isFingerprint(becomes));
		if (write === undefined) continue;
		const { field, was, becomes } = write;
		const facts = target === 'other' ? [becomes, was] : [was, becomes];
		const [accountView = '', other = ''] = facts;
		return {
			kind: 'attention',
			code: 'CONFLICT',
			field,
			facts: { accountView, other, fields: field },
			lasting: false,
		};
	}
	return undefined;
}

function contentNow(presence: Presence, before: Content): Content {
	return presence.is === 'seen' ? presence.content : before;
}

/**
 * What is not known of a record that was not read is taken to be as the other one was, or is: of one
 * that was found where it was to be made, and of a field that is newly compared. Nothing is agreed on
 * before it has been seen. One that was read and has changed since it was found was made as it should
 * be; one that is as it was found was so in the fields that are equal.
 */
function presumed({ baseline, ...pair }: PairState, side: Side): Content {
	const here = pair[side];
	const there = baseline[opposite(side)];
	if (here.is !== 'seen') {
		return { ...contentNow(pair[opposite(side)], {}), ...there, ...baseline[side] };
	}
	if (here.hasChanged === true) return { ...there, ...baseline[side] };
	const equal = Object.entries(there).filter(([field, value]) => here.content[field] === value);
	return { ...Object.fromEntries(equal), ...baseline[side] };
}

/** Without what was only presumed. */
function witnessed(presence: Presence, agreed: Content, before: Content): Content {
	if (presence.is === 'seen') return agreed;
	return Object.fromEntries(
		Object.entries(agreed).filter(([field]) => Object.hasOwn(before, field)),
	);
}

/** Undecided when a time is not known or both are the same. */
function newestOf(accountView: Presence, other: Presence): Side | null {
	const times = [accountView, other].map((one) => (one.is === 'seen' ? one.changedAt : null));
	const [left, right] = times;
	if (left === null || right === null || left === undefined || right === undefined) return null;
	if (left === right) return null;
	return left > right ? 'accountView' : 'other';
}
