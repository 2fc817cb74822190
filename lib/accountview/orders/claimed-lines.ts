import type { EntityInput, EntityRecord } from '../values';
import { linesAdded, pairedLines } from './line-comparison';
import type { StoredOrder } from './order-reader';

/**
 * Lines of orders that count for something given in this run already: each is there for one. Two work
 * orders with the same article, and one such line on the order, leave one to append.
 */
export class ClaimedLines {
	private readonly byOrder = new Map<string, readonly EntityRecord[]>();

	/** The order with the lines that nothing has been given for yet. */
	unclaimed(order: StoredOrder): StoredOrder {
		const claimed = this.byOrder.get(order.number);
		return claimed === undefined ? order : { ...order, lines: linesAdded(claimed, order.lines) };
	}

	/** The lines that are not yet among those present; those that are there count for them from now on. */
	missing<Line extends EntityInput>(
		{ number }: StoredOrder,
		wanted: readonly Line[],
		present: readonly EntityRecord[],
	): readonly Line[] {
		const { missing, spare } = pairedLines(wanted, present);
		this.claim(
			number,
			present.filter((line) => !spare.includes(line)),
		);
		return missing;
	}

	/** What was appended counts for what it was appended for. */
	claimAppended(before: StoredOrder, after: StoredOrder): void {
		this.claim(before.number, linesAdded(before.lines, after.lines));
	}

	private claim(number: string, lines: readonly EntityRecord[]): void {
		if (lines.length > 0) this.byOrder.set(number, [...(this.byOrder.get(number) ?? []), ...lines]);
	}
}
