import type { Clock } from '../../ports/clock';
import type { AccountViewClient } from '../client';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { planConditions, type Condition } from '../reading/conditions';
import { limited } from '../reading/limited';
import { keyUnread } from '../records/key-unread';
import { requireMatchValue, type RecordMatch } from '../records/record-kind';
import type { RecordIndex } from '../records/record-index';
import { Records, type ReadOptions, type RecordWrite } from '../records/records';
import {
	isBlank,
	type EntityInput,
	type EntityRecord,
	type FieldValue,
	type NestedRecord,
} from '../values';
import { ArticleIndex } from './article-index';
import { withCalendarDays } from './calendar-day';
import { isInsertInDoubt, madeAfterAll, matchOfNew, type SentOrder } from './insert-in-doubt';
import { LineAppender, type AppendOptions, type LinesForOrder } from './line-appender';
import { completeLines, needsArticles } from './line-completion';
import {
	articleCodeOf,
	checkLines,
	tickedLines,
	withFittingDescription,
	type OrderLineInput,
} from './line-input';
import { LineReference } from './line-reference';
import { LineSender } from './line-sender';
import { OrderBook, fillBook } from './order-book';
import { orderConditions, type OrderFilter } from './order-filter';
import { nameOfOrder, orderKind, type LongDescriptions, type OrderMatchField } from './order-kind';
import { OrderReader } from './order-reader';

export type OrderMatch = RecordMatch<OrderMatchField>;
export type OrderIndex = RecordIndex<OrderMatchField>;

/** What became of an order. */
export interface OrderWrite extends RecordWrite {
	/** Its description did not fit; the whole of it is in the external note. */
	readonly descriptionShortened: boolean;
}

/** How an order is written. */
export interface OrderWriteOptions {
	/** Default `note`. */
	readonly longDescriptions?: LongDescriptions | undefined;
	/** Articles of this run; left out, they are looked up where a line needs them. */
	readonly articles?: ArticleIndex | undefined;
	/** Orders of this run, see {@link Orders.index}. */
	readonly index?: OrderIndex | undefined;
}

/** A line of an order, with the order it belongs to. */
export interface OrderLine {
	readonly orderNumber: string;
	readonly line: EntityRecord;
}

/** The sales orders (verkooporders) of one company, with their lines. */
export class Orders {
	private readonly entity: EntityDefinition;
	private readonly lineEntity: EntityDefinition;
	private readonly kinds: Readonly<Record<LongDescriptions, ReturnType<typeof orderKind>>>;
	private readonly records: Readonly<Record<LongDescriptions, Records<OrderMatchField>>>;
	private readonly reader: OrderReader;
	private readonly sender: LineSender;
	private readonly lineReferences: LineReference;

	constructor(
		private readonly client: AccountViewClient,
		{ clock }: { readonly clock: Clock },
	) {
		const { order, orderLine } = client.settings.dictionary;
		this.entity = order;
		this.lineEntity = orderLine;
		this.lineReferences = new LineReference(orderLine);
		this.kinds = {
			note: orderKind(order, { clock, longDescriptions: 'note' }),
			refuse: orderKind(order, { clock, longDescriptions: 'refuse' }),
		};
		this.records = {
			note: new Records(client, this.kinds.note),
			refuse: new Records(client, this.kinds.refuse),
		};
		this.reader = new OrderReader(client, this.kinds.note.matches);
		this.sender = new LineSender(client, this.reader);
	}

	/**
	 * Headers by rising number, page by page. Every condition of the filter is checked here too.
	 *
	 * @throws AccountViewError `AV_COLUMN_UNKNOWN` for an order without its number, and as any read
	 */
	async *list(
		filter: OrderFilter,
		options: ReadOptions = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		const { keyField } = this.entity;
		for await (const page of this.records.note.list(() => this.conditions(filter), options)) {
			if (page.some((record) => keyField in record && isBlank(record[keyField])))
				throw keyUnread(this.entity);
			yield page;
		}
	}

	/** Lines of all orders that the filter lets through, in the order of the orders. */
	async *lines(
		filter: OrderFilter,
		options: Pick<ReadOptions, 'limit'> = {},
	): AsyncGenerator<readonly OrderLine[], void> {
		const { attempts, test } = planConditions(this.entity, this.conditions(filter));
		const pages = this.reader.pages({ attempts, test, readAhead: options.limit === undefined });
		yield* limited(this.linesOf(pages), options.limit);
	}

	/**
	 * One order with its lines.
	 *
	 * @throws AccountViewError `AV_RECORD_NOT_FOUND`, `AV_MATCH_AMBIGUOUS`
	 */
	async get(match: OrderMatch): Promise<Required<NestedRecord>> {
		const found = await this.reader.find(match);
		const number = this.records.note.requireKey(
			match,
			found.map((order) => order.number),
		);
		const order = found.find((candidate) => candidate.number === number);
		return {
			record: this.present(order?.header ?? {}),
			details: order?.lines.map((line) => this.presentLine(line)) ?? [],
		};
	}

	/**
	 * Makes an order with its lines in one request, after a look whether its own reference or number is
	 * taken. AccountView's answer may be lost on the way: the order is then looked up once more, and
	 * one that was not there before is the one that was sent.
	 *
	 * @throws AccountViewError `AV_RECORD_EXISTS`, `AV_FIELD_REQUIRED` for an order without customer or a line without
	 *   article or quantity, `AV_FIELD_INVALID` for a quantity of zero, `AV_FIELD_TOO_LONG`,
	 *   `AV_WRITE_DOUBTFUL`, `AV_REJECTED`, ...
	 */
	async create(
		header: EntityInput,
		lines: readonly OrderLineInput[],
		options: OrderWriteOptions = {},
	): Promise<OrderWrite> {
		const details = await this.preparedLines(header, lines, options);
		const records = this.recordsFor(options);
		const match = matchOfNew(header);
		const index = match?.field === options.index?.field ? options.index : undefined;
		return this.surely(
			{ match, header, details },
			() =>
				match === undefined
					? records.create(header, details)
					: records.createOnce(match, header, { index, details }),
			index,
		);
	}

	/**
	 * Changes the header of the order that matches, or makes one with these lines. An order that is
	 * there keeps its lines: Append adds to them.
	 *
	 * @throws AccountViewError as create where it makes one, and `AV_MATCH_AMBIGUOUS`
	 */
	async createOrUpdate(
		match: OrderMatch,
		header: EntityInput,
		lines: readonly OrderLineInput[] = [],
		options: OrderWriteOptions = {},
	): Promise<OrderWrite> {
		requireMatchValue(this.entity, this.kinds.note.matches[match.field], match);
		const input = withKnownReference(match, header);
		const known = { ...input, fields: { ...input.fields, [match.field]: match.value } };
		const details = await this.preparedLines(known, lines, options);
		return this.surely(
			{ match, header: known, details },
			() =>
				this.recordsFor(options).createOrUpdate(match, input, { index: options.index, details }),
			options.index,
		);
	}

	/** Changes fields of the header. @throws AccountViewError see {@link Records.update} */
	async update(
		match: OrderMatch,
		header: EntityInput,
		options: Pick<OrderWriteOptions, 'longDescriptions'> = {},
	): Promise<OrderWrite> {
		const input = withKnownReference(match, header);
		const write = await this.recordsFor(options).update(match, input);
		return { ...write, descriptionShortened: isShortened(header, write.record) };
	}

	/** A header as callers know it, made from what stands in the columns. */
	present(record: EntityRecord): EntityRecord {
		return this.kinds.note.present?.(record) ?? record;
	}

	/** Reads ahead which of these orders there are; see {@link Records.index}. */
	index(field: OrderMatchField, values: readonly string[]): Promise<OrderIndex> {
		return this.records.note.index(field, values);
	}

	/** Looks articles up once for a run of new orders; nothing where no line needs its article. */
	async articlesFor(
		orders: readonly (readonly OrderLineInput[])[],
	): Promise<ArticleIndex | undefined> {
		const needing = orders.map(tickedLines).filter(needsArticles);
		return needing.length === 0 ? undefined : await this.articles(needing.flat());
	}

	/**
	 * Gets ready to append lines to many orders: looks articles up and reads the orders ahead where
	 * that takes fewer requests than one by one.
	 */
	async appender(
		orders: readonly LinesForOrder[],
		options: AppendOptions = {},
	): Promise<LineAppender> {
		const articles = await this.articles(orders.flatMap(({ lines }) => lines));
		const busy = orders.filter(({ lines }) =>
			tickedLines(lines).some((line) => articles.find(articleCodeOf(line)) !== undefined),
		);
		const book = new OrderBook(
			(header, field) => this.reader.valueOf(header, field),
			({ field, value }) => this.kinds.note.matches[field].comparable(value),
			busy.map(({ match }) => match),
		);
		if (options.linesSent !== 'all') await fillBook(this.reader, book);
		const { client, reader, sender } = this;
		return new LineAppender({
			...{ client, reader, sender, book, articles, options },
			records: this.records.note,
		});
	}

	private async *linesOf(
		pages: ReturnType<OrderReader['pages']>,
	): AsyncGenerator<readonly OrderLine[], void> {
		for await (const orders of pages) {
			yield orders.flatMap(({ number, lines }) =>
				lines.map((line) => ({ orderNumber: number, line: this.presentLine(line) })),
			);
		}
	}

	private presentLine(line: EntityRecord): EntityRecord {
		return withCalendarDays(this.lineReferences.present(line));
	}

	private conditions(filter: OrderFilter): readonly Condition[] {
		return orderConditions(this.entity, this.kinds.note.matches.ownReference, filter);
	}

	private articles(lines: readonly OrderLineInput[]): Promise<ArticleIndex> {
		return ArticleIndex.of(this.client, tickedLines(lines).map(articleCodeOf));
	}

	private recordsFor({
		longDescriptions = 'note',
	}: Pick<OrderWriteOptions, 'longDescriptions'>): Records<OrderMatchField> {
		return this.records[longDescriptions];
	}

	private async preparedLines(
		header: EntityInput,
		lines: readonly OrderLineInput[],
		options: OrderWriteOptions,
	): Promise<readonly EntityInput[]> {
		const orderName = nameOfOrder(this.entity, header);
		const wanted = tickedLines(lines).map((line) => withFittingDescription(this.lineEntity, line));
		await checkLines(this.lineEntity, wanted, orderName);
		const articles = needsArticles(wanted)
			? (options.articles ?? (await this.articles(wanted)))
			: undefined;
		return completeLines(this.lineEntity, wanted, {
			articleOf: (code) => articles?.find(code),
			order: header.fields,
			orderName,
		});
	}

	/** What may have been made without an answer is looked up, and then known to the rest of the run. */
	private async surely(
		sent: SentOrder,
		write: () => Promise<RecordWrite>,
		index?: OrderIndex,
	): Promise<OrderWrite> {
		const written = await write().catch(async (error: unknown) => {
			const made = isInsertInDoubt(error)
				? await madeAfterAll(sent, {
						reader: this.reader,
						present: (record) => this.present(record),
					})
				: undefined;
			if (made === undefined) throw error;
			index?.settle(textOf(made.record[index.field]), textOf(made.record[this.entity.keyField]));
			return made;
		});
		return { ...written, descriptionShortened: isShortened(sent.header, written.record) };
	}
}

/** The reference of the order is known already where it is matched by it: no read is needed for it. */
function withKnownReference({ field, value }: OrderMatch, header: EntityInput): EntityInput {
	const { description, ownReference } = header.fields;
	if (field !== 'ownReference' || description === undefined || !isBlank(ownReference))
		return header;
	return { ...header, fields: { ...header.fields, ownReference: value.trim() } };
}

function isShortened({ fields }: EntityInput, stored: EntityRecord): boolean {
	const wanted = isBlank(fields['description']) ? '' : String(fields['description']).trim();
	const text = String(stored['description'] ?? '');
	return wanted.length > text.length && (text === '' || text.endsWith('…'));
}

function textOf(value: FieldValue | undefined): string {
	return isBlank(value) ? '' : String(value);
}
