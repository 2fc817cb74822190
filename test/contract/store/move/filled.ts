import { DatabaseSync } from 'node:sqlite';
import { migrations } from '../../../../lib/store/migrations';
import type { Sql, SqlRow, SqlValue, Store } from '../../../../lib/store';

interface Column {
	readonly name: string;
	readonly isText: boolean;
	readonly mayBeNull: boolean;
}

const TEXTS = [
	'€ 1.250,– · Ærøskøbing · 東京 · 👩‍🔧',
	`it's "quoted"? \\ ; -- /* $1 {"json":[1,2.5,null]}`,
	'one\r\ntwo\n\tthree',
	'',
	'\u{10ffff} behind all others, \uffff too',
];

const WHOLES = [
	0,
	-1,
	Number.MAX_SAFE_INTEGER,
	9_007_199_254_740_993n,
	9_223_372_036_854_775_807n,
	-9_223_372_036_854_775_808n,
];

/** Of the tables that a store of this version has, as SQLite describes them. */
export function columnsAt(version: number): ReadonlyMap<string, readonly Column[]> {
	const database = new DatabaseSync(':memory:');
	const types = { text: 'TEXT', integer: 'BIGINT' };
	for (const migration of migrations.slice(0, version)) {
		for (const statement of migration.statements(types)) database.exec(statement);
	}
	const tables = database
		.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
		.all()
		.map(({ name }) => String(name));
	const columns = tables.map((table): [string, readonly Column[]] => [
		table,
		database
			.prepare(`PRAGMA table_info(${table})`)
			.all()
			.map(({ name, type, notnull, pk }) => ({
				name: String(name),
				isText: type === 'TEXT',
				mayBeNull: notnull === 0 && pk === 0,
			})),
	]);
	database.close();
	return new Map(columns);
}

/** So many rows into each table, or into some: all that a column can hold, each text unlike all others. */
export async function fillTables(
	store: Store,
	rows: number,
	{ version = migrations.length, tables = [...columnsAt(version).keys()] } = {},
): Promise<void> {
	const columns = columnsAt(version);
	await store.transaction(async (sql) => {
		for (const table of tables) await fillTable(sql, table, columns.get(table) ?? [], rows);
	});
}

async function fillTable(
	sql: Sql,
	table: string,
	columns: readonly Column[],
	rows: number,
): Promise<void> {
	const names = columns.map(({ name }) => name).join(', ');
	const marks = `(${columns.map(() => '?').join(', ')})`;
	const all = Array.from({ length: rows }, (_, row) =>
		columns.map((column, place) => valueFor(column, row, place)),
	);
	await sql.run(
		`INSERT INTO ${table} (${names}) VALUES ${all.map(() => marks).join(', ')}`,
		all.flat(),
	);
}

function valueFor({ name, isText, mayBeNull }: Column, row: number, place: number): SqlValue {
	if (mayBeNull && (row + place) % 3 === 0) return null;
	const turn = row + place;
	return isText
		? `${TEXTS[turn % TEXTS.length] ?? ''} ${name} ${row}`
		: (WHOLES[turn % WHOLES.length] ?? 0);
}

/** All rows of all tables, each as one text, in the order of these texts: told apart by nothing but content. */
export async function everythingIn(
	store: Store,
	version = migrations.length,
): Promise<ReadonlyMap<string, readonly string[]>> {
	const all = new Map<string, readonly string[]>();
	await store.transaction(async (sql) => {
		for (const [table, columns] of columnsAt(version)) {
			const rows = await sql.all(`SELECT * FROM ${table}`);
			all.set(table, rows.map((row) => textOf(row, columns)).sort());
		}
	});
	return all;
}

function textOf(row: SqlRow, columns: readonly Column[]): string {
	return columns
		.map(({ name }) => `${name}=${typeof row[name]}:${String(row[name])}`)
		.join('\u{1}');
}
