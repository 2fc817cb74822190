import type { Issue, IssueCode } from '../issues/issue';
import type { Side } from '../sides';
import type { Comparison } from './comparison';

/** The facts of an issue that a comparison comes upon. */
export interface Finding {
	readonly subject: string;
	readonly code: IssueCode;
	readonly side: Side;
	readonly key: string;
	readonly otherKey: string | null;
	readonly label: string;
	readonly field?: string | null;
	readonly facts?: Readonly<Record<string, string | number>>;
	/** Default: it waits for a change. */
	readonly lasting?: boolean;
	readonly stateHash: string;
}

/** The issue for a finding, and whether it is news: not told before, or the record has changed since. */
export function issueFor(
	{ known, now }: Comparison,
	finding: Finding,
): { readonly issue: Issue; readonly isNews: boolean } {
	const before = known.issuesOf(finding.subject).find(({ code }) => code === finding.code);
	const isNews = before?.stateHash !== finding.stateHash;
	if (before !== undefined && !isNews) return { issue: asFound(before, finding), isNews };
	return {
		isNews,
		issue: {
			subject: finding.subject,
			code: finding.code,
			side: finding.side,
			key: finding.key,
			otherKey: finding.otherKey,
			label: finding.label,
			field: finding.field ?? null,
			facts: finding.facts ?? {},
			lasting: finding.lasting ?? true,
			times: (before?.times ?? 0) + 1,
			stateHash: finding.stateHash,
			firstAt: before?.firstAt ?? now,
			lastAt: now,
			nextTryAt: null,
		},
	};
}

/** A question about who is who names the records that it is about now. */
function asFound(before: Issue, { code, otherKey, facts = {} }: Finding): Issue {
	const isQuestion =
		code === 'KEY_CHANGED' || code === 'MATCH_AMBIGUOUS' || code === 'NUMBER_TAKEN';
	const now = { otherKey, facts };
	const isSame =
		JSON.stringify({ otherKey: before.otherKey, facts: before.facts }) === JSON.stringify(now);
	return isQuestion && !isSame && !isWriteIssue(before) ? { ...before, ...now } : before;
}

/** What a write of this record came to before. */
export function writeIssueOf({ known }: Comparison, subject: string): Issue | undefined {
	return known.issuesOf(subject).find(isWriteIssue);
}

/** Whether it was saved as the result of a write, and does not go by comparing anew. */
export function isWriteIssue({ code, facts }: Pick<Issue, 'code' | 'facts'>): boolean {
	if (code === 'NUMBER_TAKEN') return facts['found'] !== undefined;
	return code === 'WRITE_REFUSED' || code === 'WRITE_POSTPONED';
}
