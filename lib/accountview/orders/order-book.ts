import { AccountViewError } from '../errors';
import type { RecordMatch } from '../records/record-kind';
import type { OrderMatchField } from './order-kind';
import type { OrderReader, StoredOrder } from './order-reader';

/** What the book knows about one order. `unknown`: it takes a look-up. */
export type BookAnswer =
	| { readonly kind: 'found'; readonly orders: readonly StoredOrder[] }
	| { readonly kind: 'absent' }
	| { readonly kind: 'unknown' };

/** The orders of one run with their lines, read ahead, and kept up with what is written. */
export class OrderBook {
	private readonly wanted: Readonly<Record<OrderMatchField, ReadonlySet<string>>>;
	private readonly numbers: Readonly<Record<OrderMatchField, Map<string, Set<string>>>> = {
		number: new Map(),
		ownReference: new Map(),
	};
	private readonly orders = new Map<string, StoredOrder>();
	private isComplete = false;

	constructor(
		private readonly valueOf: OrderReader['valueOf'],
		private readonly comparable: (match: RecordMatch<OrderMatchField>) => string,
		matches: readonly RecordMatch<OrderMatchField>[],
	) {
		const valuesOf = (field: OrderMatchField): Set<string> =>
			new Set(
				matches
					.filter((match) => match.field === field)
					.map(comparable)
					.filter((value) => value !== ''),
			);
		this.wanted = { number: valuesOf('number'), ownReference: valuesOf('ownReference') };
	}

	/** Different orders that the run is about. */
	get size(): number {
		return this.wanted.number.size + this.wanted.ownReference.size;
	}

	/** No two orders share a number, so nothing more can come; references may be shared. */
	get hasAll(): boolean {
		const { number, ownReference } = this.wanted;
		return ownReference.size === 0 && this.numbers.number.size === number.size;
	}

	/** Takes in what a page of a read, a look-up or a write has shown. */
	add(order: StoredOrder): void {
		for (const field of FIELDS) {
			const value = this.valueOf(order.header, field);
			if (!this.wanted[field].has(value)) continue;
			this.orders.set(order.number, order);
			const numbers = this.numbers[field].get(value) ?? new Set();
			numbers.add(order.number);
			this.numbers[field].set(value, numbers);
		}
	}

	/** Every order was seen: what was not found does not exist. */
	complete(): void {
		this.isComplete = true;
	}

	find(match: RecordMatch<OrderMatchField>): BookAnswer {
		const value = this.comparable(match);
		const numbers = this.numbers[match.field].get(value);
		if (numbers === undefined) {
			const isAbsent = this.isComplete && this.wanted[match.field].has(value);
			return { kind: isAbsent ? 'absent' : 'unknown' };
		}
		if (!this.isComplete && match.field !== 'number') return { kind: 'unknown' };
		return {
			kind: 'found',
			orders: [...numbers].flatMap((number) => this.orders.get(number) ?? []),
		};
	}
}

const FIELDS: readonly OrderMatchField[] = ['number', 'ownReference'];

/** For fewer orders single look-ups are as quick. */
const FEWEST_ORDERS = 5;

/**
 * Reads orders into the book as far as that stays worth it: at most a tenth of the requests that
 * single look-ups would take, two for a short list. Where whole pages are more than one answer may
 * hold, orders are looked up one by one.
 */
export async function fillBook(reader: OrderReader, book: OrderBook): Promise<void> {
	if (book.size < FEWEST_ORDERS) return;
	const budget = Math.max(2, Math.ceil(book.size / 10));
	let requests = 0;
	try {
		for await (const orders of reader.pages({})) {
			for (const order of orders) book.add(order);
			requests += 1;
			if (book.hasAll || requests >= budget) return;
		}
	} catch (error) {
		if (error instanceof AccountViewError && error.code === 'AV_ANSWER_TOO_LARGE') return;
		throw error;
	}
	book.complete();
}
