import { rowsOf } from './answer';
import type { CompanyDirectory } from '../exchange/companies';
import { explainRejection, unknownColumns, type RequestSubject } from '../dictionary/diagnosis';
import { tableColumns, type Dictionary } from '../dictionary/dictionary';
import { AccountViewError } from '../errors';
import type { RequestTally } from '../exchange/exchange';
import { noneWhenHidden, type Metadata } from '../dictionary/metadata';
import { readAllPages } from './paging';
import { PagingCheck } from './paging-check';
import { bareName, columnsOf, encodeReadQuery, type PagePosition, type ReadQuery } from './query';
import { answerNames } from './record-reader';
import type { AccountViewSettings } from '../settings';
import type { Row } from '../values';

/** The parts that work together on rows. */
export interface RowSourceParts {
	readonly companies: CompanyDirectory;
	readonly metadata: Metadata;
	readonly settings: Pick<AccountViewSettings, 'dictionary' | 'pageSize'>;
}

/** Reads rows of business objects, one page at a time. */
export class RowSource {
	private readonly paging = new PagingCheck((query, position) => this.page(query, position));

	constructor(private readonly parts: RowSourceParts) {}

	/**
	 * All rows of a read, each once. A sorted read gives its first page only.
	 *
	 * @throws AccountViewError
	 */
	async *pages(query: ReadQuery, tally?: RequestTally): AsyncGenerator<readonly Row[], void> {
		const pageSize = query.pageSize ?? this.parts.settings.pageSize;
		let first: readonly Row[] | undefined;
		const fetch = async (lastKey?: string): Promise<readonly Row[]> => {
			if (first !== undefined) await this.paging.check(query, first, pageSize);
			const position = { pageSize, ...(lastKey !== undefined && { lastKey }) };
			const rows = await this.page(query, position, tally);
			first ??= rows;
			return rows;
		};
		let isFirst = true;
		for await (const rows of query.sort === undefined
			? readAllPages({
					fetch,
					keyColumn: bareName(query.keyColumn),
					pageSize,
					readAhead: query.readAhead ?? false,
					...(query.afterKey !== undefined && { afterKey: query.afterKey }),
				})
			: onePage(fetch)) {
			if (isFirst) await this.refuseSilentGaps(query, rows);
			isFirst = false;
			yield rows;
		}
	}

	/** One page of a read; nothing is known about whether there are more. */
	async page(
		query: ReadQuery,
		position: PagePosition,
		tally?: RequestTally,
	): Promise<readonly Row[]> {
		const { metadata, settings } = this.parts;
		try {
			return await this.ask(query, position, tally);
		} catch (error) {
			if (isNotFound(error) && (await this.isServed(query, tally))) return [];
			throw await explainRejection(error, subjectOf(query), metadata, settings.dictionary);
		}
	}

	private async ask(
		query: ReadQuery,
		position: PagePosition,
		tally: RequestTally | undefined,
	): Promise<readonly Row[]> {
		const { companies, settings } = this.parts;
		const answer = await companies.send({
			method: 'GET',
			path: 'accountviewdata',
			query: encodeReadQuery(query, position),
			intent: 'read',
			purpose: `reading ${namesOf(query, settings.dictionary)}`,
			tally,
		});
		return rowsOf(answer, query.table, query.details);
	}

	/**
	 * Status 404 may mean that nothing was found, or that the company or the object is gone. It
	 * means the former only where the same object still answers: with any row of its own, or, when
	 * it may be empty, in AccountView's list of objects.
	 */
	private async isServed(query: ReadQuery, tally: RequestTally | undefined): Promise<boolean> {
		const { businessObject, table, keyColumn } = query;
		const anyRow = { businessObject, table, keyColumn, fields: [keyColumn] };
		try {
			return (await this.ask(anyRow, { pageSize: 1 }, tally)).length > 0;
		} catch (error) {
			if (!isNotFound(error)) throw error;
			return await this.parts.metadata.confirmsObject(businessObject).catch(notConfirmed);
		}
	}

	/**
	 * AccountView may answer an unknown column with nothing at all. Columns that no public source
	 * proves are looked up when a whole page has no value for them.
	 */
	private async refuseSilentGaps(query: ReadQuery, rows: readonly Row[]): Promise<void> {
		const { metadata, settings } = this.parts;
		const known = tableColumns(query.table);
		const gaps = subjectOf(query).columns.filter((column) => {
			const { key } = answerNames(query.table, column);
			const isProven = known.has(column) && known.get(column)?.assumed !== true;
			return !isProven && rows.every((row) => row[key] === undefined || row[key] === null);
		});
		if (gaps.length === 0) return;
		const missing = await metadata.missingColumns(query.table, gaps).catch(noneWhenHidden);
		if (missing.length > 0) throw unknownColumns(query, missing, settings.dictionary);
	}
}

function isNotFound(error: unknown): boolean {
	return (
		error instanceof AccountViewError &&
		error.code === 'AV_REJECTED' &&
		error.details['status'] === 404
	);
}

/** Whoever cannot be asked confirms nothing; a cancelled question stays cancelled. */
function notConfirmed(error: unknown): false {
	if (error instanceof AccountViewError && error.code !== 'AV_CANCELLED') return false;
	throw error;
}

/** What a person calls the rows: `customers`, or the object code of what the dictionary lacks. */
function namesOf({ businessObject, table }: ReadQuery, dictionary: Dictionary): string {
	const entity = Object.values(dictionary).find(
		(candidate) => candidate.businessObject === businessObject && candidate.table === table,
	);
	return entity?.plural ?? businessObject;
}

async function* onePage(
	fetch: () => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[], void> {
	const rows = await fetch();
	if (rows.length > 0) yield rows;
}

/**
 * The own columns of a read. Those of joined tables are left out, for their table has a dictionary
 * of its own, and so are the two that every answer has and no dictionary lists.
 */
function subjectOf(query: ReadQuery): RequestSubject {
	const asked = [...columnsOf(query), ...(query.filters ?? []).map(({ column }) => column)];
	const own = asked.filter((column) => isOwn(column, query.table)).map(bareName);
	const implicit = ['EXT_KEY', `${query.table.toUpperCase()}_ID`];
	const columns = [...new Set(own)].filter((column) => !implicit.includes(column));
	return { businessObject: query.businessObject, table: query.table, columns };
}

function isOwn(column: string, table: string): boolean {
	const [first, second] = column.toUpperCase().split('.');
	return second === undefined || first === table.toUpperCase();
}
