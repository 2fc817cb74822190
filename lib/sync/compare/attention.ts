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

/** Those about who is who, and about what is left of a pair, name the records that they are about now. */
const NAMING: ReadonlySet<IssueCode> = new Set([
	'KEY_CHANGED',
	'MATCH_AMBIGUOUS',
	'NUMBER_TAKEN',
	'GONE_IN_ACCOUNTVIEW',
]);

function asFound(before: Issue, { code, key, otherKey, facts = {} }: Finding): Issue {
	const now = { key, otherKey, facts };
	const told = { key: before.key, otherKey: before.otherKey, facts: before.facts };
	const isSame = JSON.stringify(told) === JSON.stringify(now);
	return NAMING.has(code) && !isSame && !isWriteIssue(before) ? { ...before, ...now } : before;
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
