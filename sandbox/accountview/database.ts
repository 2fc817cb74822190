import { dutchClock } from './dates';
import { Table, type StoredRow } from './table';
import type { RowValues } from './tables/definition';
import { TABLES } from './tables/objects';

/** A table saved in a state file: key, record number and filled columns of each row. */
export type SavedRows = readonly (readonly [string, number, RowValues])[];

/** Tables that hold data of the firm, as opposed to the dictionary. */
const DATA_TABLES = ['CONTACT', 'DEL_ADDR', 'COMP_HDR', 'COMP_LN', 'ADM_LIST'];

/** One administration: its tables, and who changed what when. */
export class Database {
	readonly #tables = new Map(TABLES.map((definition) => [definition.name, new Table(definition)]));
	readonly #listeners: (() => void)[] = [];
	#changeNumber = 0;
	#revision = 0;

	/** The moment as stored. */
	readonly #moment: () => string;

	constructor(now: () => number) {
		this.#moment = dutchClock(now);
	}

	/** Rises with every change of data. */
	get revision(): number {
		return this.#revision;
	}

	/** The table of that name in upper case. */
	table(name: string): Table {
		const table = this.#tables.get(name);
		if (table === undefined) throw new Error(`There is no table ${name}.`);
		return table;
	}

	/** Calls back after every change of data. */
	onChange(listener: () => void): void {
		this.#listeners.push(listener);
	}

	/** Stores a new row under its key, stamped as entered and changed now unless it says otherwise. */
	insert(tableName: string, values: RowValues, user: string): StoredRow {
		const entered = { INP_DATE: this.#moment(), INP_USR: user };
		return this.#store(tableName, { ...entered, ...this.#changeStamps(user), ...values });
	}

	/**
	 * Changes columns of a row, stamped as changed now unless the changes say otherwise; undefined
	 * when it is not there.
	 */
	update(tableName: string, key: string, changes: RowValues, user: string): StoredRow | undefined {
		const known = this.table(tableName).get(key);
		if (known === undefined) return undefined;
		return this.#store(tableName, { ...known.values, ...this.#changeStamps(user), ...changes });
	}

	remove(tableName: string, key: string): boolean {
		const removed = this.table(tableName).remove(key);
		if (removed) this.#changed();
		return removed;
	}

	/** What a state file keeps. */
	save(): Record<string, SavedRows> {
		return Object.fromEntries(
			DATA_TABLES.map((name) => [
				name,
				this.table(name)
					.inKeyOrder()
					.map(({ key, extKey, values }) => [key, extKey, values] as const),
			]),
		);
	}

	/** Puts saved rows back; tables and columns that no longer exist are left out. */
	load(saved: Readonly<Record<string, SavedRows>>): void {
		for (const name of DATA_TABLES) {
			for (const [key, extKey, values] of saved[name] ?? []) {
				this.table(name).put(key, values, extKey);
				const changeNumber = values['CNG_NR'];
				if (typeof changeNumber === 'number') {
					this.#changeNumber = Math.max(this.#changeNumber, changeNumber);
				}
			}
		}
	}

	#changeStamps(user: string): RowValues {
		this.#changeNumber += 1;
		return { CNG_DATE: this.#moment(), CNG_NR: this.#changeNumber, CNG_USR: user };
	}

	#store(tableName: string, values: RowValues): StoredRow {
		const table = this.table(tableName);
		const row = table.put(String(values[table.definition.key] ?? ''), values);
		this.#changed();
		return row;
	}

	#changed(): void {
		this.#revision += 1;
		for (const listener of this.#listeners) listener();
	}
}
