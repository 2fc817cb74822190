import { AccountViewError } from '../errors';
import type { Row } from '../values';

/**
 * The rows of one table in an answer. A missing table and an empty list both mean no rows; a
 * single row may come without its list. Keys are in upper case afterwards, except for
 * `<TABLE>_Id`, which links details to their header within one answer.
 *
 * @param answer parsed JSON; undefined for an answer without a body, which tells nothing of rows
 * @param details detail tables: their rows become a list inside their header's row
 * @throws AccountViewError `AV_ANSWER_UNEXPECTED` when the answer is about something else
 */
export function rowsOf(
	answer: unknown,
	table: string,
	details: readonly string[] = [],
): readonly Row[] {
	if (answer === undefined || answer === null) throw unexpected(table, 'it is empty');
	if (isEmptyList(answer)) return [];
	if (!isObject(answer)) throw unexpected(table, 'it is not an object with tables');
	const rows = tableRows(answer, table);
	if (rows === undefined) {
		refuseOtherTables(answer, table);
		return [];
	}
	return details.length === 0 ? rows : attachDetails(answer, table, rows, details);
}

function tableRows(
	answer: Readonly<Record<string, unknown>>,
	table: string,
): readonly Row[] | undefined {
	const wanted = table.toUpperCase();
	const key = Object.keys(answer).find((name) => name.toUpperCase() === wanted);
	return key === undefined ? undefined : toRows(answer[key], table);
}

function toRows(value: unknown, table: string): readonly Row[] {
	if (value === null || value === undefined) return [];
	const rows: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (!rows.every(isObject)) throw unexpected(table, 'a row is not an object');
	const [first] = rows;
	return first === undefined || hasUpperCaseKeys(first) ? rows : rows.map(withUpperCaseKeys);
}

/** An answer that holds something else, rows of another table or a message, is not "no rows". */
function refuseOtherTables(answer: Readonly<Record<string, unknown>>, table: string): void {
	const others = Object.keys(answer).filter((key) => !isEmpty(answer[key]));
	if (others.length > 0) throw unexpected(table, `it holds ${others.join(', ')} instead`);
}

function isEmpty(value: unknown): boolean {
	return value === null || value === '' || isEmptyList(value);
}

/** A detail table that is no sibling may be inside its header's row already: then it stays. */
function attachDetails(
	answer: Readonly<Record<string, unknown>>,
	table: string,
	rows: readonly Row[],
	details: readonly string[],
): readonly Row[] {
	const link = `${table}_ID`.toUpperCase();
	return details.reduce((headers, detail) => {
		const found = tableRows(answer, detail);
		if (found === undefined) return headers;
		const linked = groupByLink(found, link);
		return headers.map((header) => ({
			...header,
			[detail.toUpperCase()]: linked.get(linkOf(header, link)) ?? [],
		}));
	}, rows);
}

function groupByLink(rows: readonly Row[], link: string): ReadonlyMap<unknown, readonly Row[]> {
	const groups = new Map<unknown, Row[]>();
	for (const row of rows) {
		const value = linkOf(row, link);
		const group = groups.get(value);
		if (group === undefined) groups.set(value, [row]);
		else group.push(row);
	}
	return groups;
}

function linkOf(row: Row, link: string): unknown {
	const key = Object.keys(row).find((candidate) => candidate.toUpperCase() === link);
	return key === undefined ? undefined : row[key];
}

function hasUpperCaseKeys(row: Row): boolean {
	return Object.keys(row).every((key) => key.endsWith('_Id') || key === key.toUpperCase());
}

function withUpperCaseKeys(row: Row): Row {
	return Object.fromEntries(Object.entries(row).map(([key, value]) => [key.toUpperCase(), value]));
}

/** Tells whether a parsed value is an object with keys. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}

function unexpected(table: string, problem: string): AccountViewError {
	return new AccountViewError({
		code: 'AV_ANSWER_UNEXPECTED',
		message: `AccountView's answer about ${table} cannot be read: ${problem}.`,
		remedy:
			'Run AccountView Data, Dictionary: Check Mapping, and paste the override that it gives into the credential: the table may have another name here.',
		details: { table },
	});
}
