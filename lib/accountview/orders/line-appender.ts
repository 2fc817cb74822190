import type { AccountViewClient } from '../client';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { RequestTally } from '../exchange/exchange';
import type { RecordMatch } from '../records/record-kind';
import type { Records } from '../records/records';
import { isBlank, type EntityInput, type EntityRecord, type FieldValue } from '../values';
import {
	notTakenOver,
	outcomeOf,
	type AppendResult,
	type NotTakenOver,
	type Reason,
} from './append-result';
import type { ArticleIndex } from './article-index';
import { changedLines, type ChangedLines } from './changed-lines';
import { linesNotAmong } from './line-comparison';
import { completeGroups, completeLines } from './line-completion';
import {
	articleCodeOf,
	lineProblem,
	tickedLines,
	withFittingDescription,
	type OrderLineInput,
} from './line-input';
import type { LineBatch, LineSender, LinesSent } from './line-sender';
import type { OrderBook } from './order-book';
import type { OrderMatchField } from './order-kind';
import type { OrderReader, StoredOrder } from './order-reader';

/** Lines for one order. */
export interface LinesForOrder {
	readonly match: RecordMatch<OrderMatchField>;
	readonly lines: readonly OrderLineInput[];
}

/** How lines are appended. */
export interface AppendOptions {
	/** Leave out what the order has already: for repeats. Compares article, quantity, price and description. */
	readonly skipExisting?: boolean;
	/**
	 * Likewise, for lines that may have been corrected since they were sent: one whose article the order
	 * has with another quantity or description is not appended beside it but told. A quantity of 0 says
	 * that the order should no longer have the article.
	 */
	readonly reportChanged?: boolean;
	readonly linesSent?: LinesSent;
}

/** What an order is called by. */
type OrderNames = Pick<AppendResult, 'number' | 'ownReference'>;

/** What an appender works with. */
export interface AppenderParts {
	readonly client: AccountViewClient;
	readonly records: Pick<Records<OrderMatchField>, 'requireKey'>;
	readonly reader: OrderReader;
	readonly sender: LineSender;
	/** What was read ahead for the orders and lines of this run. */
	readonly book: OrderBook;
	readonly articles: ArticleIndex;
	readonly options: AppendOptions;
}

/** Appends lines to the orders of one run. */
export class LineAppender {
	private readonly line: EntityDefinition;

	constructor(private readonly parts: AppenderParts) {
		this.line = parts.client.settings.dictionary.orderLine;
	}

	/**
	 * Appends the ticked lines whose articles AccountView knows, by one request if all have the same
	 * fields; the others are told with the reason. Without a line to send, nothing is asked and nothing sent.
	 *
	 * @throws AccountViewError `AV_RECORD_NOT_FOUND`, `AV_MATCH_AMBIGUOUS`, and as {@link LineSender.sendGroups}
	 */
	async append({ match, lines }: LinesForOrder): Promise<AppendResult> {
		const tally = new RequestTally();
		const { wantedLines, withdrawn } = this.parted(tickedLines(lines));
		const { good, left: unusable } = await this.sortOut(wantedLines);
		if (good.length + withdrawn.length === 0) {
			return this.result({ ...this.knownNames(match), left: unusable }, tally);
		}
		const order = await this.orderOf(match, tally);
		const groups = this.completed(order, good);
		const wanted = groups.flat();
		const { missing, changed } = this.notYetOn(order, wanted, withdrawn);
		const left = [...unusable, ...changed];
		const told = changed.filter(({ quantity }) => !isZero(quantity)).length;
		const alreadyThere = wanted.length - missing.length - told;
		const names = this.namesOf(order);
		if (missing.length === 0) return this.result({ ...names, left, alreadyThere }, tally);
		const shortened = good.filter((line) => this.isCut(line)).length;
		const sent = await this.parts.sender
			.sendGroups(this.batchesOf(order, groups, missing), tally)
			.catch((error: unknown) => {
				throw withNotTakenOver(error, left);
			});
		this.parts.book.add(sent.order);
		return this.result(
			{ ...names, left: [...left, ...sent.refused], alreadyThere, lines: sent.sent, shortened },
			tally,
		);
	}

	/** Lines of quantity 0 are no lines, unless they say what was withdrawn. */
	private parted(lines: readonly OrderLineInput[]): {
		readonly wantedLines: readonly OrderLineInput[];
		readonly withdrawn: readonly OrderLineInput[];
	} {
		if (this.parts.options.reportChanged !== true) return { wantedLines: lines, withdrawn: [] };
		const isWithdrawn = (line: OrderLineInput): boolean =>
			isZero(line.fields['quantity'] ?? null) && articleCodeOf(line) !== '';
		return {
			wantedLines: lines.filter((line) => !isWithdrawn(line)),
			withdrawn: lines.filter(isWithdrawn),
		};
	}

	private notYetOn(
		order: StoredOrder,
		wanted: readonly EntityInput[],
		withdrawn: readonly OrderLineInput[],
	): ChangedLines<EntityInput> {
		const { reportChanged, skipExisting } = this.parts.options;
		if (reportChanged === true) return changedLines(order.number, wanted, withdrawn, order.lines);
		const missing = skipExisting === true ? linesNotAmong(wanted, order.lines) : wanted;
		return { missing, changed: [] };
	}

	/** Divides lines into those to send and those not to take over. */
	private async sortOut(lines: readonly OrderLineInput[]): Promise<{
		readonly good: readonly OrderLineInput[];
		readonly left: readonly NotTakenOver[];
	}> {
		const good: OrderLineInput[] = [];
		const left: NotTakenOver[] = [];
		for (const line of lines) {
			const fitting = withFittingDescription(this.line, line);
			const reason = (await lineProblem(this.line, fitting)) ?? this.articleProblem(line);
			if (reason === undefined) good.push(line);
			else left.push(notTakenOver(line, reason));
		}
		return { good, left };
	}

	private articleProblem(line: OrderLineInput): Reason | undefined {
		const code = articleCodeOf(line);
		if (this.parts.articles.find(code) !== undefined) return undefined;
		return {
			reason: `AccountView has no article ${code}`,
			reasonNl: `AccountView kent artikel ${code} niet`,
		};
	}

	private isCut(line: OrderLineInput): boolean {
		return withFittingDescription(this.line, line) !== line;
	}

	private completed(
		order: StoredOrder,
		lines: readonly OrderLineInput[],
	): readonly (readonly EntityInput[])[] {
		const { articles, options } = this.parts;
		const fitting = lines.map((line) => withFittingDescription(this.line, line));
		const sources = {
			articleOf: (code: string) => articles.find(code),
			order: order.header,
			orderName: `order ${order.number}`,
		};
		// Lines that stand beside those of the order have the fields of those anyway.
		return options.linesSent === 'all'
			? [completeLines(this.line, fitting, sources, this.storedNames(order.lines))]
			: completeGroups(fitting, sources);
	}

	private batchesOf(
		order: StoredOrder,
		groups: readonly (readonly EntityInput[])[],
		missing: readonly EntityInput[],
	): readonly LineBatch[] {
		return groups
			.map((group) => group.filter((line) => missing.includes(line)))
			.filter((group) => group.length > 0)
			.map((group) => this.batchOf(order, group));
	}

	private batchOf(order: StoredOrder, lines: readonly EntityInput[]): LineBatch {
		if (this.parts.options.linesSent !== 'all') return { order, lines };
		const newNames = Object.keys(lines[0]?.fields ?? {});
		const alongside = ({ lines: stored }: StoredOrder): readonly EntityInput[] => {
			const names = new Set([...this.storedNames(stored), ...newNames]);
			return stored.map((line) => this.asInput(line, [...names]));
		};
		return { order, lines, alongside };
	}

	/** Fields that may be written and that some line of the order has a value in. */
	private storedNames(lines: readonly EntityRecord[]): readonly string[] {
		return Object.entries(this.line.fields)
			.filter(([name, { readOnly }]) => !readOnly && lines.some((line) => !isBlank(line[name])))
			.map(([name]) => name);
	}

	private asInput(line: EntityRecord, names: readonly string[]): EntityInput {
		const { keyField } = this.line;
		const fields = Object.fromEntries(
			[keyField, ...names].map((name) => [name, line[name] ?? null] as const),
		);
		return { fields };
	}

	private namesOf({ number, header }: StoredOrder): OrderNames {
		return { number, ownReference: this.parts.reader.valueOf(header, 'ownReference') };
	}

	/** What is known without a look-up. */
	private knownNames(match: RecordMatch<OrderMatchField>): OrderNames {
		const known = this.parts.book.find(match);
		const [order, ...others] = known.kind === 'found' ? known.orders : [];
		if (order !== undefined && others.length === 0) return this.namesOf(order);
		const value = match.value.trim();
		return match.field === 'number'
			? { number: value, ownReference: '' }
			: { number: null, ownReference: value };
	}

	private async orderOf(
		match: RecordMatch<OrderMatchField>,
		tally: RequestTally,
	): Promise<StoredOrder> {
		const { book, reader, records, options } = this.parts;
		const known = book.find(match);
		// Lines that are sent along must be those of now, with all their fields.
		const mayUseBook = options.linesSent !== 'all' || known.kind === 'absent';
		const orders =
			known.kind === 'unknown' || !mayUseBook
				? await reader.find(match, tally)
				: known.kind === 'found'
					? known.orders
					: [];
		const number = records.requireKey(
			match,
			orders.map((order) => order.number),
		);
		const order = orders.find((candidate) => candidate.number === number);
		if (order === undefined) throw new Error(`Order ${number} is not among those found`);
		return order;
	}

	private result(
		{
			number,
			ownReference,
			left,
			lines = [],
			alreadyThere = 0,
			shortened = 0,
		}: OrderNames & {
			readonly left: readonly NotTakenOver[];
			readonly lines?: readonly EntityInput[];
			readonly alreadyThere?: number;
			readonly shortened?: number;
		},
		tally: RequestTally,
	): AppendResult {
		return {
			outcome: outcomeOf({ appended: lines.length, alreadyThere }, left),
			number,
			ownReference,
			lines: lines.map(({ fields }) => fields),
			notTakenOver: left,
			alreadyThere,
			shortened,
			requests: tally.count,
		};
	}
}

function isZero(quantity: FieldValue): boolean {
	return !isBlank(quantity) && Number(quantity) === 0;
}

/** An error says also which lines would not have been taken anyway. */
function withNotTakenOver(error: unknown, left: readonly NotTakenOver[]): unknown {
	if (!(error instanceof AccountViewError) || left.length === 0) return error;
	const { code, message, remedy, record, details } = error;
	const named = left.map(({ articleCode, reason }) => `${String(articleCode ?? '')}: ${reason}`);
	return new AccountViewError({
		code,
		message,
		remedy,
		...(record !== undefined && { record }),
		details: { ...details, notTakenOver: named.join('; ') },
	});
}
