import { parseDutchTime } from './dates';
import { AccountViewError } from '../errors';

/** Operators proven in public clients. AccountView knows more; their names are not public. */
export type FilterOperator =
	'Equal' | 'NotEqual' | 'Contains' | 'DateOnOrAfterDate' | 'DateOnOrBeforeDate';

/** One condition. Dates are `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss`, in Dutch local time. */
export interface Filter {
	/** Bare (`SUB_NR`) or with its table (`contact.sub_nr`). */
	readonly column: string;
	readonly operator: FilterOperator;
	readonly type: 'C' | 'N' | 'D' | 'T' | 'L';
	readonly value: string | number | boolean;
}

/** A read of one business object. */
export interface ReadQuery {
	readonly businessObject: string;
	/** The table in the answer whose rows are wanted. */
	readonly table: string;
	/** Bare or qualified columns; the key column is added when missing. `all`: whatever there is. */
	readonly fields: readonly string[] | 'all';
	/** Column that pages go by. */
	readonly keyColumn: string;
	readonly filters?: readonly Filter[];
	/** True: a row needs to meet one of the filters only. */
	readonly matchAnyFilter?: boolean;
	/** Sorted reads give one page only: AccountView cannot page and sort in one read. */
	readonly sort?: { readonly columns: readonly string[]; readonly order: SortOrder };
	/**
	 * Detail tables wanted with each row, such as `SO_LINE`: they come as lists inside it. Whether
	 * their columns can be asked for one by one is not known, so ask for `all` fields with them.
	 */
	readonly details?: readonly string[];
	/** Go on after the row with this key, as an earlier read came to it. */
	readonly afterKey?: string;
	/** Rows a page; left out: the credential's setting. */
	readonly pageSize?: number;
	/** `YYYY-MM-DD`: picks the administration (book year). */
	readonly bookDate?: string;
	/**
	 * Ask for the next page while the caller works on this one. For reads that are taken whole:
	 * whoever stops early has asked one page too many.
	 */
	readonly readAhead?: boolean;
}

export type SortOrder = 'Ascending' | 'Descending';

/** Which page of a read is wanted. */
export interface PagePosition {
	readonly pageSize: number;
	/** Key of the last row of the page before; left out for the first page. */
	readonly lastKey?: string;
}

/** More are not known to work in one call. */
export const MOST_FILTERS = 10;

const COLUMN = /^(?:[A-Za-z]\w{0,9}\.)?[A-Za-z]\w{0,9}$/;

/**
 * Writes a read as a query string, without the question mark.
 *
 * @throws AccountViewError `AV_QUERY_INVALID` for what AccountView cannot answer: sorting together
 *   with a last key, more than ten filters, a value that does not fit its type
 */
export function encodeReadQuery(query: ReadQuery, position: PagePosition): string {
	const { sort, bookDate } = query;
	if (sort !== undefined && position.lastKey !== undefined) {
		throw invalid('a sorted read cannot go on after a last key', 'Leave out the sorting.');
	}
	return [
		part('BusinessObject', query.businessObject),
		part('PageSize', String(position.pageSize)),
		part('Fields', fieldsOf(query)),
		...encodeFilters(query.filters ?? [], query.matchAnyFilter ?? false),
		...(sort === undefined
			? []
			: [
					part('SortFields', sort.columns.map(checkColumn).join(',')),
					part('SortOrder', sort.order),
				]),
		...(position.lastKey === undefined ? [] : [part('LastKey', position.lastKey)]),
		...(bookDate === undefined ? [] : [part('BookDate', dateOf(bookDate).slice(0, 10))]),
	].join('&');
}

function fieldsOf(query: ReadQuery): string {
	return query.fields === 'all' ? '*' : columnsOf(query).map(checkColumn).join(',');
}

/**
 * The columns asked for by name, the key column among them: without it there is no next page.
 * A read of all fields names none.
 */
export function columnsOf(query: Pick<ReadQuery, 'fields' | 'keyColumn'>): readonly string[] {
	if (query.fields === 'all') return [];
	const key = query.keyColumn.toUpperCase();
	const hasKey = query.fields.some((field) => bareName(field) === key);
	return hasKey ? query.fields : [query.keyColumn, ...query.fields];
}

/** The column of a bare or qualified name, in upper case. */
export function bareName(column: string): string {
	return column.slice(column.lastIndexOf('.') + 1).toUpperCase();
}

/** Tells whether a text can be a column name, bare or qualified. */
export function isColumnName(text: string): boolean {
	return COLUMN.test(text);
}

function encodeFilters(filters: readonly Filter[], matchAny: boolean): readonly string[] {
	if (filters.length > MOST_FILTERS) {
		throw invalid(`it has ${filters.length} filters`, `Use at most ${MOST_FILTERS} filters.`);
	}
	const parts = filters.flatMap((filter, index) => {
		const number = index + 1;
		return [
			part(`FilterControlSource${number}`, checkColumn(filter.column)),
			part(`FilterOperator${number}`, filter.operator),
			part(`FilterValueType${number}`, filter.type),
			part(`FilterValue${number}`, literal(filter)),
		];
	});
	return matchAny && filters.length > 1 ? [...parts, part('MatchAnyFilter', 'true')] : parts;
}

/** Dates are FoxPro literals: `{^2026-03-05}` and `{^2026-03-05 14:30:00}`. */
function literal({ type, value, column }: Filter): string {
	switch (type) {
		case 'C':
			return String(value);
		case 'N':
			if (typeof value === 'number' && Number.isFinite(value)) return String(value);
			throw invalid(`the filter on ${column} needs a number`, 'Give a number.');
		case 'L':
			return value === true ? 'true' : 'false';
		case 'D':
			return `{^${dateOf(value).slice(0, 10)}}`;
		case 'T':
			return `{^${dateOf(value).replace('T', ' ')}}`;
	}
}

function dateOf(value: Filter['value']): string {
	const time = typeof value === 'string' ? parseDutchTime(value) : undefined;
	if (time === undefined) {
		throw invalid(
			`'${value}' is not a date`,
			'Write the date as 2026-03-05 or 2026-03-05T14:30:00.',
		);
	}
	return time;
}

function checkColumn(column: string): string {
	if (isColumnName(column)) return column;
	throw invalid(`'${column}' cannot be a column name`, 'Correct the column name.');
}

function part(name: string, value: string): string {
	if (!isWellFormed(value)) {
		throw invalid(`${name} holds half a character`, 'Remove the broken character from the text.');
	}
	return `${name}=${encodeURIComponent(value)}`;
}

function isWellFormed(text: string): boolean {
	return !/\p{Surrogate}/u.test(text);
}

function invalid(problem: string, remedy: string): AccountViewError {
	return new AccountViewError({
		code: 'AV_QUERY_INVALID',
		message: `The question to AccountView cannot be asked: ${problem}.`,
		remedy,
	});
}
