import type { EntityInput, EntityRecord } from '../values';
import { linesAdded, pairedLines } from './line-comparison';
import type { StoredOrder } from './order-reader';

interface Claim {
	readonly owner: string;
	readonly line: EntityRecord;
}

/**
 * Lines of orders that count for somebody in this run already, and so for nobody else: two work orders
 * with the same article, and one such line on the order, leave one to append. Whoever gives lines twice
 * still finds them there.
 */
export class ClaimedLines {
	private readonly byOrder = new Map<string, readonly Claim[]>();

	/** The lines of an order that count for nobody else. */
	linesFor(owner: string, { number, lines }: StoredOrder): readonly EntityRecord[] {
		const others = this.claimsOf(number).filter((claim) => claim.owner !== owner);
		return others.length === 0
			? lines
			: linesAdded(
					others.map(({ line }) => line),
					lines,
				);
	}

	/** The lines that are not yet among those present; those that are there count for their owner from now on. */
	missing<Line extends EntityInput>(
		owner: string,
		{ number }: StoredOrder,
		{ wanted, present }: { wanted: readonly Line[]; present: readonly EntityRecord[] },
	): readonly Line[] {
		const { missing, spare } = pairedLines(wanted, present);
		const found = present.filter((line) => !spare.includes(line));
		this.claim(owner, number, linesAdded(this.linesOf(owner, number), found));
		return missing;
	}

	/** What was appended counts for whom it was appended for. */
	claimAppended(owner: string, before: StoredOrder, after: StoredOrder): void {
		this.claim(owner, before.number, linesAdded(before.lines, after.lines));
	}

	private linesOf(owner: string, number: string): readonly EntityRecord[] {
		return this.claimsOf(number)
			.filter((claim) => claim.owner === owner)
			.map(({ line }) => line);
	}

	private claimsOf(number: string): readonly Claim[] {
		return this.byOrder.get(number) ?? [];
	}

	private claim(owner: string, number: string, lines: readonly EntityRecord[]): void {
		if (lines.length === 0) return;
		const claims = lines.map((line) => ({ owner, line }));
		this.byOrder.set(number, [...this.claimsOf(number), ...claims]);
	}
}
