import { DEFAULT_SWITCHES } from '../switches';
import type { Database } from './database';
import { AccountViewError } from './errors';
import { insertRecords, updateRecords } from './records';
import {
	shownColumn,
	type BusinessObject,
	type CellValue,
	type RowValues,
} from './tables/definition';
import { DATA_OBJECTS } from './tables/objects';
import type { SentRow } from './write-body';

const USER = 'DAAN';

/** A record as the office types it, in the names of this program. */
export interface OfficeRecord {
	readonly values: RowValues;
	readonly lines: readonly RowValues[];
}

/**
 * Adds or changes a record as a person at the office does in AccountView itself: under the same
 * rules as the API, whatever the switches say. A new customer gets what the program proposes.
 *
 * @throws {AccountViewError} when a rule is broken
 */
export function writeRecord(
	database: Database,
	objectCode: string,
	kind: 'insert' | 'update',
	record: OfficeRecord,
): RowValues {
	const object = DATA_OBJECTS.find(({ code }) => code === objectCode);
	if (object === undefined) throw new AccountViewError(`Het object ${objectCode} ontbreekt.`);
	const context = { database, switches: DEFAULT_SWITCHES, user: USER };
	const isNewCustomer = kind === 'insert' && objectCode === 'AR1';
	const values = isNewCustomer ? { ...proposed(record.values), ...record.values } : record.values;
	const sent = {
		values: sentRow(database, object.table, values),
		lines: record.lines.map((line) => sentRow(database, linesOf(object), line)),
	};
	const store = kind === 'insert' ? insertRecords : updateRecords;
	return store(context, object, [sent])[0]?.row.values ?? {};
}

/** What AccountView proposes for a new customer: search code, control account, country. */
export function proposed(customer: RowValues): RowValues {
	const letters = text(customer['ACCT_NAME']).replaceAll(/[^\p{L}\p{N}]/gu, '');
	return { SRC_CODE: letters.slice(0, 10).toUpperCase() || '-', ACCT_NR: '1300', CNT_CODE: 'NL' };
}

function linesOf({ code, detail }: BusinessObject): string {
	if (detail === undefined) throw new AccountViewError(`Het object ${code} heeft geen regels.`);
	return detail;
}

/** The row under the names that requests use now. */
function sentRow(database: Database, table: string, values: RowValues): SentRow {
	const { definition } = database.table(table);
	return new Map(
		Object.entries(values).map(([name, value]) => [shownColumn(definition, name), value]),
	);
}

function text(value: CellValue | undefined): string {
	return typeof value === 'string' ? value : '';
}
