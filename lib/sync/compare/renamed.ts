import type { Side } from '../sides';
import type { Comparison } from './comparison';
import type { LinkedPair } from './pair/linked-pair';
import type { UnlinkedRecord } from './side-index';

/**
 * Unlinked records with the very content of a linked one that the same read has not brought: either
 * its key was changed, or it was linked under something that is not its key. To make the linked one
 * again would make a twin.
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
			const pair = byContent[single.side].get(hash);
			if (pair === undefined || this.singles.has(pair)) continue;
			this.pairs.set(single, pair);
			this.singles.set(pair, single);
		}
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
