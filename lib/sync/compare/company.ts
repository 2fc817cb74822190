import type { Sql } from '../../store';
import { SyncError } from '../errors';
import { countLinks } from '../links/link-table';
import { nameOf } from '../runs/errors';
import type { Stream } from '../sides';

/**
 * Refuses records of another company than the one that the links belong to: all of its own would seem
 * to be gone, and its numbers would be taken for those of other customers. A stream without links
 * takes the company that it is given.
 *
 * @param company tells one company of one AccountView from all others, in words for a person
 * @param keeps whether what it takes is kept; a preview only looks
 * @throws SyncError SYNC_COMPANY_CHANGED
 */
export async function holdToCompany(
	sql: Sql,
	stream: Stream,
	company: string,
	keeps: boolean,
): Promise<void> {
	const { backend, entity } = stream;
	const [row] = await sql.all(
		'SELECT company FROM accountview_sync WHERE backend = ? AND entity = ?',
		[backend, entity],
	);
	const known = row?.['company'] ?? null;
	if (known === company) return;
	if (known !== null && (await countLinks(sql, stream)) > 0) {
		throw companyChanged(stream, String(known), company);
	}
	if (!keeps) return;
	await sql.run('UPDATE accountview_sync SET company = ? WHERE backend = ? AND entity = ?', [
		company,
		backend,
		entity,
	]);
}

function companyChanged(stream: Stream, known: string, given: string): SyncError {
	return new SyncError({
		code: 'SYNC_COMPANY_CHANGED',
		message: `The links of ${nameOf(stream)} belong to ${known}, and these records come from ${given}. Nothing was compared.`,
		remedy:
			'Choose the AccountView credential of the former company again, or put its company code back into the credential. To keep another company in step as well, give the flow another connection name.',
	});
}
