import type { Answer } from '../http/answer';
import type { Switches } from '../switches';
import { cell } from './columns';
import type { Database } from './database';
import { AccountViewError } from './errors';
import { fieldsWriter, rowsAnswer } from './reader';
import type { StoredRow, Table } from './table';
import type { BusinessObject, CellValue, Column, RowValues } from './tables/definition';
import { readWriteBody, type SentRow, type WriteBody } from './write-body';
import { countryName } from './tables/contact';
import { storedValue } from './write-values';

export interface WriteRequest {
	readonly method: 'POST' | 'PUT' | 'DELETE';
	readonly body: string;
	readonly database: Database;
	readonly switches: Switches;
	/** Name kept in INP_USR and CNG_USR. */
	readonly user: string;
	/** The object with that code, or an error when there is none. */
	findObject(code: string): BusinessObject;
}

/** A row that passed every rule and waits for the others of its request. */
interface CheckedRow {
	readonly key: string;
	readonly values: RowValues;
}

/**
 * Carries out POST (insert), PUT (update) and DELETE on accountviewdata. All rows of a request
 * are checked before the first is stored.
 *
 * @throws {AccountViewError} when a row breaks a rule of the dictionary; nothing was stored
 */
export function write(request: WriteRequest): Answer {
	const { method, database, switches } = request;
	const body = readWriteBody(request.body);
	const object = request.findObject(body.objectCode);
	const table = database.table(object.table);
	checkRequest(request, body, object);
	switch (method) {
		case 'POST': {
			const taken = new Set<string>();
			const rows = body.rows.map((row) => checkedInsert(request, object, table, row, taken));
			return writeAnswer(
				body,
				object,
				rows.map((row) => insert(request, table, row)),
				request,
			);
		}
		case 'PUT': {
			const rows = body.rows.map((row) => checkedUpdate(request, object, table, row));
			return writeAnswer(
				body,
				object,
				rows.map((row) => update(request, table, row)),
				request,
			);
		}
		case 'DELETE': {
			const keys = body.rows.map((row) => existingKey(request, object, table, row));
			for (const key of keys) database.remove(object.table, key);
			return { status: switches.writeStatus, headers: {}, body: '' };
		}
	}
}

function checkRequest(
	{ method, switches }: WriteRequest,
	body: WriteBody,
	object: BusinessObject,
): void {
	const allowed = {
		POST: object.insertAllowed,
		PUT: object.updateAllowed,
		DELETE: object.deleteAllowed,
	};
	if (!allowed[method]) {
		throw new AccountViewError(`Deze bewerking is niet toegestaan voor object ${object.code}.`);
	}
	if (body.tableName.trim().toUpperCase() !== object.table) {
		throw new AccountViewError(
			`De tabel '${body.tableName}' hoort niet bij object ${object.code}.`,
			undefined,
			1022,
		);
	}
	if (switches.bookDateRequired && body.bookDate === '') {
		throw new AccountViewError('BookDate is verplicht.', undefined, 1010);
	}
	if (body.rows.length === 0) throw new AccountViewError('Het bericht bevat geen rijen.');
}

function checkedInsert(
	{ database, switches }: WriteRequest,
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
	request: WriteRequest,
	object: BusinessObject,
	table: Table,
	row: SentRow,
): CheckedRow {
	const key = existingKey(request, object, table, row);
	const changes = storedValues(table, row, request.switches);
	const values = { ...table.get(key)?.values, ...changes, [table.definition.key]: key };
	checkMandatory(object, table, values);
	checkReferences(table, changes, request.database);
	return { key, values: changes };
}

/** The key in the row, of a record that this object shows. */
function existingKey(
	{ switches }: WriteRequest,
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

function insert({ database, user }: WriteRequest, table: Table, { values }: CheckedRow): StoredRow {
	return database.insert(table.definition.name, values, user);
}

function update({ database, user }: WriteRequest, table: Table, row: CheckedRow): StoredRow {
	const stored = database.update(table.definition.name, row.key, row.values, user);
	if (stored === undefined) throw new Error('A checked record vanished within its own request.');
	return stored;
}

function writeAnswer(
	body: WriteBody,
	object: BusinessObject,
	rows: readonly StoredRow[],
	{ database, switches }: WriteRequest,
): Answer {
	const { definition } = database.table(object.table);
	const answer = (fields: string): Answer =>
		rowsAnswer(
			object,
			rows,
			fieldsWriter(fields, database, definition, switches),
			switches,
			switches.writeStatus,
		);
	switch (switches.writeResponse) {
		case 'full':
			return answer('*');
		case 'sent-columns':
			return answer([...new Set([definition.key, ...body.columns])].join(','));
		case 'key-only':
			return answer(definition.key);
		case 'empty-body':
			return { status: switches.writeStatus, headers: {}, body: '' };
	}
}
