import type { Switches } from '../switches';
import { resolveColumn, type ResolvedColumn } from './columns';
import type { Database } from './database';
import { readFoxProLiteral } from './dates';
import { AccountViewError } from './errors';
import type { Parameters } from './parameters';
import { recordCode } from './rows-answer';
import { isLineColumn } from './selection';
import type { StoredRow } from './table';
import {
	shownName,
	type BusinessObject,
	type CellValue,
	type FieldType,
} from './tables/definition';

export type RowTest = (row: StoredRow) => boolean;

type Operator = 'Equal' | 'NotEqual' | 'Contains' | 'DateOnOrAfterDate' | 'DateOnOrBeforeDate';

/** Operators by lower-case name; two are also known by their number. */
const OPERATORS: Readonly<Record<string, Operator>> = {
	equal: 'Equal',
	notequal: 'NotEqual',
	contains: 'Contains',
	dateonorafterdate: 'DateOnOrAfterDate',
	dateonorbeforedate: 'DateOnOrBeforeDate',
	'42': 'DateOnOrAfterDate',
	'43': 'DateOnOrBeforeDate',
};

/** Value type letters and the column types they may be compared with. */
const COMPARABLE: Readonly<Record<string, readonly FieldType[]>> = {
	C: ['C', 'M'],
	M: ['C', 'M'],
	N: ['N', 'Y', 'B', 'I'],
	D: ['D', 'T'],
	T: ['D', 'T'],
	L: ['L'],
};

const HIGHEST_NUMBER = 99;

/**
 * The test that the numbered filter parameters make together: all of them, or with
 * `MatchAnyFilter=true` at least one.
 *
 * @throws {AccountViewError} for an unknown column, operator or value type, a value of the wrong
 *   kind, and too many filters
 */
export function readFilters(
	parameters: Parameters,
	database: Database,
	object: BusinessObject,
	switches: Switches,
): RowTest {
	if (parameters.get('Filter') !== '') {
		throw new AccountViewError('Een vrije filterexpressie wordt hier niet ondersteund.');
	}
	const tests: RowTest[] = [];
	for (let number = 1; number <= HIGHEST_NUMBER; number += 1) {
		if (!parameters.has(`FilterControlSource${number}`)) continue;
		if (number > switches.maxFilters) {
			throw new AccountViewError(`Er zijn hoogstens ${switches.maxFilters} filters mogelijk.`);
		}
		tests.push(readFilter(parameters, number, database, object, switches));
	}
	if (tests.length === 0) return () => true;
	return isTrue(parameters.get('MatchAnyFilter'))
		? (row) => tests.some((test) => test(row))
		: (row) => tests.every((test) => test(row));
}

function readFilter(
	parameters: Parameters,
	number: number,
	database: Database,
	object: BusinessObject,
	switches: Switches,
): RowTest {
	const name = parameters.get(`FilterControlSource${number}`);
	const header = database.table(object.table).definition;
	const lines = object.detail === undefined ? undefined : database.table(object.detail);
	const ofLines =
		lines !== undefined &&
		switches.detailFilters === 'any-line' &&
		isLineColumn(name, database, header, lines.definition);
	const definition = ofLines ? lines.definition : header;
	const resolved = resolveColumn(database, definition, name);
	if (resolved === undefined || resolved === 'implicit') {
		throw new AccountViewError(
			`De kolom '${name}' in filter ${number} bestaat niet.`,
			undefined,
			1021,
		);
	}
	const test = columnTest(parameters, number, resolved, switches);
	return ofLines ? (row) => lines.linesOf(recordCode(row)).some(test) : test;
}

/** The test of a filter on the rows that have its column. */
function columnTest(
	parameters: Parameters,
	number: number,
	resolved: ResolvedColumn,
	switches: Switches,
): RowTest {
	if (resolved.column.type === 'M' && !switches.memoFilters) {
		throw new AccountViewError(
			`Op memokolom ${shownName(resolved.column)} kan niet worden gefilterd.`,
			undefined,
			1023,
		);
	}
	const operatorName = parameters.get(`FilterOperator${number}`);
	const operator = OPERATORS[operatorName.toLowerCase()];
	if (operator === undefined) {
		throw new AccountViewError(`De operator '${operatorName}' in filter ${number} is onbekend.`);
	}
	const letter = parameters.get(`FilterValueType${number}`).toUpperCase() || 'C';
	if (COMPARABLE[letter]?.includes(resolved.column.type) !== true) {
		throw new AccountViewError(
			`Waardetype '${letter}' past niet bij kolom ${shownName(resolved.column)} (${resolved.column.type}).`,
		);
	}
	const given = parameters.get(`FilterValue${number}`);
	const values = isTrue(parameters.get(`FilterIsListOfValues${number}`))
		? given.split(switches.listSeparator)
		: [given];
	const tests = values.map((value) => valueTest(resolved, operator, value, switches));
	return operator === 'NotEqual'
		? (row) => tests.every((test) => test(row))
		: (row) => tests.some((test) => test(row));
}

function valueTest(
	{ column, read }: ResolvedColumn,
	operator: Operator,
	value: string,
	switches: Switches,
): RowTest {
	switch (column.type) {
		case 'C':
		case 'M': {
			const test = textTest(operator, value.trimEnd(), switches);
			return (row) => test(String(read(row) ?? ''));
		}
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return equality(operator, read, wholeNumber(value, shownName(column)));
		case 'L':
			return equality(operator, read, truth(value, switches.booleanFilterForms));
		case 'D':
		case 'T': {
			// A plain date has no time and so no zone: it is compared as it stands.
			const zone = column.type === 'D' ? 'Europe/Amsterdam' : switches.timeZone;
			const test = dateTest(operator, value, { ...switches, timeZone: zone });
			return (row) => {
				const stored = read(row);
				return typeof stored === 'string' && test(stored);
			};
		}
	}
}

function textTest(
	operator: Operator,
	wanted: string,
	switches: Switches,
): (text: string) => boolean {
	switch (operator) {
		case 'Equal':
			return equalText(wanted, switches.equalText);
		case 'NotEqual': {
			const equal = equalText(wanted, switches.equalText);
			return (text) => !equal(text);
		}
		case 'Contains': {
			if (switches.containsText === 'exact') return (text) => text.includes(wanted);
			const lower = wanted.toLowerCase();
			return (text) => text.toLowerCase().includes(lower);
		}
		case 'DateOnOrAfterDate':
		case 'DateOnOrBeforeDate':
			throw new AccountViewError('Deze operator geldt alleen voor datums.');
	}
}

function equalText(wanted: string, form: Switches['equalText']): (text: string) => boolean {
	switch (form) {
		case 'exact':
			return (text) => text === wanted;
		case 'ignore-case': {
			const lower = wanted.toLowerCase();
			return (text) => text.toLowerCase() === lower;
		}
		case 'begins-with':
			return (text) => text.startsWith(wanted);
	}
}

function equality(operator: Operator, read: ResolvedColumn['read'], wanted: CellValue): RowTest {
	if (operator === 'Equal') return (row) => read(row) === wanted;
	if (operator === 'NotEqual') return (row) => read(row) !== wanted;
	throw new AccountViewError(`De operator '${operator}' past niet bij deze kolom.`);
}

function dateTest(
	operator: Operator,
	value: string,
	switches: Switches,
): (stored: string) => boolean {
	const moment = readFoxProLiteral(value, switches.timeZone);
	if (moment === undefined) {
		throw new AccountViewError(`'${value}' is geen datum; verwacht wordt {^JJJJ-MM-DD}.`);
	}
	const comparable =
		switches.dateFilter === 'day'
			? (stored: string): string => stored.slice(0, 10)
			: (stored: string): string => (stored.length === 10 ? `${stored}T00:00:00` : stored);
	const wanted = comparable(moment);
	switch (operator) {
		case 'Equal':
			return (stored) => comparable(stored) === wanted;
		case 'NotEqual':
			return (stored) => comparable(stored) !== wanted;
		case 'DateOnOrAfterDate':
			return (stored) => comparable(stored) >= wanted;
		case 'DateOnOrBeforeDate':
			return (stored) => comparable(stored) <= wanted;
		case 'Contains':
			throw new AccountViewError('De operator Contains geldt alleen voor tekst.');
	}
}

function wholeNumber(value: string, column: string): number {
	const number = Number(value);
	if (value.trim() === '' || !Number.isFinite(number)) {
		throw new AccountViewError(`'${value}' is geen getal voor kolom ${column}.`);
	}
	return number;
}

const TRUTH_FORMS: Readonly<Record<string, readonly Switches['booleanFilterForms'][]>> = {
	true: ['all', 'true-false'],
	false: ['all', 'true-false'],
	'.t.': ['all', 'foxpro'],
	'.f.': ['all', 'foxpro'],
	'1': ['all', 'digits'],
	'0': ['all', 'digits'],
};

function truth(value: string, forms: Switches['booleanFilterForms']): boolean {
	const written = value.trim().toLowerCase();
	if (TRUTH_FORMS[written]?.includes(forms) !== true) {
		throw new AccountViewError(`'${value}' is geen ja/nee-waarde.`);
	}
	return written === 'true' || written === '.t.' || written === '1';
}

function isTrue(value: string): boolean {
	return value.trim().toLowerCase() === 'true';
}
