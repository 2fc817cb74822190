import type { IDataObject } from 'n8n-workflow';
import type { Store } from '../../../../lib/store';
import {
	listIssues,
	type IssueFilter,
	type StreamIssue,
} from '../../../../lib/sync/issues/issue-table';
import { describeIssue } from '../../../../lib/sync/issues/issue-texts';
import type { Language } from '../../../../lib/sync/issues/nouns';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import type { LedgerSession } from '../../../shared/sync/session';
import { instantOrNull } from '../../instants';
import { readStreamFilter, streamFilter } from '../../stream-filter';

/** Entries that are read in one transaction, so that a long list keeps no run waiting. */
const PAGE = 2000;

export const description = showFor('issue', ['getAll'], [...streamFilter, ...listParameters]);

/**
 * The live error list, the oldest entry first: `{ connection, entity, code, side, key, otherKey,
 * label, field, message, messageNl, remedy, remedyNl, since, last, times, nextTry, facts }`; and for a
 * note at the record: `subject`, which with entity and code tells an entry from all others,
 * `accountViewRecord` and `otherRecord`, the keys of the record on each side, null where it is not
 * known, and `note` and `noteNl`, message and remedy in one.
 */
export async function execute({
	session,
	parameters,
}: OperationCall<LedgerSession>): Promise<IDataObject[]> {
	const stream = readStreamFilter(parameters);
	const { limit = Infinity } = readLimit(parameters);
	const issues = await readUpTo(session.store, { stream }, limit);
	return issues.map(issueRow);
}

async function readUpTo(
	store: Store,
	filter: IssueFilter,
	limit: number,
): Promise<readonly StreamIssue[]> {
	const found: StreamIssue[] = [];
	while (found.length < limit) {
		const size = Math.min(PAGE, limit - found.length);
		const after = found.at(-1);
		const page = await store.transaction((sql) =>
			listIssues(sql, { ...filter, limit: size, ...(after !== undefined && { after }) }),
		);
		found.push(...page);
		if (page.length < size) break;
	}
	return found;
}

function issueRow(issue: StreamIssue): IDataObject {
	const reader = { entity: issue.entity, otherName: issue.backend };
	const english = describeIssue(issue, { ...reader, language: 'en' });
	const dutch = describeIssue(issue, { ...reader, language: 'nl' });
	return {
		connection: issue.backend,
		entity: issue.entity,
		code: issue.code,
		side: issue.side,
		key: issue.key,
		otherKey: issue.otherKey,
		label: issue.label,
		field: issue.field,
		message: english.message,
		messageNl: dutch.message,
		remedy: english.remedy,
		remedyNl: dutch.remedy,
		since: instantOrNull(issue.firstAt),
		last: instantOrNull(issue.lastAt),
		times: issue.times,
		nextTry: instantOrNull(issue.nextTryAt),
		facts: { ...issue.facts },
		subject: issue.subject,
		...recordsOf(issue),
		note: noteOf(issue, 'en'),
		noteNl: noteOf(issue, 'nl'),
	};
}

function recordsOf({ side, key, otherKey }: StreamIssue): IDataObject {
	const own = key === '' ? null : key;
	return side === 'accountView'
		? { accountViewRecord: own, otherRecord: otherKey }
		: { accountViewRecord: otherKey, otherRecord: own };
}

/** Without how often and when: a note is not to change with every try. */
function noteOf(issue: StreamIssue, language: Language): string {
	const reader = { entity: issue.entity, otherName: issue.backend, language };
	const { message, remedy } = describeIssue({ ...issue, times: 1, nextTryAt: null }, reader);
	return `${message} ${remedy}`;
}
