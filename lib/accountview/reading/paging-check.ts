import { tableColumns } from '../dictionary/dictionary';
import { AccountViewError } from '../errors';
import type { Row } from '../values';
import { keyOf } from './paging';
import { bareName, type PagePosition, type ReadQuery } from './query';

/** Rows of the answer that is looked at: the one that must follow, and the last key itself. */
const ROWS = 2;

/** A server's own limit of rows a page is hardly lower: a shorter first page is also the last. */
const LOWEST_LIMIT = 50;

/**
 * Makes sure that AccountView pages by the column that a read goes by, where no public source proves
 * it: with another one, the page after a last key leaves out rows and nobody notices. It costs one
 * request per table and client, and none for short lists.
 */
export class PagingCheck {
	private readonly settled = new Set<string>();

	/** @param ask gets a page of a read */
	constructor(
		private readonly ask: (query: ReadQuery, position: PagePosition) => Promise<readonly Row[]>,
	) {}

	/**
	 * @param first the first page of the read, as it was answered
	 * @throws AccountViewError `AV_PAGING_WRONG` when its second row does not come after its first
	 */
	async check(query: ReadQuery, first: readonly Row[], pageSize: number): Promise<void> {
		const column = bareName(query.keyColumn);
		const subject = `${query.table}.${column}`;
		if (first.length < Math.min(pageSize, LOWEST_LIMIT)) return;
		if (this.settled.has(subject) || isProven(query)) return;
		const [lastKey = '', ...following] = first.map((row) => keyOf(row, column));
		if (following.length === 0 || lastKey === '') return;
		const rows = await this.ask(query, { pageSize: ROWS, lastKey });
		const goesOn = rows.some((row) => following.includes(keyOf(row, column)));
		if (!goesOn) throw wrongColumn(query, lastKey, following[0] ?? '');
		this.settled.add(subject);
	}
}

function isProven({ table, keyColumn }: ReadQuery): boolean {
	const column = tableColumns(table).get(bareName(keyColumn));
	return column !== undefined && column.assumed !== true;
}

function wrongColumn(
	{ table, keyColumn }: ReadQuery,
	lastKey: string,
	next: string,
): AccountViewError {
	return new AccountViewError({
		code: 'AV_PAGING_WRONG',
		message: `AccountView does not page ${table} by ${keyColumn}: after ${lastKey} it does not go on with ${next}, so rows would be missed.`,
		remedy:
			'Name the column that it does page by as pagingColumn in the dictionary override of the credential; often it is REC_ID.',
		details: { table, keyColumn },
	});
}
