import type { EntityInput, EntityRecord } from '../values';
import { pairedLines } from './line-comparison';
import type { LinesByReference } from './line-reference';

type Fields = EntityInput['fields'];

interface Claim {
	readonly owner: string;
	readonly fields: Fields;
}

/** Whose lines are held against those of an order. */
export interface Claimant {
	readonly order: string;
	readonly reference: string;
	/** Tells apart those who give lines of one reference; empty: nobody but the reference. */
	readonly owner: string;
}

/**
 * Lines of orders that count for somebody in this run already, and so for nobody else: two work orders
 * with the same article, and one such line on the order, leave one to append. Whoever gives lines twice
 * still finds them there. Lines are known by what they say: AccountView may give them new record codes.
 */
export class ClaimedLines {
	private readonly byList = new Map<string, readonly Claim[]>();

	/** @param plain a line without the reference that stands in it */
	constructor(private readonly plain: (line: EntityRecord) => EntityRecord) {}

	/** The lines that are not yet on the order; those that are there count for the claimant from now on. */
	missing<Line extends EntityInput>(
		claimant: Claimant,
		wanted: readonly Line[],
		{ own, bare }: LinesByReference,
	): readonly Line[] {
		const [ownList, bareList] = [listOfOwn(claimant), listOfBare(claimant)];
		const byOwn = pairedLines(wanted, this.free(ownList, claimant, own));
		const byBare = pairedLines(byOwn.missing, this.free(bareList, claimant, bare));
		this.claim(ownList, claimant, without(wanted, byOwn.missing));
		this.claim(bareList, claimant, without(byOwn.missing, byBare.missing));
		return byBare.missing;
	}

	/** What was appended counts for whom it was appended for. */
	claimAppended(claimant: Claimant, lines: readonly EntityInput[]): void {
		this.claim(listOfOwn(claimant), claimant, lines);
	}

	/** The lines of a list that count for nobody else. */
	private free(
		list: string,
		{ owner, reference }: Claimant,
		lines: readonly EntityRecord[],
	): readonly EntityRecord[] {
		const others = this.claimsOf(list).filter((claim) => claim.owner !== nameOf(reference, owner));
		if (others.length === 0) return lines;
		const plain = lines.map(this.plain);
		const { spare } = pairedLines(others, plain);
		return lines.filter((_, index) => spare.includes(plain[index] ?? {}));
	}

	private claim(list: string, { owner, reference }: Claimant, lines: readonly EntityInput[]): void {
		const name = nameOf(reference, owner);
		const held = this.claimsOf(list).filter((claim) => claim.owner === name);
		const given = lines.map(({ fields }) => ({ fields: this.plain(fields) }));
		const { missing } = pairedLines(
			given,
			held.map(({ fields }) => fields),
		);
		if (missing.length === 0) return;
		const claims = missing.map(({ fields }) => ({ owner: name, fields }));
		this.byList.set(list, [...this.claimsOf(list), ...claims]);
	}

	private claimsOf(list: string): readonly Claim[] {
		return this.byList.get(list) ?? [];
	}
}

const listOfOwn = ({ order, reference }: Claimant): string => nameOf(order, reference);

const listOfBare = ({ order }: Claimant): string => nameOf(order);

const nameOf = (...parts: readonly string[]): string => parts.join('\n');

const without = <Line>(lines: readonly Line[], others: readonly Line[]): readonly Line[] =>
	lines.filter((line) => !others.includes(line));
