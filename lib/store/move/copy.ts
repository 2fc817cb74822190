import type { Sql, SqlRow } from '../store';
import { pagesOf, valuesOf } from './pages';
import type { Table } from './tables';

/** @param told hears how many rows have been written after each page */
export async function copyTable(
	table: Table,
	{ source, target }: { readonly source: Sql; readonly target: Sql },
	told: (rows: number) => void,
): Promise<void> {
	let written = 0;
	for await (const rows of pagesOf(source, table)) {
		await insert(target, table, rows);
		written += rows.length;
		told(written);
	}
}

async function insert(sql: Sql, { name, columns }: Table, rows: readonly SqlRow[]): Promise<void> {
	const marks = `(${columns.map(() => '?').join(', ')})`;
	await sql.run(
		`INSERT INTO ${name} (${columns.join(', ')}) VALUES ${rows.map(() => marks).join(', ')}`,
		rows.flatMap((row) => valuesOf(row, columns)),
	);
}
