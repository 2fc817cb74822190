import type { Side } from '../sides';

/**
 * Why a record is out of step. Codes never change meaning. Each has a Dutch and an English sentence
 * and a remedy, see `issue-texts.ts`; `facts` names what of `Issue.facts` the sentence uses.
 */
export type IssueCode =
	/** The receiving system refused it. facts: `cause`, `causeNl`, `causeCode`, `fieldsNl`, `remedy`, `toDo`, `toDoNl`. */
	| 'WRITE_REFUSED'
	/** The receiving system could not be reached or was busy; tried again by itself. facts: `cause`, `causeNl`, `causeCode`, `fieldsNl`. */
	| 'WRITE_POSTPONED'
	/** It was about to be written and nobody said what came of it: looked up before it is tried again. */
	| 'OUTCOME_UNKNOWN'
	/** Both sides changed the same fields differently, and the policy is to ask. `field`; facts: `accountView`, `other`. */
	| 'CONFLICT'
	/** Both sides changed it at times that cannot be told apart. */
	| 'CONFLICT_TIME_UNKNOWN'
	/** First run: nothing on the other side resembles it. */
	| 'UNMATCHED'
	/** Several records on the other side could be the same one. facts: `candidates`. */
	| 'MATCH_AMBIGUOUS'
	/** Its number belongs to a record that is linked to another one. facts: `number`, `linkedTo`. */
	| 'NUMBER_TAKEN'
	/** Two records of one side have the same key. facts: `count`. */
	| 'KEY_TWICE'
	/** The record has no key. facts: `position`. */
	| 'KEY_EMPTY'
	/** Its key is longer than a link can hold. facts: `length`, `longest`. */
	| 'KEY_TOO_LONG'
	/** It has the content, or the name, of a linked record whose key is no longer there. facts: `oldKey`, or of several `candidates` and `oldKeys` (JSON); `by`. */
	| 'KEY_CHANGED'
	/** Removed in AccountView; it stays on the other side until it is removed there as well. */
	| 'GONE_IN_ACCOUNTVIEW'
	/** Removed on the other side, and the direction or the rule does not let it be made again. */
	| 'GONE_IN_OTHER'
	/** As new as what an earlier run may have made of a record that has been removed since. facts: `source`. */
	| 'MAYBE_MADE'
	/** An item of the input is no record but an error of the node before. facts: `cause`. */
	| 'READ_FAILED';

/** Every code, for reading them back. */
export const ISSUE_CODES = [
	'WRITE_REFUSED',
	'WRITE_POSTPONED',
	'OUTCOME_UNKNOWN',
	'CONFLICT',
	'CONFLICT_TIME_UNKNOWN',
	'UNMATCHED',
	'MATCH_AMBIGUOUS',
	'NUMBER_TAKEN',
	'KEY_TWICE',
	'KEY_EMPTY',
	'KEY_TOO_LONG',
	'KEY_CHANGED',
	'GONE_IN_ACCOUNTVIEW',
	'GONE_IN_OTHER',
	'MAYBE_MADE',
	'READ_FAILED',
] as const satisfies readonly IssueCode[];

/** Causes that the next runs settle without a person. */
export const SETTLES_ITSELF: ReadonlySet<IssueCode> = new Set([
	'WRITE_POSTPONED',
	'OUTCOME_UNKNOWN',
]);

/** One live entry: a record and a cause. It goes with the next success. */
export interface Issue {
	/** The link's id; for a record without a link `accountView:<key>` or `other:<key>`. */
	readonly subject: string;
	readonly code: IssueCode;
	/** The side of the record that is to be mended. */
	readonly side: Side;
	readonly key: string;
	/** Key of the linked record on the opposite side. */
	readonly otherKey: string | null;
	/** What a person knows the record by, such as its name; '' for nothing. */
	readonly label: string;
	/** The compared field concerned. */
	readonly field: string | null;
	readonly facts: Readonly<Record<string, string | number>>;
	/** Not tried again before either side has changed. */
	readonly lasting: boolean;
	/** How often it went wrong. */
	readonly times: number;
	/** Digest of both sides when it went wrong, so that a change on either is noticed. */
	readonly stateHash: string;
	/** Milliseconds since the epoch. */
	readonly firstAt: number;
	readonly lastAt: number;
	/** When it is tried again; null for what waits for a change. */
	readonly nextTryAt: number | null;
}

/** Stands in the subject for a whole read that failed. A key is never so short and bare by chance. */
export const NO_RECORD = '!';

export function subjectOf(side: Side, key: string): string {
	return `${side}:${key}`;
}
