import type { AccountViewClient } from '../client';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import type { RequestTally } from '../exchange/exchange';
import { isObject } from '../reading/answer';
import { keyOf } from '../reading/paging';
import type { ReadQuery } from '../reading/query';
import { requireField, selectFields } from '../reading/read-fields';
import { readNarrowed, UNNARROWED, type Narrowing } from '../reading/read-narrowing';
import { compileReader, type RecordReader } from '../reading/record-reader';
import { keyUnread } from '../records/key-unread';
import {
	matchFilters,
	requireMatchValue,
	type MatchRules,
	type RecordMatch,
} from '../records/record-kind';
import { isBlank, type EntityRecord, type Row } from '../values';
import type { OrderMatchField } from './order-kind';

/** An order as AccountView keeps it. */
export interface StoredOrder {
	/** As AccountView writes it. */
	readonly number: string;
	/** Fields of the header, reference and description still in the form in which they are stored. */
	readonly header: EntityRecord;
	readonly lines: readonly EntityRecord[];
}

/** Which orders to read. */
export interface OrderRead {
	readonly attempts?: readonly Narrowing[];
	/** Checks a row before its order is made. */
	readonly test?: ((row: Row) => boolean) | undefined;
	/** Rows a page; left out: the credential's setting. */
	readonly pageSize?: number;
	readonly readAhead?: boolean;
}

/** A look-up expects one order; some more show at once that a value is not unique. */
const LOOKUP_PAGE = 10;

/**
 * Reads orders with their lines. Whether the columns of lines can be asked for one by one is not
 * known, so everything is asked for; should that leave the lines out, they are asked for by name.
 */
export class OrderReader {
	private readonly order: EntityDefinition;
	private readonly line: EntityDefinition;
	private readonly readHeader: RecordReader;
	private readonly readLine: RecordReader;
	/** An answer has held lines: one without them means that there are none. */
	private hasSeenLines = false;

	constructor(
		private readonly client: AccountViewClient,
		private readonly matches: MatchRules<OrderMatchField>,
	) {
		const { order, orderLine } = client.settings.dictionary;
		this.order = order;
		this.line = orderLine;
		this.readHeader = compileReader(order.table, selectFields(order));
		this.readLine = compileReader(orderLine.table, selectFields(orderLine));
	}

	/** By rising key, page by page. */
	async *pages(
		{ attempts = [UNNARROWED], test = acceptAll, ...paging }: OrderRead,
		tally?: RequestTally,
	): AsyncGenerator<readonly StoredOrder[], void> {
		let asked: ReadQuery | undefined;
		let lastKey: string | undefined;
		const pages = readNarrowed({ ...this.query(), ...paging }, attempts, (narrowed) => {
			asked = narrowed;
			return this.client.readPages(narrowed, tally);
		});
		for await (const rows of pages) {
			const whole = await this.withLines(rows, { ...(asked ?? this.query()), ...after(lastKey) });
			const last = rows.at(-1);
			lastKey = last && keyOf(last, this.order.pagingColumn);
			yield whole.filter(test).map((row) => this.toOrder(row));
		}
	}

	/**
	 * The orders whose field has exactly this value. One request, unless AccountView answers others
	 * besides, or as many as were asked for: then it reads on.
	 *
	 * @throws AccountViewError `AV_FIELD_REQUIRED` when the value is empty
	 */
	async find(
		match: RecordMatch<OrderMatchField>,
		tally?: RequestTally,
	): Promise<readonly StoredOrder[]> {
		const rule = this.matches[match.field];
		const wanted = requireMatchValue(this.order, rule, match);
		const filters = matchFilters(this.order, rule, match);
		const read: OrderRead = {
			attempts: [{ filters, matchAnyFilter: filters.length > 1 }],
			pageSize: LOOKUP_PAGE,
		};
		const found: StoredOrder[] = [];
		for await (const orders of this.pages(read, tally)) {
			const exact = orders.filter(({ header }) => this.valueOf(header, match.field) === wanted);
			found.push(...exact);
			const isKeyFound = match.field === 'number' && found.length > 0;
			const isWhole = orders.length < LOOKUP_PAGE && exact.length === orders.length;
			if (isKeyFound || isWhole) break;
		}
		return found;
	}

	/** What an order is recognised by, in the form in which values are compared. */
	valueOf(header: EntityRecord, field: OrderMatchField): string {
		const { comparable, valueIn } = this.matches[field];
		const text = String(header[field] ?? '');
		return comparable(valueIn?.(text) ?? text);
	}

	private query(): ReadQuery {
		const { businessObject, table, pagingColumn } = this.order;
		const details = [this.line.table];
		return { businessObject, table, keyColumn: pagingColumn, fields: 'all', details };
	}

	private toOrder(row: Row): StoredOrder {
		const header = this.readHeader(row);
		const lines = row[this.line.table];
		const number = header[this.order.keyField];
		if (isBlank(number)) throw keyUnread(this.order);
		return {
			number: String(number),
			header,
			lines: Array.isArray(lines) ? lines.filter(isObject).map(this.readLine) : [],
		};
	}

	private async withLines(rows: readonly Row[], asked: ReadQuery): Promise<readonly Row[]> {
		const { table } = this.line;
		if (this.hasSeenLines || rows.some((row) => Array.isArray(row[table]))) {
			this.hasSeenLines = true;
			return rows;
		}
		const named = await this.askLinesByName(asked);
		return named.size === 0
			? rows
			: rows.map((row) => ({ ...row, [table]: named.get(keyOf(row, this.keyColumn)) ?? [] }));
	}

	/** Lines of the same page by order number; none where AccountView does not understand it. */
	private async askLinesByName(asked: ReadQuery): Promise<ReadonlyMap<string, unknown>> {
		const { table, fields } = this.line;
		const columns = new Set(Object.values(fields).map(({ column }) => `${table}.${column}`));
		const query = { ...asked, fields: [this.keyColumn, ...columns], readAhead: false };
		const lines = new Map<string, unknown>();
		try {
			for await (const rows of this.client.readPages(query)) {
				for (const row of rows) {
					if (Array.isArray(row[table])) lines.set(keyOf(row, this.keyColumn), row[table]);
				}
				break;
			}
		} catch (error) {
			if (!isRefusal(error)) throw error;
		}
		return lines;
	}

	private get keyColumn(): string {
		return requireField(this.order, this.order.keyField).column;
	}
}

function after(lastKey: string | undefined): { readonly afterKey?: string } {
	return lastKey === undefined ? {} : { afterKey: lastKey };
}

function acceptAll(): boolean {
	return true;
}

function isRefusal(error: unknown): boolean {
	return (
		error instanceof AccountViewError &&
		['AV_REJECTED', 'AV_COLUMN_UNKNOWN', 'AV_QUERY_INVALID'].includes(error.code)
	);
}
