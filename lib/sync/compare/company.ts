import type { Sql } from '../../store';
import { SyncError } from '../errors';
import { NO_RECORD, subjectOf } from '../issues/issue';
import { findIssues, putIssues } from '../issues/issue-table';
import { nameOf } from '../runs/errors';
import type { Stream } from '../sides';

/** Where AccountView's records come from. */
export interface Company {
	/** Tells one company of one AccountView from all others, in words for a person. */
	readonly name: string;
	/** Whether the links are to belong to it from now on, although they belong to another one. */
	readonly isAccepted: boolean;
}

/**
 * Refuses records of another company than the one that the links belong to: all of its own would seem
 * to be gone, and its numbers would be taken for those of other customers. A stream of which nothing
 * is known, and one whose company was never told, takes the company that it is given.
 *
 * @param keeps whether what it takes is kept; a preview only looks
 * @throws SyncError SYNC_COMPANY_CHANGED
 */
export async function holdToCompany(
	sql: Sql,
	stream: Stream,
	{ name, isAccepted }: Company,
	keeps: boolean,
): Promise<void> {
	const { backend, entity } = stream;
	const [row] = await sql.all(
		'SELECT company FROM accountview_sync WHERE backend = ? AND entity = ?',
		[backend, entity],
	);
	const known = row?.['company'] ?? null;
	if (known === name) return;
	if (known !== null && !isAccepted && (await hasHistory(sql, stream))) {
		throw companyChanged(stream, String(known), name);
	}
	if (!keeps) return;
	await sql.run('UPDATE accountview_sync SET company = ? WHERE backend = ? AND entity = ?', [
		name,
		backend,
		entity,
	]);
}

/**
 * Lists it, for who reads the list of errors and not n8n: the next comparison with the right company
 * takes it off again.
 *
 * @param now milliseconds since the epoch
 */
export async function listCompanyChanged(
	sql: Sql,
	stream: Stream,
	{ code, message, details }: SyncError,
	now: number,
): Promise<void> {
	const subject = subjectOf('accountView', NO_RECORD);
	const [before] = await findIssues(sql, stream, [subject]);
	await putIssues(sql, stream, [
		{
			subject,
			code: 'READ_FAILED',
			side: 'accountView',
			...{ key: '', otherKey: null, label: '', field: null },
			facts: {
				...{ cause: message.replace(/\.$/, ''), causeCode: code, count: 1 },
				causeNl: `de koppelingen horen bij ${inDutch(details['known'])}, en het credential hoort nu bij ${inDutch(details['given'])}`,
			},
			lasting: false,
			times: (before?.times ?? 0) + 1,
			stateHash: message,
			firstAt: before?.firstAt ?? now,
			lastAt: now,
			nextTryAt: null,
		},
	]);
}

/** Links, or what may become some: what was handed out, and what was read and not agreed on yet. */
async function hasHistory(sql: Sql, { backend, entity }: Stream): Promise<boolean> {
	const rows = await sql.all(
		`SELECT 1 AS found WHERE
		EXISTS (SELECT 1 FROM accountview_link WHERE backend = ? AND entity = ?)
		OR EXISTS (SELECT 1 FROM accountview_intent
			WHERE backend = ? AND entity = ? AND state IN ('open', 'failed'))
		OR EXISTS (SELECT 1 FROM accountview_observation WHERE backend = ? AND entity = ?)`,
		[backend, entity, backend, entity, backend, entity],
	);
	return rows.length > 0;
}

/** As it is named where the nodes read: `https://…, company DEVRIES`. */
function inDutch(company: string | number | boolean | undefined): string {
	return String(company ?? '').replace(', company ', ', administratie ');
}

function companyChanged(stream: Stream, known: string, given: string): SyncError {
	return new SyncError({
		code: 'SYNC_COMPANY_CHANGED',
		details: { known, given },
		message: `The links of ${nameOf(stream)} belong to ${known}, and these records come from ${given}. Nothing was compared.`,
		remedy:
			'Choose the AccountView credential of the former company again. To keep another company in step as well, give the flow another connection name. Where it is the same company at a new address or under a new code, switch on Company: Accept Another for one run.',
	});
}
