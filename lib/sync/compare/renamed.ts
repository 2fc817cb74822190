import type { Single } from '../plan/match';
import type { Side } from '../sides';
import type { Comparison } from './comparison';
import type { LinkedPair } from './pair/linked-pair';
import type { UnlinkedRecord } from './side-index';

/**
 * Unlinked records that seem to be a linked one which the same read has not brought: with its very content,
 * or in AccountView with the name and postcode of its counterpart. Either its key was changed, or it was
 * linked under something that is not its key. To make it again would make a twin.
 */
export class RenamedRecords {
	private readonly pairs = new Map<UnlinkedRecord, LinkedPair>();
	private readonly singles = new Map<LinkedPair, UnlinkedRecord>();

	/** @param missing pairs of which a complete read has not brought one record */
	constructor(
		comparison: Comparison,
		missing: readonly LinkedPair[],
		singles: readonly UnlinkedRecord[],
	) {
		if (missing.length === 0 || comparison.settings.rules.sameContent === 'new') return;
		const byContent = {
			accountView: pairsByContent(comparison, missing, 'accountView'),
			other: pairsByContent(comparison, missing, 'other'),
		};
		for (const single of singles) {
			const hash = comparison.sides[single.side].hashAt(single.place);
			this.join(single, byContent[single.side].get(hash));
		}
		const byName = pairsByName(comparison, missing);
		for (const single of singles) {
			if (single.side === 'accountView') this.join(single, byName.get(nameOf(single)));
		}
	}

	private join(single: UnlinkedRecord, pair: LinkedPair | undefined): void {
		if (pair === undefined || this.singles.has(pair) || this.pairs.has(single)) return;
		this.pairs.set(single, pair);
		this.singles.set(pair, single);
	}

	/** The link that the record seems to belong to. */
	pairOf(single: UnlinkedRecord): LinkedPair | undefined {
		return this.pairs.get(single);
	}

	/** The record that the link's missing one seems to be. */
	singleOf(pair: LinkedPair): UnlinkedRecord | undefined {
		return this.singles.get(pair);
	}
}

/** By what the missing record looked like when it was last read or, never read, when it was made. */
function pairsByContent(
	{ sides }: Comparison,
	missing: readonly LinkedPair[],
	side: Side,
): Map<string, LinkedPair> {
	const byContent = new Map<string, LinkedPair>();
	for (const pair of missing) {
		if (pair.places[side] !== null) continue;
		const { accountView, other } = pair.contents;
		for (const content of [accountView, other]) {
			if (Object.keys(content).length > 0) byContent.set(sides[side].hashOf(content), pair);
		}
	}
	return byContent;
}

/**
 * Pairs that are gone in AccountView by name and postcode of what is left; those that several have are left
 * out. (Of one that is gone on the other side AccountView's record is looked for by the same.)
 */
function pairsByName(
	{ sides }: Comparison,
	missing: readonly LinkedPair[],
): ReadonlyMap<string, LinkedPair | undefined> {
	const byName = new Map<string, LinkedPair | undefined>();
	for (const pair of missing) {
		const { accountView, other } = pair.places;
		if (accountView !== null || other === null) continue;
		const name = nameOf(sides.other.recognisedBy(other));
		if (name !== '') byName.set(name, byName.has(name) ? undefined : pair);
	}
	return byName;
}

/** '' for a record that lacks either. */
function nameOf({ name, postcode }: Single): string {
	return name === '' || postcode === '' ? '' : JSON.stringify([name, postcode]);
}
