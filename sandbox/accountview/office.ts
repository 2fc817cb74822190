import { DEFAULT_SWITCHES } from '../switches';
import type { Database } from './database';
import { AccountViewError } from './errors';
import { insertRecords, updateRecords } from './records';
import type { CellValue, RowValues } from './tables/definition';
import { DATA_OBJECTS, findObject } from './tables/objects';

const USER = 'DAAN';

/**
 * Adds or changes a customer as a person at the office does in AccountView itself: under the same
 * rules as the API, whatever the switches say. A new customer gets what the program proposes.
 *
 * @throws {AccountViewError} when a rule is broken
 */
export function writeCustomer(
	database: Database,
	kind: 'insert' | 'update',
	customer: RowValues,
): RowValues {
	const object = findObject(DATA_OBJECTS, 'AR1');
	if (object === undefined) throw new AccountViewError('Het object AR1 ontbreekt.');
	const context = { database, switches: DEFAULT_SWITCHES, user: USER };
	const values = kind === 'insert' ? { ...proposed(customer), ...customer } : customer;
	const sent = new Map(Object.entries(values));
	const store = kind === 'insert' ? insertRecords : updateRecords;
	return store(context, object, [{ values: sent, lines: [] }])[0]?.row.values ?? {};
}

/** What AccountView proposes for a new customer: search code, control account, country. */
export function proposed(customer: RowValues): RowValues {
	const letters = text(customer['ACCT_NAME']).replaceAll(/[^\p{L}\p{N}]/gu, '');
	return { SRC_CODE: letters.slice(0, 10).toUpperCase() || '-', ACCT_NR: '1300', CNT_CODE: 'NL' };
}

function text(value: CellValue | undefined): string {
	return typeof value === 'string' ? value : '';
}
