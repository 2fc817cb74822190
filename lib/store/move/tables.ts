import { MIGRATION_TABLE } from '../migration-table';
import type { Sql, Store } from '../store';

/** A table of a store, as the database describes it. */
export interface Table {
	readonly name: string;
	/** By name. */
	readonly columns: readonly string[];
	/** Columns of the primary key, in its order. */
	readonly key: readonly string[];
}

const PREFIX = 'accountview_';

/** Rows of table, column and place in the primary key, 0 for none. */
const CATALOGUES: Readonly<Record<Store['kind'], string>> = {
	sqlite: `SELECT t.name AS table_name, c.name AS column_name, c.pk AS key_place
		FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'`,
	postgres: `SELECT c.table_name::text, c.column_name::text, coalesce(k.ordinal_position::int, 0) AS key_place
		FROM information_schema.columns c
		JOIN information_schema.table_constraints p ON p.table_schema = c.table_schema
			AND p.table_name = c.table_name AND p.constraint_type = 'PRIMARY KEY'
		LEFT JOIN information_schema.key_column_usage k ON k.constraint_schema = p.constraint_schema
			AND k.constraint_name = p.constraint_name AND k.table_name = c.table_name
			AND k.column_name = c.column_name
		WHERE c.table_schema = current_schema()`,
};

interface Column {
	readonly name: string;
	readonly keyPlace: number;
}

/** Whether there is a store at all, and its tables by name, without the one of its migrations. */
export async function tablesOf(
	sql: Sql,
	kind: Store['kind'],
): Promise<{ readonly isStore: boolean; readonly tables: readonly Table[] }> {
	const columns = new Map<string, Column[]>();
	for (const row of await sql.all(CATALOGUES[kind])) {
		const table = String(row['table_name']);
		if (!table.startsWith(PREFIX)) continue;
		const column = { name: String(row['column_name']), keyPlace: Number(row['key_place']) };
		columns.set(table, [...(columns.get(table) ?? []), column]);
	}
	const isStore = columns.delete(MIGRATION_TABLE);
	const tables = [...columns].map(([name, all]) => tableOf(name, all));
	return { isStore, tables: tables.sort(byName) };
}

function tableOf(name: string, columns: readonly Column[]): Table {
	const key = columns
		.filter(({ keyPlace }) => keyPlace > 0)
		.sort((one, other) => one.keyPlace - other.keyPlace);
	const nameOf = (column: Column): string => column.name;
	return { name, columns: columns.map(nameOf).sort(), key: key.map(nameOf) };
}

function byName({ name: one }: Table, { name: other }: Table): number {
	return one < other ? -1 : 1;
}

/** Undefined where the target has each table just so; else the name of the first that it has not. */
export function firstUnknown(
	source: readonly Table[],
	target: readonly Table[],
): string | undefined {
	const known = new Set(target.map((table) => JSON.stringify(table)));
	return source.find((table) => !known.has(JSON.stringify(table)))?.name;
}
