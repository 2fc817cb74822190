import { AccountViewError } from './errors';
import type { Row } from './values';

/** How to get and check the pages of one read. */
export interface PageRead {
	/** Gets the page after a key; without a key the first one. */
	readonly fetch: (lastKey: string | undefined) => Promise<readonly Row[]>;
	/** Column that pages go by, in upper case. */
	readonly keyColumn: string;
	/** Rows asked for. */
	readonly pageSize: number;
}

/**
 * Yields every row once, page by page, holding no more than two pages.
 *
 * Only an empty page ends the read. AccountView has no row count and may hold fewer rows in a page
 * than were asked (a cap of its own, rows that the user may not see), so a short page proves
 * nothing: one request more is the price of losing nothing. Rows that the page before held already
 * are dropped, which also covers a server that begins a page with the last key itself.
 *
 * @throws AccountViewError `AV_PAGE_REPEATED` when the server does not get further,
 *   `AV_ANSWER_UNEXPECTED` when a page ends in a row without a key
 */
export async function* readAllPages(read: PageRead): AsyncGenerator<readonly Row[], void> {
	const lastKeys = new Set<string>();
	let lastKey: string | undefined;
	let previous: ReadonlySet<string> = new Set();
	let count = 0;
	for (;;) {
		const page = await read.fetch(lastKey);
		const lastRow = page.at(-1);
		if (lastRow === undefined) return;
		const keys = new Set<string>();
		const fresh = page.filter((row) => isFresh(keyOf(row, read.keyColumn), keys, previous));
		const key = keyOf(lastRow, read.keyColumn);
		if (fresh.length === 0) {
			if (isOnlyLastKeyAgain(page, key, lastKey, read.pageSize)) return;
			throw repeated(read.keyColumn, key, count);
		}
		count += fresh.length;
		yield fresh;
		if (key === '') throw keyMissing(read.keyColumn);
		if (lastKeys.has(key)) throw repeated(read.keyColumn, key, count);
		lastKeys.add(key);
		lastKey = key;
		previous = keys;
	}
}

/** Rows without a key cannot be told apart, so they are never dropped. */
function isFresh(key: string, keys: Set<string>, previous: ReadonlySet<string>): boolean {
	if (key === '') return true;
	const seen = keys.has(key) || previous.has(key);
	keys.add(key);
	return !seen;
}

/** A server that begins each page with the last key itself ends with that one row. */
function isOnlyLastKeyAgain(
	page: readonly Row[],
	key: string,
	lastKey: string | undefined,
	pageSize: number,
): boolean {
	return page.length === 1 && pageSize > 1 && key === lastKey;
}

/** The key as text, exactly as the server wrote it: inner padding belongs to it. */
export function keyOf(row: Row, keyColumn: string): string {
	const key = row[keyColumn];
	return typeof key === 'string' || typeof key === 'number' ? String(key) : '';
}

function repeated(keyColumn: string, key: string, count: number): AccountViewError {
	return new AccountViewError({
		code: 'AV_PAGE_REPEATED',
		message: `AccountView repeats a page instead of going on after ${keyColumn} ${key}; ${count} rows were read.`,
		remedy:
			'The list is not complete, so do not rely on it. Try again; if it stays, narrow the question with a filter.',
		details: { keyColumn, key, rows: count },
	});
}

function keyMissing(keyColumn: string): AccountViewError {
	return new AccountViewError({
		code: 'AV_ANSWER_UNEXPECTED',
		message: `AccountView answered a row without ${keyColumn}, so the next page cannot be asked for.`,
		remedy: 'Check the paging column in the dictionary override of the credential.',
		details: { keyColumn },
	});
}
