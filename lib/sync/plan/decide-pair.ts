import type { Content } from '../content/comparison';
import type { IssueCode } from '../issues/issue';
import type { Side } from '../sides';
import { mergeFields, type Baseline, type FieldWrite } from './merge';
import { receives, type Rules } from './rules';

/** What a run knows of one record of a pair. */
export type Presence =
	| { readonly is: 'seen'; readonly content: Content; readonly changedAt: number | null }
	/** Not among the changes that were read: as it was when both sides last agreed. */
	| { readonly is: 'unseen' }
	/** A complete read has not brought it. */
	| { readonly is: 'gone' };

/** Two records that are one, as they are now and as they were when they last agreed. */
export interface PairState {
	readonly state: 'active' | 'goneInAccountView';
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
	/** Gone on both sides. */
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
	if (accountView.is === 'gone' && other.is === 'gone') return { kind: 'unlink' };
	if (accountView.is === 'gone') return { kind: 'tombstone' };
	if (pair.state === 'goneInAccountView' && accountView.is === 'unseen') {
		return other.is === 'gone' ? { kind: 'unlink' } : { kind: 'dormant' };
	}
	if (other.is === 'gone') return goneInOther(accountView, rules);
	return compare(fields, pair, rules);
}

/** AccountView leads: what is removed on the other side only comes back. */
function goneInOther(accountView: Presence, rules: Rules): PairVerdict {
	const comesBack = rules.deletions === 'accountViewLeads' && receives(rules, 'other');
	if (comesBack && accountView.is === 'seen') return { kind: 'recreate' };
	return {
		kind: 'attention',
		code: 'GONE_IN_OTHER',
		field: null,
		facts: { comesBack: comesBack ? 'yes' : 'no' },
		lasting: !comesBack,
	};
}

function compare(fields: readonly string[], pair: PairState, rules: Rules): PairVerdict {
	const { baseline } = pair;
	const now = {
		accountView: contentNow(pair.accountView, baseline.accountView),
		other: contentNow(pair.other, baseline.other),
	};
	const newest = newestOf(pair.accountView, pair.other);
	const { writes, conflicts, agreed } = mergeFields(fields, baseline, now, rules, newest);
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
	return writes.accountView.length + writes.other.length === 0
		? { kind: 'inStep', agreed }
		: { kind: 'write', writes, agreed };
}

function contentNow(presence: Presence, before: Content): Content {
	return presence.is === 'seen' ? presence.content : before;
}

/** Undecided when a time is not known or both are the same. */
function newestOf(accountView: Presence, other: Presence): Side | null {
	const times = [accountView, other].map((one) => (one.is === 'seen' ? one.changedAt : null));
	const [left, right] = times;
	if (left === null || right === null || left === undefined || right === undefined) return null;
	if (left === right) return null;
	return left > right ? 'accountView' : 'other';
}
