import { AccountViewError } from '../errors';
import type { Row } from '../values';

/** How to get and check the pages of one read. */
export interface PageRead {
	/** Gets the page after a key; without a key the first one. */
	readonly fetch: (lastKey: string | undefined) => Promise<readonly Row[]>;
	/** Column that pages go by, in upper case. */
	readonly keyColumn: string;
	/** Rows asked for. */
	readonly pageSize: number;
	/** Ask for the next page while the caller works on this one. */
	readonly readAhead?: boolean;
	/** Begin after this key instead of with the first page. */
	readonly afterKey?: string;
}

/**
 * Yields every row once, page by page, holding the last page and the next one only.
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
	const progress = new ReadProgress(read);
	let ahead: Promise<readonly Row[]> | undefined;
	try {
		for (;;) {
			const page = await (ahead ?? read.fetch(progress.lastKey));
			const fresh = progress.take(page);
			if (fresh === undefined) return;
			const canAskNow = read.readAhead === true && progress.obstacle === undefined;
			ahead = canAskNow ? begin(read.fetch(progress.lastKey)) : undefined;
			yield fresh;
			if (progress.obstacle !== undefined) throw progress.obstacle;
		}
	} finally {
		// A caller who stops early leaves no request behind.
		await ahead?.catch(() => undefined);
	}
}

/** A failure counts when the page is wanted, not before. */
function begin(fetching: Promise<readonly Row[]>): Promise<readonly Row[]> {
	fetching.catch(() => undefined);
	return fetching;
}

/** How far a read has come, and whether it can go on. */
class ReadProgress {
	/** Key to ask the next page with; undefined before the first page. */
	lastKey: string | undefined;
	/** Why there can be no next page, although there may be more rows. */
	obstacle: AccountViewError | undefined;
	private readonly lastKeys = new Set<string>();
	private previous: ReadonlySet<string> = new Set();
	private count = 0;

	constructor(private readonly read: Pick<PageRead, 'keyColumn' | 'pageSize' | 'afterKey'>) {
		this.lastKey = read.afterKey;
		// A server that begins a page with the last key itself begins this one so too.
		if (read.afterKey !== undefined) this.previous = new Set([read.afterKey]);
	}

	/** The rows not seen before; undefined when the read has ended. */
	take(page: readonly Row[]): readonly Row[] | undefined {
		const { keyColumn } = this.read;
		const lastRow = page.at(-1);
		if (lastRow === undefined) return undefined;
		const keys = new Set<string>();
		const fresh = page.filter((row) => isFresh(keyOf(row, keyColumn), keys, this.previous));
		const key = keyOf(lastRow, keyColumn);
		if (fresh.length === 0) {
			if (this.isOnlyLastKeyAgain(keys, key)) return undefined;
			throw repeated(keyColumn, key, this.count);
		}
		this.count += fresh.length;
		this.advance(key);
		this.previous = keys;
		return fresh;
	}

	private advance(key: string): void {
		const { keyColumn } = this.read;
		if (key === '') this.obstacle = keyMissing(keyColumn);
		else if (this.lastKeys.has(key)) this.obstacle = repeated(keyColumn, key, this.count);
		this.lastKeys.add(key);
		this.lastKey = key;
	}

	/** A server that begins each page with the last key itself ends with that one row. */
	private isOnlyLastKeyAgain(keys: ReadonlySet<string>, key: string): boolean {
		return keys.size === 1 && this.read.pageSize > 1 && key === this.lastKey;
	}
}

/** Rows without a key cannot be told apart, so they are never dropped. */
function isFresh(key: string, keys: Set<string>, previous: ReadonlySet<string>): boolean {
	if (key === '') return true;
	const seen = keys.has(key) || previous.has(key);
	keys.add(key);
	return !seen;
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
