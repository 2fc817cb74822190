import type { Switches } from '../switches';
import { cell } from './columns';
import type { Database } from './database';
import { AccountViewError } from './errors';
import { rulesOf } from './rules';
import { refuseGivenNumber } from './rules/orders';
import type { Table } from './table';
import { countryName } from './tables/contact';
import {
	shownColumn,
	shownName,
	type BusinessObject,
	type CellValue,
	type Column,
	type RowValues,
	type TableDefinition,
} from './tables/definition';
import type { SentRow } from './write-body';
import { storedValue } from './write-values';

/** What the rules of a table depend on. */
export interface RowContext {
	readonly database: Database;
	readonly switches: Switches;
	/** Name kept in INP_USR and CNG_USR. */
	readonly user: string;
}

/** The rows a write is about: those of an object, or the lines of one. */
export type RowSubject = Pick<BusinessObject, 'table' | 'includes' | 'mandatory' | 'fixedOnInsert'>;

/** A row that passed every rule and waits for the others of its request. */
export interface CheckedRow {
	readonly key: string;
	/** The columns to store. */
	readonly values: RowValues;
	/** The whole row as it will be stored. */
	readonly result: RowValues;
}

/**
 * A new row, filled with what AccountView proposes and checked. `taken` holds the keys of earlier
 * rows of the same request and gets this one's; `header` is given for a line.
 *
 * @throws {AccountViewError} when the row breaks a rule
 */
export function checkedInsert(
	{ database, switches }: RowContext,
	subject: RowSubject,
	row: SentRow,
	taken: Set<string>,
	header?: RowValues,
): CheckedRow {
	const table = database.table(subject.table);
	const { definition } = table;
	const sent = storedValues(definition, row, switches);
	const ownKey = String(sent[definition.key] ?? '');
	if (ownKey !== '' && definition.name === 'SO_HDR' && switches.orderNumberGiven === 'error') {
		refuseGivenNumber(database);
	}
	const key = ownKey === '' ? newKey(table, switches, taken) : ownKey;
	if (table.get(key) !== undefined || taken.has(key)) {
		throw new AccountViewError(
			`${shownColumn(definition, definition.key)} ${key} bestaat al.`,
			undefined,
			1013,
		);
	}
	taken.add(key);
	const proposed = rulesOf(definition.name).propose?.(sent, database, header) ?? {};
	const values = {
		...sent,
		...leftOut(definition, row, proposed),
		...subject.fixedOnInsert,
		[definition.key]: key,
	};
	checkMandatory(subject, definition, values);
	checkReferences(definition, values, database);
	const changes = (column: string): boolean => values[column] !== undefined;
	rulesOf(definition.name).check?.({ database, switches, values, changes, header });
	return { key, values, result: values };
}

/**
 * Changes to a known row, checked.
 *
 * @throws {AccountViewError} when it is not there or breaks a rule
 */
export function checkedUpdate(
	context: RowContext,
	subject: RowSubject,
	row: SentRow,
	header?: RowValues,
): CheckedRow {
	const { database, switches } = context;
	const table = database.table(subject.table);
	const { definition } = table;
	const key = existingKey(context, subject, row);
	const before = table.get(key)?.values ?? {};
	const changed = storedValues(definition, row, switches);
	const result = { ...before, ...changed, [definition.key]: key };
	checkMandatory(subject, definition, result);
	checkReferences(definition, changed, database);
	const changes = (column: string): boolean =>
		changed[column] !== undefined && changed[column] !== before[column];
	rulesOf(definition.name).check?.({ database, switches, values: result, changes, header });
	return { key, values: changed, result };
}

/** The key in the row, of a record that this subject shows. @throws {AccountViewError} */
export function existingKey(
	{ database, switches }: RowContext,
	{ table: name, includes }: RowSubject,
	row: SentRow,
): string {
	const table = database.table(name);
	const key = sentKey(table.definition, row, switches);
	if (key === '') throw mandatory(shownColumn(table.definition, table.definition.key));
	const known = table.get(key);
	if (known === undefined || includes?.(known.values) === false) {
		throw notFound(table.definition, key, switches);
	}
	return key;
}

/** The key a row names; '' when it names none. */
export function sentKey(definition: TableDefinition, row: SentRow, switches: Switches): string {
	const column = definition.columns.find(({ name }) => name === definition.key);
	if (column === undefined) return '';
	return String(storedValue(column, row.get(shownName(column)) ?? '', switches));
}

/** A record that is not there. */
export function notFound(
	definition: TableDefinition,
	key: string,
	switches: Switches,
): AccountViewError {
	const status = switches.updateOfUnknown === '404' ? 404 : 'validation';
	const column = shownColumn(definition, definition.key);
	return new AccountViewError(`${column} ${key} is niet gevonden.`, status, 1014);
}

function newKey(table: Table, switches: Switches, taken: ReadonlySet<string>): string {
	const { name, numbering, key } = table.definition;
	const isNumbered = name !== 'CONTACT' || switches.numberOnInsert;
	if (numbering === 'given' || !isNumbered) throw mandatory(shownColumn(table.definition, key));
	let next = table.nextKey();
	while (taken.has(next)) next = String(Number(next) + 1).padStart(next.length, '0');
	return next;
}

/** The proposed values of columns that the caller gave no value. */
function leftOut(definition: TableDefinition, row: SentRow, proposed: RowValues): RowValues {
	const given = (name: string): boolean => {
		const sent = row.get(shownColumn(definition, name)) ?? '';
		return sent !== '';
	};
	return Object.fromEntries(Object.entries(proposed).filter(([name]) => !given(name)));
}

/** The sent values as they will be stored, without those that nobody may write. */
function storedValues(definition: TableDefinition, row: SentRow, switches: Switches): RowValues {
	const values: Record<string, CellValue> = {};
	for (const [name, sent] of row) {
		const column = definition.columns.find((candidate) => shownName(candidate) === name);
		if (column === undefined) {
			throw new AccountViewError(
				`De kolom '${name}' bestaat niet in ${shownName(definition)}.`,
				undefined,
				1021,
			);
		}
		if (isWritable(definition, column, switches)) {
			values[column.name] = storedValue(column, sent, switches);
		}
	}
	return values;
}

function isWritable(definition: TableDefinition, column: Column, switches: Switches): boolean {
	const isKey = column.name === definition.key;
	if (definition.calculated?.[column.name] !== undefined || (column.readOnly && isKey))
		return false;
	if (!column.readOnly) return true;
	if (switches.readOnlyValue === 'ignored') return false;
	throw new AccountViewError(
		`De kolom ${shownName(column)} kan niet worden gewijzigd.`,
		undefined,
		1015,
	);
}

function checkMandatory(subject: RowSubject, definition: TableDefinition, values: RowValues): void {
	for (const column of definition.columns) {
		const required = column.mandatory || subject.mandatory?.includes(column.name) === true;
		if (required && !isFilled(cell(definition, column, values), values[column.name])) {
			throw mandatory(shownName(column));
		}
	}
}

/** A number counts as filled once it was given: whether zero will do is for the table's rules. */
function isFilled(value: CellValue, given: CellValue | undefined): boolean {
	return typeof value === 'number' ? given !== undefined : value !== '' && value !== null;
}

function mandatory(column: string): AccountViewError {
	return new AccountViewError(`De kolom ${column} is verplicht.`, undefined, 1010);
}

function checkReferences(definition: TableDefinition, values: RowValues, database: Database): void {
	for (const { column, table: other, unknown } of definition.references ?? []) {
		const code = String(values[column] ?? '');
		if (code === '' || database.table(other).get(code) !== undefined) continue;
		const shown = shownColumn(definition, column);
		throw unknown === undefined
			? new AccountViewError(`${shown} '${code}' bestaat niet.`, undefined, 1016)
			: new AccountViewError(
					`${unknown.what} '${code}' (${shown}) bestaat niet.`,
					undefined,
					unknown.number,
				);
	}
	const country = String(values['CNT_CODE'] ?? '');
	if (country !== '' && countryName(country) === '') {
		throw new AccountViewError(`De landcode '${country}' bestaat niet.`, undefined, 1016);
	}
}
