import type { Issue } from '../issues/issue';
import type { Intent, IntentDraft } from '../journal/intents';
import type { LinkChange, LinkWithContent } from '../links/link';
import type { FieldWrite } from '../plan/merge';
import type { Reason } from '../plan/reasons';
import type { Side } from '../sides';

/** What a comparison has come to about one record or pair. */
export interface Decision {
	readonly kind:
		| 'inStep'
		| 'write'
		| 'create'
		| 'recreate'
		| 'gone'
		| 'unlink'
		| 'attention'
		/** Not to be written: by the direction of the flow, by a field of the record, or not now. */
		| 'left';
	/** Keys of the records concerned, where there are any. */
	readonly accountViewKey: string | null;
	readonly otherKey: string | null;
	/** Id of the link, also of one that is new. */
	readonly link: string | null;
	/** How its record and the one on the opposite side are linked from now on; left out: as they were. */
	readonly insertLink?: LinkWithContent;
	readonly updateLink?: LinkChange;
	readonly removeLink?: string;
	readonly writes: readonly PlannedWrite[];
	/** Sides that are to be written as well, and not yet: what came of that before stays. */
	readonly waits?: readonly Side[];
	/** Intents that are settled without a write, by what is found. */
	readonly settled: readonly { readonly intent: string; readonly as: 'done' | 'dropped' }[];
	/** One of those whose source has been found gone. */
	readonly orphaned?: Intent;
	/** What a person is to look at. */
	readonly issue?: Issue;
	/** Whether it is told for the first time, or anew because the record has changed. */
	readonly isNews: boolean;
	/** Whether another decision puts the same issue into the list. */
	readonly repeatsIssue?: true;
	/** The record to show with the issue. */
	readonly shown?: SourceRecord;
	/** All issues of these subjects go, except the one above and, with `keepWriteIssues`, those of writes. */
	readonly cleared: readonly string[];
	readonly keepWriteIssues: boolean;
	/** Records to keep until both sides agree, and records that need not be kept any longer. */
	readonly observed: readonly SourceRecord[];
	readonly forgotten: readonly { readonly side: Side; readonly key: string }[];
	/** What was read is to be read again: positions must not move beyond it. */
	readonly comesAgain?: boolean;
	readonly reason: Reason;
}

/** A record of the input, or one kept from an earlier run. */
export interface SourceRecord {
	readonly side: Side;
	readonly key: string;
	/** Its place in the input; null for one that was not read in this run. */
	readonly index: number | null;
	readonly record: Readonly<Record<string, unknown>>;
}

/** One effect that a flow is to carry out. */
export interface PlannedWrite {
	readonly target: Side;
	readonly draft: IntentDraft;
	readonly source: SourceRecord;
	/** The record as it is to be written: the source's, with what both sides have agreed to merge. */
	readonly record: Readonly<Record<string, unknown>>;
	readonly changes: readonly FieldWrite[];
	/** Whether it may be there already, so that it is looked up before it is created. */
	readonly lookFirst: boolean;
	/** Whether an earlier run has handed out the very same. */
	readonly isRepeat: boolean;
}

/** A decision without effects, to be filled in. */
export function plainDecision(
	keys: Readonly<Record<Side, string | null>>,
	link: string | null,
): Omit<Decision, 'kind' | 'reason'> {
	return {
		accountViewKey: keys.accountView,
		otherKey: keys.other,
		link,
		writes: [],
		settled: [],
		isNews: false,
		cleared: [],
		keepWriteIssues: false,
		observed: [],
		forgotten: [],
	};
}
