import type { AccountViewClient } from '../client';
import { AccountViewError } from '../errors';
import type { RequestTally } from '../exchange/exchange';
import type { EntityInput, EntityRecord } from '../values';
import { keptUnseen, partlySent, stillDoubtful } from './append-in-doubt';
import { notTakenOver, type NotTakenOver } from './append-result';
import { linesAdded, linesLost, linesNotAmong } from './line-comparison';
import { linesReplaced } from './lines-replaced';
import type { OrderReader, StoredOrder } from './order-reader';

/** `new`: only the new lines; `all`: those of the order along with them, for an AccountView that replaces. */
export type LinesSent = 'new' | 'all';

/** Lines for one order, all with the same fields. */
export interface LineBatch {
	/** As it was before. */
	readonly order: StoredOrder;
	readonly lines: readonly EntityInput[];
	/** Lines of the order that are sent along, with their record code; left out: none. */
	readonly alongside?: (order: StoredOrder) => readonly EntityInput[];
}

/** What came of a batch. */
export interface SentLines {
	readonly sent: readonly EntityInput[];
	readonly refused: readonly NotTakenOver[];
	/** As it is now, as far as is known. */
	readonly order: StoredOrder;
}

/**
 * Sends lines to orders, and finds out what became of them where the answer leaves that open. That
 * AccountView adds lines and does not replace those there are is an assumption: until an order that
 * had lines is seen to have kept them, it is checked.
 */
export class LineSender {
	private hasSeenLinesKept = false;
	/** Lines that may have taken the place of others: no look at their order has succeeded yet. */
	private unseen: LineBatch | undefined;

	constructor(
		private readonly client: AccountViewClient,
		private readonly reader: OrderReader,
	) {}

	/**
	 * Sends batches for one order one after the other; a batch that is refused does not keep the
	 * others out.
	 *
	 * @throws AccountViewError `AV_LINES_REPLACED`; `AV_WRITE_DOUBTFUL` whenever lines are on the order
	 *   or may be, with what was seen; `AV_REJECTED` when AccountView refuses every line
	 */
	async sendGroups(batches: readonly LineBatch[], tally: RequestTally): Promise<SentLines> {
		const sent: EntityInput[] = [];
		const refused: NotTakenOver[] = [];
		let order: StoredOrder | undefined;
		let refusal: AccountViewError | undefined;
		for (const given of batches) {
			const batch = { ...given, order: order ?? given.order };
			order = batch.order;
			try {
				const result = await this.send(batch, tally);
				sent.push(...result.sent);
				refused.push(...result.refused);
				order = result.order;
			} catch (error) {
				if (!isRejection(error)) throw partlySent(error, batch, sent);
				refusal ??= error;
				refused.push(...batch.lines.map((line) => notTakenOver(line, reasonOf(error))));
			}
		}
		if (refusal !== undefined && sent.length === 0) throw refusal;
		if (order === undefined) throw new Error('There are no lines to send');
		return { sent, refused, order };
	}

	private async send(batch: LineBatch, tally: RequestTally): Promise<SentLines> {
		await this.lookAtUnseen(tally);
		try {
			return await this.sendWhole(batch, tally);
		} catch (error) {
			if (!isRejection(error)) throw error;
			return await this.sendInParts(batch, error, tally);
		}
	}

	private async sendWhole(batch: LineBatch, tally: RequestTally): Promise<SentLines> {
		const { order, lines, alongside } = batch;
		const kept = alongside?.(order) ?? [];
		let answered: readonly EntityRecord[] | undefined;
		try {
			const { details } = await this.client.updateNested(
				{ entity: 'order', detail: 'orderLine' },
				{ input: { fields: { number: order.number } }, details: [...kept, ...lines] },
				tally,
			);
			answered = details;
		} catch (error) {
			if (!isDoubtful(error)) throw error;
			return await this.settleDoubt(batch, error, tally);
		}
		const now = await this.afterwards(batch, answered, tally).catch((error: unknown) => {
			throw keptUnseen(error, batch);
		});
		return { sent: lines, refused: [], order: now };
	}

	/**
	 * Nothing more is sent before it is known what became of the lines of an earlier order: an
	 * AccountView that replaces lines would go on doing so.
	 */
	private async lookAtUnseen(tally: RequestTally): Promise<void> {
		const batch = this.unseen;
		if (batch === undefined) return;
		const now = await this.read(batch.order, tally);
		this.unseen = undefined;
		this.checkKept(batch, now);
	}

	/** The order after a write that was answered; looked at only as long as anything is in question. */
	private async afterwards(
		batch: LineBatch,
		answered: readonly EntityRecord[] | undefined,
		tally: RequestTally,
	): Promise<StoredOrder> {
		const { order, lines } = batch;
		const assumed = { ...order, lines: [...order.lines, ...lines.map(({ fields }) => fields)] };
		if (order.lines.length === 0 || this.hasSeenLinesKept) return assumed;
		// An answer may hold only the lines that were sent, so it can prove that all is well, no more.
		if (answered !== undefined && linesLost(order.lines, answered, lines).length === 0) {
			this.hasSeenLinesKept = true;
			return assumed;
		}
		this.unseen = batch;
		const now = await this.read(order, tally);
		this.unseen = undefined;
		this.checkKept(batch, now);
		return now;
	}

	/** An unanswered write is never sent again: what the order says now decides. */
	private async settleDoubt(
		batch: LineBatch,
		doubt: AccountViewError,
		tally: RequestTally,
	): Promise<SentLines> {
		const now = await this.read(batch.order, tally).catch(() => undefined);
		if (now === undefined) throw doubt;
		const absent = linesNotAmong(batch.lines, linesAdded(batch.order.lines, now.lines));
		if (absent.length > 0) throw stillDoubtful(doubt, batch, absent.length);
		this.checkKept(batch, now);
		return { sent: batch.lines, refused: [], order: now };
	}

	/**
	 * AccountView refuses a request as a whole; in smaller and smaller parts the good lines get in. A
	 * refused part may have left something behind, so the order is looked at before its lines go again.
	 */
	private async sendInParts(
		batch: LineBatch,
		refusal: AccountViewError,
		tally: RequestTally,
	): Promise<SentLines> {
		if (batch.lines.length === 1) throw refusal;
		const sent: EntityInput[] = [];
		const refused: NotTakenOver[] = [];
		const waiting: (readonly EntityInput[])[] = [];
		let { order } = batch;
		let singlesAlike = 0;
		const split = async (lines: readonly EntityInput[]): Promise<void> => {
			const before = order;
			order = await this.read(order, tally);
			const left = linesNotAmong(lines, linesAdded(before.lines, order.lines));
			sent.push(...lines.filter((line) => !left.includes(line)));
			waiting.unshift(...partsOf(left));
		};
		try {
			await split(batch.lines);
			for (let lines = waiting.shift(); lines !== undefined; lines = waiting.shift()) {
				const part = await this.sendPart({ ...batch, order, lines }, tally);
				if (!(part instanceof AccountViewError)) {
					sent.push(...lines);
					// What is sent along with the next ones needs the record codes of these.
					order = batch.alongside === undefined ? part.order : await this.read(order, tally);
					continue;
				}
				const isAlike = part.message === refusal.message;
				if (isAlike && lines.length === 1) singlesAlike += 1;
				const isOrderRefused = isAlike && sent.length === 0 && singlesAlike >= ENOUGH_ALIKE;
				if (lines.length > 1 && !isOrderRefused) await split(lines);
				else refused.push(...lines.map((line) => notTakenOver(line, reasonOf(part))));
			}
		} catch (error) {
			throw partlySent(error, batch, sent);
		}
		if (sent.length === 0) throw refusal;
		return { sent, refused, order };
	}

	/** @returns the refusal, when it is one */
	private async sendPart(
		batch: LineBatch,
		tally: RequestTally,
	): Promise<SentLines | AccountViewError> {
		try {
			return await this.sendWhole(batch, tally);
		} catch (error) {
			if (!isRejection(error)) throw error;
			return error;
		}
	}

	private async read({ number }: StoredOrder, tally: RequestTally): Promise<StoredOrder> {
		const [order] = await this.reader.find({ field: 'number', value: number }, tally);
		if (order !== undefined) return order;
		throw new AccountViewError({
			code: 'AV_RECORD_NOT_FOUND',
			message: `AccountView no longer has order ${number}.`,
			remedy: 'Look it up in AccountView: somebody may have removed it.',
			record: `order ${number}`,
		});
	}

	private checkKept({ order, lines }: LineBatch, now: StoredOrder): void {
		if (order.lines.length === 0) return;
		const lost = linesLost(order.lines, now.lines, lines);
		if (lost.length > 0) {
			const absent = linesNotAmong(lines, now.lines);
			const stored = lines.filter((line) => !absent.includes(line));
			throw linesReplaced(order.number, { lost, stored });
		}
		this.hasSeenLinesKept = true;
	}
}

/** Single lines refused in the words in which all were: the order takes none, whatever the line. */
const ENOUGH_ALIKE = 3;

/** So few lines go one by one. */
const FEW_LINES = 3;

function partsOf(lines: readonly EntityInput[]): readonly (readonly EntityInput[])[] {
	if (lines.length <= FEW_LINES) return lines.map((line) => [line]);
	const middle = Math.ceil(lines.length / 2);
	return [lines.slice(0, middle), lines.slice(middle)];
}

function reasonOf({ message }: AccountViewError): string {
	return message.replace(/\.$/, '');
}

function isRejection(error: unknown): error is AccountViewError {
	return error instanceof AccountViewError && error.code === 'AV_REJECTED';
}

function isDoubtful(error: unknown): error is AccountViewError {
	return error instanceof AccountViewError && error.code === 'AV_WRITE_DOUBTFUL';
}
