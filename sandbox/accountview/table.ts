import type { RowValues, TableDefinition } from './tables/definition';

export interface StoredRow {
	readonly key: string;
	/** Lasting record number. */
	readonly extKey: number;
	/** Only the columns that were ever filled. */
	readonly values: RowValues;
}

/** The rows of one table, found by key and walked in key order. */
export class Table {
	readonly #rows = new Map<string, StoredRow>();
	#ordered: StoredRow[] | undefined;
	#lastExtKey = 0;
	#lastNumber = 0;
	#version = 0;

	constructor(readonly definition: TableDefinition) {}

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
		const removed = this.#rows.delete(key);
		if (removed) {
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

	/** Position in {@link inKeyOrder} of the first row beyond that key. */
	positionAfter(key: string): number {
		const rows = this.inKeyOrder();
		let low = 0;
		let high = rows.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((rows[middle]?.key ?? '') > key) high = middle;
			else low = middle + 1;
		}
		return low;
	}

	/** The next key of a table that numbers its rows itself. */
	nextKey(): string {
		switch (this.definition.numbering) {
			case 'next-number':
				return String(this.#lastNumber + 1);
			case 'record-code':
				return String(this.#lastExtKey + 1).padStart(10, '0');
			case 'given':
				throw new Error(`Table ${this.definition.name} does not number its rows.`);
		}
	}

	#noteNumber(key: string): void {
		if (/^\d{1,9}$/.test(key)) this.#lastNumber = Math.max(this.#lastNumber, Number(key));
	}
}

function byKey(a: StoredRow, b: StoredRow): number {
	return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
