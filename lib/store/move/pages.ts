import type { Sql, SqlRow, SqlValue } from '../store';
import type { Table } from './tables';

/** Rows that are held at a time; one of them can be of megabytes. */
const PAGE = 100;

/** All rows of a table by rising key, some at a time. Both databases sort keys alike. */
export async function* pagesOf(
	sql: Sql,
	{ name, columns, key }: Table,
): AsyncGenerator<readonly SqlRow[], undefined> {
	const all = `SELECT ${columns.join(', ')} FROM ${name}`;
	const inOrder = `ORDER BY ${key.join(', ')} LIMIT ${PAGE}`;
	const after = `(${key.join(', ')}) > (${key.map(() => '?').join(', ')})`;
	let rows = await sql.all(`${all} ${inOrder}`);
	for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
		yield rows;
		if (rows.length < PAGE) return;
		rows = await sql.all(`${all} WHERE ${after} ${inOrder}`, valuesOf(last, key));
	}
}

/** In the order of the columns. */
export function valuesOf(row: SqlRow, columns: readonly string[]): readonly SqlValue[] {
	return columns.map((column) => row[column] ?? null);
}

export async function countOf(sql: Sql, table: string): Promise<number> {
	const [row] = await sql.all(`SELECT count(*) AS number FROM ${table}`);
	return Number(row?.['number']);
}
