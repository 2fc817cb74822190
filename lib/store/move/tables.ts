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
	// Of the system's own tables: the views of information_schema take seconds where a server has many tables.
	postgres: `SELECT t.relname::text AS table_name, c.attname::text AS column_name,
			coalesce(array_position(k.conkey, c.attnum), 0) AS key_place
		FROM pg_catalog.pg_class t
		JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema()
		JOIN pg_catalog.pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
		JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
		WHERE t.relkind = 'r'`,
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
