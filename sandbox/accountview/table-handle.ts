import type { Database } from './database';
import type { CellValue, RowValues } from './tables/definition';

/** A table of AccountView as tests and scripts reach into it, past the API and its rules. */
export interface TableHandle {
	/** Copies of all rows by rising key, with the columns that were ever filled. */
	all(): RowValues[];
	get(key: string): RowValues | undefined;
	/**
	 * Adds a row as if somebody typed it into AccountView: a missing key is numbered, `defaults` fill
	 * the rest. Columns nobody may write through the API (such as CNG_DATE) may be given.
	 */
	insert(row: RowValues): RowValues;
	/** @throws when there is no such row */
	update(key: string, changes: RowValues): RowValues;
	/** Whether there was such a row. */
	remove(key: string): boolean;
}

const USER = 'DAAN';

export function tableHandle(
	database: Database,
	tableName: string,
	defaults: (row: RowValues) => RowValues,
): TableHandle {
	const table = database.table(tableName);
	const { key: keyColumn } = table.definition;
	return {
		all: () => table.inKeyOrder().map(({ values }) => ({ ...values })),
		get: (key) => table.get(key)?.values,
		insert: (row) => {
			checkColumns(row);
			const key = text(row[keyColumn]) || table.nextKey();
			if (table.get(key) !== undefined) throw new Error(`${keyColumn} ${key} is taken.`);
			return database.insert(tableName, { ...defaults(row), ...row, [keyColumn]: key }, USER)
				.values;
		},
		update: (key, changes) => {
			checkColumns(changes);
			const row = database.update(tableName, key, changes, USER);
			if (row === undefined) throw new Error(`There is no ${keyColumn} ${key}.`);
			return row.values;
		},
		remove: (key) => database.remove(tableName, key),
	};

	function checkColumns(row: RowValues): void {
		const known = table.definition.columns.map(({ name }) => name);
		const unknown = Object.keys(row).find((name) => !known.includes(name));
		if (unknown !== undefined) throw new Error(`${tableName} has no column ${unknown}.`);
	}
}

function text(value: CellValue | undefined): string {
	return typeof value === 'string' ? value : '';
}
