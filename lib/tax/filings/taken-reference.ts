import type { Sql } from '../../store';
import type { FilingError } from './errors';
import { referenceTaken } from './failures';
import type { StoredFiling } from './filing-row';
import { holderOf } from './filing-table';

/** Why a reference of the channel cannot be that of a filing; null where it can. */
export async function takenBy(
	sql: Sql,
	filing: StoredFiling,
	reference: string | null,
): Promise<FilingError | null> {
	const holder = reference === null ? undefined : await holderOf(sql, filing, reference);
	return reference === null || holder === undefined
		? null
		: referenceTaken(filing, reference, holder);
}
