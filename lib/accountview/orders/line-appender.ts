import type { AccountViewClient } from '../client';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { RequestTally } from '../exchange/exchange';
import { comparableCode, type RecordMatch } from '../records/record-kind';
import type { Records } from '../records/records';
import { CUT } from '../records/shared-text';
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
import { ClaimedLines } from './claimed-lines';
import { LineBatches } from './line-batches';
import {
	articleCodeOf,
	lineProblem,
	tickedLines,
	withFittingDescription,
	type OrderLineInput,
} from './line-input';
import { LineReference } from './line-reference';
import type { LineSender, LinesSent } from './line-sender';
import type { OrderBook } from './order-book';
import type { OrderMatchField } from './order-kind';
import type { OrderReader, StoredOrder } from './order-reader';

/** Lines for one order. */
export interface LinesForOrder {
	readonly match: RecordMatch<OrderMatchField>;
	readonly lines: readonly OrderLineInput[];
	/**
	 * Whose lines they are, such as the number of a work order: each line bears it, and lines of the order
	 * that bear another are no likeness of these. Left out or empty: every line of the order counts.
	 */
	readonly reference?: string;
	/** Who gives them, where several may give lines of one reference. Left out or empty: nobody but the reference. */
	readonly owner?: string;
}

/** How lines are appended. */
export interface AppendOptions {
	/**
	 * Leave out what the order has already: for repeats. Compares article, quantity, price and description;
	 * a line of the order counts for one owner in a run.
	 */
	readonly skipExisting?: boolean;
	/**
	 * Likewise, for lines that may have been corrected since they were sent: one whose article the order
	 * has with another quantity or description is not appended beside it but told. A quantity of 0 says
	 * that the order should no longer have the article.
	 */
	readonly reportChanged?: boolean;
	/**
	 * Likewise, and the lines given are all that the order should have of their reference: what else bears
	 * it there is told, also where no line is given. Without a reference it does no more than `reportChanged`.
	 */
	readonly reportLeft?: boolean;
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
	private readonly references: LineReference;
	private readonly batches: LineBatches;
	private readonly claimed: ClaimedLines;

	constructor(private readonly parts: AppenderParts) {
		const { client, articles, options } = parts;
		this.line = client.settings.dictionary.orderLine;
		this.references = new LineReference(this.line);
		this.claimed = new ClaimedLines((line) => this.references.present(line));
		const { line, references } = this;
		this.batches = new LineBatches({ line, references, articles, linesSent: options.linesSent });
	}

	/**
	 * Appends the ticked lines whose articles AccountView knows, by one request if all have the same
	 * fields; the others are told with the reason. Without a line to send, nothing is sent, and nothing asked
	 * unless it is to be told what is left there.
	 *
	 * @throws AccountViewError `AV_RECORD_NOT_FOUND`, `AV_MATCH_AMBIGUOUS`, and as {@link LineSender.sendGroups}
	 */
	async append({ match, lines, reference = '', owner = '' }: LinesForOrder): Promise<AppendResult> {
		const tally = new RequestTally();
		const { wantedLines, withdrawn } = this.parted(tickedLines(lines));
		const { good, left: unusable } = await this.sortOut(wantedLines);
		const areAll = this.parts.options.reportLeft === true && reference !== '';
		if (good.length + withdrawn.length === 0 && !areAll) {
			return this.result({ ...this.knownNames(match), left: unusable }, tally);
		}
		const order = await this.orderOf(match, tally);
		const worded = await Promise.all(good.map((line) => this.worded(line, reference)));
		const groups = this.batches.completed(
			order,
			worded.map(({ line }) => line),
		);
		const wanted = groups.flat();
		const { missing, changed } = await this.notYetOn(order, {
			...{ wanted, withdrawn, reference, owner },
			// An article that cannot be sent any more may be on the order all the same.
			isOurs: (line) => areAll && !unusable.some((one) => isSameArticle(one, line)),
		});
		const left = [...unusable, ...changed];
		const told = changed.filter(({ quantity }) => !isZero(quantity)).length;
		const alreadyThere = wanted.length - missing.length - told;
		const names = this.namesOf(order);
		if (missing.length === 0) return this.result({ ...names, left, alreadyThere }, tally);
		const shortened = worded.filter(({ isCut }) => isCut).length;
		const sent = await this.parts.sender
			.sendGroups(this.batches.of(order, groups, missing), tally)
			.catch((error: unknown) => {
				throw withNotTakenOver(error, left);
			});
		this.parts.book.add(sent.order);
		if (this.parts.options.skipExisting === true) {
			const claimant = { order: order.number, reference, owner };
			this.claimed.claimAppended(claimant, sent.sent);
		}
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
		if (!this.reportsChanged) return { wantedLines: lines, withdrawn: [] };
		const isWithdrawn = (line: OrderLineInput): boolean =>
			isZero(line.fields['quantity'] ?? null) && articleCodeOf(line) !== '';
		return {
			wantedLines: lines.filter((line) => !isWithdrawn(line)),
			withdrawn: lines.filter(isWithdrawn),
		};
	}

	private async notYetOn(
		order: StoredOrder,
		lines: {
			readonly wanted: readonly EntityInput[];
			readonly withdrawn: readonly OrderLineInput[];
			readonly reference: string;
			readonly owner: string;
			readonly isOurs: (line: EntityRecord) => boolean;
		},
	): Promise<ChangedLines<EntityInput>> {
		const { wanted, withdrawn, reference, owner, isOurs } = lines;
		const { reportsChanged } = this;
		if (!reportsChanged && this.parts.options.skipExisting !== true) {
			return { missing: wanted, changed: [] };
		}
		const there =
			reference === ''
				? { own: order.lines, bare: [] }
				: await this.references.divide(order.lines, reference);
		const { number } = order;
		if (!reportsChanged) {
			const claimant = { order: number, reference, owner };
			return { missing: this.claimed.missing(claimant, wanted, there), changed: [] };
		}
		const { own, bare } = there;
		const byOwn = changedLines({ order: number, wanted, withdrawn, present: own, isOurs });
		const rest = { wanted: byOwn.missing, present: bare };
		// What was withdrawn was ours: a line without a reference is nobody's to take off.
		const byBare = changedLines({ order: number, ...rest, withdrawn: [] });
		return { missing: byBare.missing, changed: [...byOwn.changed, ...byBare.changed] };
	}

	private get reportsChanged(): boolean {
		const { reportChanged, reportLeft } = this.parts.options;
		return reportChanged === true || reportLeft === true;
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

	/** With the reference in it, and a description that fits. */
	private async worded(
		line: OrderLineInput,
		reference: string,
	): Promise<{ readonly line: OrderLineInput; readonly isCut: boolean }> {
		if (reference === '') {
			const fitting = withFittingDescription(this.line, line);
			return { line: fitting, isCut: fitting !== line };
		}
		const whole = this.references.isShared ? this.withDescription(line) : line;
		const put = await this.references.put(whole, reference);
		return { line: put, isCut: isCut(put) && !isCut(whole) };
	}

	/** AccountView fills in a description only where none is sent. */
	private withDescription(line: OrderLineInput): OrderLineInput {
		const { description } = line.fields;
		if (!isBlank(description)) return line;
		const article = this.parts.articles.find(articleCodeOf(line));
		return { ...line, fields: { ...line.fields, description: article?.description ?? '' } };
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
			lines: lines.map(({ fields }) => this.references.present(fields)),
			notTakenOver: left,
			alreadyThere,
			shortened,
			requests: tally.count,
		};
	}
}

function isCut({ fields: { description } }: EntityInput): boolean {
	return typeof description === 'string' && description.endsWith(CUT);
}

function isSameArticle(one: NotTakenOver, other: EntityRecord): boolean {
	const [code, otherCode] = [one, other].map(({ articleCode }) => String(articleCode ?? ''));
	return comparableCode(code ?? '') === comparableCode(otherCode ?? '');
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
