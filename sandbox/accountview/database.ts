import { dutchClock } from './dates';
import { Table, type StoredRow } from './table';
import type { Switches } from '../switches';
import type { BusinessObject, CellValue, RowValues } from './tables/definition';
import { renamedObject, renamedTable, type Names } from './tables/names';
import { DATA_OBJECTS, DATA_TABLES, TABLES } from './tables/objects';

/** A table saved in a state file: key, record number and filled columns of each row. */
export type SavedRows = readonly (readonly [string, number, RowValues])[];

/** One administration: its tables, and who changed what when. */
export class Database {
	readonly #tables = new Map(TABLES.map((definition) => [definition.name, new Table(definition)]));
	readonly #listeners: (() => void)[] = [];
	/** The last change number of each table. */
	readonly #changeNumbers = new Map<string, number>();
	#objects = DATA_OBJECTS;
	#revision = 0;

	/** The moment as stored. */
	readonly #moment: () => string;

	/** `changeNumber` tells how changes are numbered now. */
	constructor(
		now: () => number,
		private readonly changeNumber: () => Switches['changeNumber'],
	) {
		this.#moment = dutchClock(now);
	}

	/** The Dutch calendar date, `YYYY-MM-DD`. */
	today(): string {
		return this.#moment().slice(0, 10);
	}

	/** Objects of `accountviewdata` under the codes that requests use. */
	get objects(): readonly BusinessObject[] {
		return this.#objects;
	}

	/** Lets requests and answers use other names. */
	show(names: Names): void {
		this.#objects = DATA_OBJECTS.map((object) => renamedObject(object, names));
		for (const definition of DATA_TABLES) {
			this.table(definition.name).show(renamedTable(definition, names));
		}
	}

	/** Rises with every change of data. */
	get revision(): number {
		return this.#revision;
	}

	/** The table that this program knows by that name. */
	table(name: string): Table {
		const table = this.#tables.get(name);
		if (table === undefined) throw new Error(`There is no table ${name}.`);
		return table;
	}

	/** Calls back after every change of data. */
	onChange(listener: () => void): void {
		this.#listeners.push(listener);
	}

	/**
	 * Stores a new row under its key, with a record code where the table has one, stamped as entered and
	 * changed now unless it says otherwise.
	 */
	insert(tableName: string, values: RowValues, user: string): StoredRow {
		const entered = { INP_DATE: this.#moment(), INP_USR: user };
		const stamps = this.#changeStamps(tableName, undefined, user);
		const table = this.table(tableName);
		const hasCode = table.definition.columns.some(({ name }) => name === 'REC_ID');
		const code = hasCode ? { REC_ID: table.nextRecordCode() } : {};
		return this.#store(tableName, { ...entered, ...stamps, ...code, ...values });
	}

	/**
	 * Changes columns of a row, stamped as changed now unless the changes say otherwise; undefined
	 * when it is not there.
	 */
	update(tableName: string, key: string, changes: RowValues, user: string): StoredRow | undefined {
		const known = this.table(tableName).get(key);
		if (known === undefined) return undefined;
		const stamps = this.#changeStamps(tableName, known.values['CNG_NR'], user);
		return this.#store(tableName, { ...known.values, ...stamps, ...changes });
	}

	/** Removes a row, and its lines with it. */
	remove(tableName: string, key: string): boolean {
		const table = this.table(tableName);
		const recordCode = String(table.get(key)?.values['REC_ID'] ?? '');
		const removed = table.remove(key);
		if (!removed) return false;
		for (const { name, header } of DATA_TABLES) {
			if (header !== tableName) continue;
			for (const line of this.table(name).linesOf(recordCode)) this.table(name).remove(line.key);
		}
		this.#changed();
		return true;
	}

	/** What a state file keeps. */
	save(): Record<string, SavedRows> {
		return Object.fromEntries(
			DATA_TABLES.map(({ name }) => [
				name,
				this.table(name)
					.inKeyOrder()
					.map(({ key, extKey, values }) => [key, extKey, values] as const),
			]),
		);
	}

	/** Puts saved rows back; tables and columns that no longer exist are left out. */
	load(saved: Readonly<Record<string, SavedRows>>): void {
		for (const { name } of DATA_TABLES) {
			for (const [key, extKey, values] of saved[name] ?? []) {
				this.table(name).put(key, values, extKey);
				this.#noteChangeNumber(name, values['CNG_NR']);
			}
		}
	}

	#changeStamps(tableName: string, lastNumber: CellValue | undefined, user: string): RowValues {
		const number = this.#nextChangeNumber(tableName, lastNumber);
		return { CNG_DATE: this.#moment(), CNG_NR: number, CNG_USR: user };
	}

	#nextChangeNumber(tableName: string, lastNumber: CellValue | undefined): number {
		switch (this.changeNumber()) {
			case 'per-record':
				return (typeof lastNumber === 'number' ? lastNumber : 0) + 1;
			case 'per-table':
				return (this.#changeNumbers.get(tableName) ?? 0) + 1;
			case 'none':
				return 0;
		}
	}

	#noteChangeNumber(tableName: string, number: CellValue | undefined): void {
		const last = this.#changeNumbers.get(tableName) ?? 0;
		if (typeof number === 'number' && number > last) this.#changeNumbers.set(tableName, number);
	}

	#store(tableName: string, values: RowValues): StoredRow {
		const table = this.table(tableName);
		const row = table.put(String(values[table.definition.key] ?? ''), values);
		this.#noteChangeNumber(tableName, values['CNG_NR']);
		this.#changed();
		return row;
	}

	#changed(): void {
		this.#revision += 1;
		for (const listener of this.#listeners) listener();
	}
}
