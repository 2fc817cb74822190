import type { Switches } from '../switches';
import { cell } from './columns';
import type { Database } from './database';
import { AccountViewError } from './errors';
import type { StoredRow, Table } from './table';
import { countryName } from './tables/contact';
import type { BusinessObject, CellValue, Column, RowValues } from './tables/definition';
import type { SentRow } from './write-body';
import { storedValue } from './write-values';

/** What the rules of a table depend on. */
export interface RowContext {
	readonly database: Database;
	readonly switches: Switches;
	/** Name kept in INP_USR and CNG_USR. */
	readonly user: string;
}

/** A row that passed every rule and waits for the others of its request. */
interface CheckedRow {
	readonly key: string;
	readonly values: RowValues;
}

/**
 * Adds rows through an object. All are checked before the first is stored.
 *
 * @throws {AccountViewError} when a row breaks a rule of the dictionary; nothing was stored
 */
export function insertRows(
	context: RowContext,
	object: BusinessObject,
	rows: readonly SentRow[],
): readonly StoredRow[] {
	const { database, user } = context;
	const table = database.table(object.table);
	const taken = new Set<string>();
	return rows
		.map((row) => checkedInsert(context, object, table, row, taken))
		.map(({ values }) => database.insert(object.table, values, user));
}

/**
 * Changes columns of rows that an object shows, found by their key. All are checked before the
 * first is stored.
 *
 * @throws {AccountViewError} when a row is not there or breaks a rule; nothing was stored
 */
export function updateRows(
	context: RowContext,
	object: BusinessObject,
	rows: readonly SentRow[],
): readonly StoredRow[] {
	const { database, user } = context;
	const table = database.table(object.table);
	return rows
		.map((row) => checkedUpdate(context, object, table, row))
		.flatMap(({ key, values }) => database.update(object.table, key, values, user) ?? []);
}

/** Removes rows by their key. @throws {AccountViewError} when one is not there */
export function removeRows(
	context: RowContext,
	object: BusinessObject,
	rows: readonly SentRow[],
): void {
	const table = context.database.table(object.table);
	const keys = rows.map((row) => existingKey(context, object, table, row));
	for (const key of keys) context.database.remove(object.table, key);
}

function checkedInsert(
	{ database, switches }: RowContext,
	object: BusinessObject,
	table: Table,
	row: SentRow,
	taken: Set<string>,
): CheckedRow {
	const { definition } = table;
	const sent = storedValues(table, row, switches);
	const ownKey = String(sent[definition.key] ?? '');
	const key = ownKey === '' ? newKey(table, switches, taken) : ownKey;
	if (table.get(key) !== undefined || taken.has(key)) {
		throw new AccountViewError(`${definition.key} ${key} bestaat al.`, undefined, 1013);
	}
	taken.add(key);
	const values = { ...sent, ...object.fixedOnInsert, [definition.key]: key };
	checkMandatory(object, table, values);
	checkReferences(table, values, database);
	return { key, values };
}

function newKey(table: Table, switches: Switches, taken: ReadonlySet<string>): string {
	const { numbering, key } = table.definition;
	if (numbering === 'given' || (numbering === 'next-number' && !switches.numberOnInsert)) {
		throw mandatory(key);
	}
	let next = table.nextKey();
	while (taken.has(next)) next = String(Number(next) + 1).padStart(next.length, '0');
	return next;
}

function checkedUpdate(
	context: RowContext,
	object: BusinessObject,
	table: Table,
	row: SentRow,
): CheckedRow {
	const key = existingKey(context, object, table, row);
	const changes = storedValues(table, row, context.switches);
	const values = { ...table.get(key)?.values, ...changes, [table.definition.key]: key };
	checkMandatory(object, table, values);
	checkReferences(table, changes, context.database);
	return { key, values: changes };
}

/** The key in the row, of a record that this object shows. */
function existingKey(
	{ switches }: RowContext,
	object: BusinessObject,
	table: Table,
	row: SentRow,
): string {
	const { definition } = table;
	const column = definition.columns.find(({ name }) => name === definition.key);
	const sent = row.get(definition.key) ?? '';
	const key = column === undefined ? '' : String(storedValue(column, sent, switches));
	if (key === '') throw mandatory(definition.key);
	const known = table.get(key);
	if (known === undefined || object.includes?.(known.values) === false) {
		const status = switches.updateOfUnknown === '404' ? 404 : 'validation';
		throw new AccountViewError(`${definition.key} ${key} is niet gevonden.`, status, 1014);
	}
	return key;
}

/** The sent values as they will be stored, without those that nobody may write. */
function storedValues(table: Table, row: SentRow, switches: Switches): RowValues {
	const { definition } = table;
	const values: Record<string, CellValue> = {};
	for (const [name, sent] of row) {
		const column = definition.columns.find((candidate) => candidate.name === name);
		if (column === undefined) {
			throw new AccountViewError(
				`De kolom '${name}' bestaat niet in ${definition.name}.`,
				undefined,
				1021,
			);
		}
		if (isWritable(table, column, switches)) values[name] = storedValue(column, sent, switches);
	}
	return values;
}

function isWritable({ definition }: Table, column: Column, switches: Switches): boolean {
	const isKey = column.name === definition.key;
	if (definition.calculated?.[column.name] !== undefined || (column.readOnly && isKey))
		return false;
	if (!column.readOnly) return true;
	if (switches.readOnlyValue === 'ignored') return false;
	throw new AccountViewError(`De kolom ${column.name} kan niet worden gewijzigd.`, undefined, 1015);
}

function checkMandatory(object: BusinessObject, { definition }: Table, values: RowValues): void {
	for (const column of definition.columns) {
		const required = column.mandatory || object.mandatory?.includes(column.name) === true;
		if (required && cell(definition, column, values) === '') throw mandatory(column.name);
	}
}

function mandatory(column: string): AccountViewError {
	return new AccountViewError(`De kolom ${column} is verplicht.`, undefined, 1010);
}

function checkReferences(table: Table, values: RowValues, database: Database): void {
	for (const { column, table: other } of table.definition.references ?? []) {
		const code = String(values[column] ?? '');
		if (code !== '' && database.table(other).get(code) === undefined) {
			throw new AccountViewError(`${column} '${code}' bestaat niet.`, undefined, 1016);
		}
	}
	const country = String(values['CNT_CODE'] ?? '');
	if (country !== '' && countryName(country) === '') {
		throw new AccountViewError(`De landcode '${country}' bestaat niet.`, undefined, 1016);
	}
}
