import type { CellValue, RowValues, TableDefinition } from './tables/definition';

export interface StoredRow {
	readonly key: string;
	/** Lasting record number. */
	readonly extKey: number;
	/** Only the columns that were ever filled. */
	readonly values: RowValues;
}

interface SortedRows {
	readonly column: string;
	readonly version: number;
	readonly rows: readonly StoredRow[];
}

/** The rows of one table, found by key and walked in key order. */
export class Table {
	readonly #rows = new Map<string, StoredRow>();
	/** Keys of the lines of each header, by its record code. */
	readonly #lines = new Map<string, Set<string>>();
	#definition: TableDefinition;
	#ordered: StoredRow[] | undefined;
	#sorted: SortedRows | undefined;
	#lastExtKey = 0;
	#lastNumber = 0;
	#version = 0;

	constructor(definition: TableDefinition) {
		this.#definition = definition;
	}

	/** What the table holds, under the names that requests and answers use. */
	get definition(): TableDefinition {
		return this.#definition;
	}

	/** Lets requests and answers know the table and its columns by other names. */
	show(definition: TableDefinition): void {
		this.#definition = definition;
	}

	/** Rises with every change, so that whoever keeps a result knows when it is old. */
	get version(): number {
		return this.#version;
	}

	get size(): number {
		return this.#rows.size;
	}

	get(key: string): StoredRow | undefined {
		return this.#rows.get(key);
	}

	/** Adds or replaces the row with that key. */
	put(key: string, values: RowValues, extKey?: number): StoredRow {
		const known = this.#rows.get(key);
		const row = { key, values, extKey: extKey ?? known?.extKey ?? this.#lastExtKey + 1 };
		this.#lastExtKey = Math.max(this.#lastExtKey, row.extKey);
		this.#rows.set(key, row);
		this.#noteHeader(known, row);
		if (known === undefined) this.#noteNumber(key);
		if (this.#ordered !== undefined) {
			const place = this.positionAfter(key);
			if (known === undefined) this.#ordered.splice(place, 0, row);
			else this.#ordered[place - 1] = row;
		}
		this.#version += 1;
		return row;
	}

	remove(key: string): boolean {
		const known = this.#rows.get(key);
		const removed = this.#rows.delete(key);
		if (removed) {
			this.#noteHeader(known, undefined);
			this.#ordered = undefined;
			this.#version += 1;
		}
		return removed;
	}

	/** All rows by rising key, as the database orders text: by code of each character. */
	inKeyOrder(): readonly StoredRow[] {
		this.#ordered ??= [...this.#rows.values()].sort(byKey);
		return this.#ordered;
	}

	/** All rows by rising value of a text column. */
	inOrderOf(column: string): readonly StoredRow[] {
		if (column === this.definition.key) return this.inKeyOrder();
		if (this.#sorted?.column !== column || this.#sorted.version !== this.#version) {
			const rows = this.inKeyOrder().toSorted((a, b) =>
				byText(text(a.values[column]), text(b.values[column])),
			);
			this.#sorted = { column, version: this.#version, rows };
		}
		return this.#sorted.rows;
	}

	/** Position in {@link inKeyOrder} of the first row beyond that key. */
	positionAfter(key: string): number {
		return positionAfter(this.inKeyOrder(), key, (row) => row.key);
	}

	/** Position in {@link inOrderOf} of the first row beyond that value. */
	positionAfterValue(column: string, value: string): number {
		if (column === this.definition.key) return this.positionAfter(value);
		return positionAfter(this.inOrderOf(column), value, (row) => text(row.values[column]));
	}

	/** The row with that value in a text column whose values differ; undefined when there is none. */
	findBy(column: string, value: string): StoredRow | undefined {
		const row = this.inOrderOf(column)[this.positionAfterValue(column, value) - 1];
		return row !== undefined && text(row.values[column]) === value ? row : undefined;
	}

	/** The lines of the header with that record code, in their order. */
	linesOf(recordCode: string): readonly StoredRow[] {
		const keys = [...(this.#lines.get(recordCode) ?? [])];
		return keys
			.flatMap((key) => this.#rows.get(key) ?? [])
			.sort((a, b) => Number(a.values['REC_ORD']) - Number(b.values['REC_ORD']));
	}

	/** A record code that no row had yet. */
	nextRecordCode(): string {
		return String(this.#lastExtKey + 1).padStart(10, '0');
	}

	/** The next key of a table that numbers its rows itself. */
	nextKey(): string {
		switch (this.definition.numbering) {
			case 'next-number':
				return String(this.#lastNumber + 1);
			case 'record-code':
				return this.nextRecordCode();
			case 'given':
				throw new Error(`Table ${this.definition.name} does not number its rows.`);
		}
	}

	/** Keeps the lines of each header findable. */
	#noteHeader(before: StoredRow | undefined, after: StoredRow | undefined): void {
		if (this.definition.header === undefined) return;
		if (before !== undefined) this.#lines.get(text(before.values['HDR_ID']))?.delete(before.key);
		if (after === undefined) return;
		const header = text(after.values['HDR_ID']);
		const keys = this.#lines.get(header) ?? new Set();
		this.#lines.set(header, keys.add(after.key));
	}

	#noteNumber(key: string): void {
		if (/^\d{1,9}$/.test(key)) this.#lastNumber = Math.max(this.#lastNumber, Number(key));
	}
}

function byKey(a: StoredRow, b: StoredRow): number {
	return byText(a.key, b.key);
}

function byText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function text(value: CellValue | undefined): string {
	return typeof value === 'string' ? value : '';
}

function positionAfter(
	rows: readonly StoredRow[],
	value: string,
	read: (row: StoredRow) => string,
): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const row = rows[middle];
		if (row !== undefined && read(row) > value) high = middle;
		else low = middle + 1;
	}
	return low;
}
