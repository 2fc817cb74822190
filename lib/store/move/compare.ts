import type { Sql, SqlRow } from '../store';
import { pagesOf, valuesOf } from './pages';
import type { Table } from './tables';

/** What a table holds. */
export interface Content {
	readonly table: string;
	readonly rows: number;
	/** Differs when one value in it does. */
	readonly digest: string;
}

/** Undefined where the two do not hold the same. */
export async function sameContent(
	table: Table,
	{ source, target }: { readonly source: Sql; readonly target: Sql },
	digest: (text: string) => string,
): Promise<Content | undefined> {
	const theirs = pagesOf(target, table);
	let content: Content = { table: table.name, rows: 0, digest: digest('') };
	// Page against page: neither transaction stands still for long, which Postgres would end.
	for await (const page of pagesOf(source, table)) {
		const text = textOf(page, table);
		const { value } = await theirs.next();
		if (value === undefined || textOf(value, table) !== text) return undefined;
		content = {
			...content,
			rows: content.rows + page.length,
			digest: digest(content.digest + text),
		};
	}
	return (await theirs.next()).value === undefined ? content : undefined;
}

function textOf(rows: readonly SqlRow[], { columns }: Table): string {
	// JSON knows no whole numbers beyond 2^53; an object cannot be taken for anything else.
	return JSON.stringify(
		rows.map((row) => valuesOf(row, columns)),
		(_, value: unknown) => (typeof value === 'bigint' ? { whole: String(value) } : value),
	);
}
