import { subjectOf } from '../issues/issue';
import type { Single } from '../plan/match';
import type { Side } from '../sides';
import type { Comparison } from './comparison';
import type { LinkedPair } from './pair/linked-pair';
import type { UnlinkedRecord } from './side-index';

/** A linked pair that a record without a link seems to belong to, and by what. */
export interface Resemblance {
	readonly pair: LinkedPair;
	readonly by: 'content' | 'name';
}

/**
 * Unlinked records that seem to be a linked one which the same read has not brought: with its very content;
 * or, gone in AccountView, with the name and postcode of its counterpart, where that was read. Either its key
 * was changed, or it was linked under something that is not its key. To make it again would make a twin.
 */
export class RenamedRecords {
	private readonly found = new Map<UnlinkedRecord, Resemblance>();
	private readonly singles = new Map<LinkedPair, UnlinkedRecord>();

	/** @param missing pairs of which a complete read has not brought one record */
	constructor(
		comparison: Comparison,
		missing: readonly LinkedPair[],
		singles: readonly UnlinkedRecord[],
	) {
		if (missing.length === 0 || comparison.settings.rules.sameContent === 'new') return;
		this.findByContent(comparison, missing, singles);
		this.findByName(comparison, missing, singles);
	}

	/** The link that the record seems to belong to. */
	of(single: UnlinkedRecord): Resemblance | undefined {
		return this.found.get(single);
	}

	/** The record that the link's missing one seems to be. */
	singleOf(pair: LinkedPair): UnlinkedRecord | undefined {
		return this.singles.get(pair);
	}

	private findByContent(
		comparison: Comparison,
		missing: readonly LinkedPair[],
		singles: readonly UnlinkedRecord[],
	): void {
		const byContent = {
			accountView: pairsByContent(comparison, missing, 'accountView'),
			other: pairsByContent(comparison, missing, 'other'),
		};
		for (const single of singles) {
			const hash = comparison.sides[single.side].hashAt(single.place);
			const pair = byContent[single.side].get(hash);
			if (pair === undefined || this.singles.has(pair)) continue;
			this.found.set(single, { pair, by: 'content' });
			this.singles.set(pair, single);
		}
	}

	/** Of several with one name nobody knows which it is, so each is asked about. */
	private findByName(
		comparison: Comparison,
		missing: readonly LinkedPair[],
		singles: readonly UnlinkedRecord[],
	): void {
		const byName = pairsByName(
			comparison,
			missing.filter((pair) => !this.singles.has(pair)),
		);
		for (const single of singles) {
			if (single.side !== 'accountView' || this.found.has(single)) continue;
			const pair = byName.get(nameOf(single));
			if (pair === undefined || isTried(comparison, single)) continue;
			this.found.set(single, { pair, by: 'name' });
		}
	}
}

/** What was handed out is looked up. */
function isTried({ known }: Comparison, { side, key }: UnlinkedRecord): boolean {
	return known.intentsOf(subjectOf(side, key)).some(({ state }) => state === 'open');
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
 * Pairs that are gone in AccountView by name and postcode of what is left, the first of several. (Of one
 * that is gone on the other side AccountView's record is looked for by the same.)
 */
function pairsByName(
	{ sides }: Comparison,
	missing: readonly LinkedPair[],
): ReadonlyMap<string, LinkedPair> {
	const byName = new Map<string, LinkedPair>();
	for (const pair of missing) {
		const { accountView, other } = pair.places;
		if (accountView !== null || other === null) continue;
		const name = nameOf(sides.other.recognisedBy(other));
		if (name !== '' && !byName.has(name)) byName.set(name, pair);
	}
	return byName;
}

/** '' for a record that lacks either. */
function nameOf({ name, postcode }: Single): string {
	return name === '' || postcode === '' ? '' : JSON.stringify([name, postcode]);
}
