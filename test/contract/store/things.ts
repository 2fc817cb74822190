import type { Migration, Sql, Store } from '../../../lib/store';

/** A table for tests of stores. */
export const things: readonly Migration[] = [
	{
		version: 1,
		name: 'things',
		statements: ({ text, integer }) => [
			`CREATE TABLE thing (name ${text} PRIMARY KEY, amount ${integer}, note ${text})`,
		],
	},
	{
		version: 2,
		name: 'colour',
		statements: ({ text }) => [`ALTER TABLE thing ADD COLUMN colour ${text}`],
	},
];

export async function addThing(sql: Sql, name: string, amount = 0): Promise<void> {
	await sql.run('INSERT INTO thing (name, amount) VALUES (?, ?)', [name, amount]);
}

export async function namesOf(store: Store): Promise<unknown[]> {
	const rows = await store.transaction((sql) => sql.all('SELECT name FROM thing ORDER BY name'));
	return rows.map(({ name }) => name);
}
