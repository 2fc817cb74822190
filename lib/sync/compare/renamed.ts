import { withValueAt } from '../content/path';
import { subjectOf } from '../issues/issue';
import { keyOf } from '../links/link';
import type { Single } from '../plan/match';
import type { Side } from '../sides';
import type { Comparison } from './comparison';
import type { LinkedPair } from './pair/linked-pair';
import { singleOf, type UnlinkedRecord } from './side-index';

/** The linked pair that a record without a link seems to belong to, and by what; several where nobody can tell. */
export interface Resemblance {
	readonly pairs: readonly [LinkedPair, ...LinkedPair[]];
	readonly by: 'content' | 'name';
}

/**
 * Unlinked records that seem to be a linked one which the same read has not brought: with its very content;
 * or, gone in AccountView, with the name and postcode that it or its counterpart had. Either its key
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
			this.found.set(single, { pairs: [pair], by: 'content' });
			this.singles.set(pair, single);
		}
	}

	/** Of several with one name nobody knows which it is, so each is asked about, and with each that it could be. */
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
			const pairs = byName.get(nameOf(single));
			if (pairs === undefined || isTried(comparison, single)) continue;
			this.found.set(single, { pairs, by: 'name' });
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
		if (sides[side].has(keyOf(pair.link, side))) continue;
		const { accountView, other } = pair.contents;
		for (const content of [accountView, other]) {
			if (Object.keys(content).length > 0) byContent.set(sides[side].hashOf(content), pair);
		}
	}
	return byContent;
}

/**
 * Pairs that are gone in AccountView by the name and postcode that it last had there, and by those of what is
 * left. (Of one that is gone on the other side AccountView's record is looked for by the same.)
 */
function pairsByName(
	comparison: Comparison,
	missing: readonly LinkedPair[],
): ReadonlyMap<string, Resemblance['pairs']> {
	const byName = new Map<string, [LinkedPair, ...LinkedPair[]]>();
	for (const pair of missing) {
		if (comparison.sides.accountView.has(pair.link.accountViewKey)) continue;
		for (const name of new Set(namesOf(comparison, pair))) {
			if (name === '') continue;
			const namesakes = byName.get(name);
			if (namesakes === undefined) byName.set(name, [pair]);
			else namesakes.push(pair);
		}
	}
	return byName;
}

/** Only what was agreed on where the other side was read by its changes. */
function namesOf(
	{ sides, settings }: Comparison,
	{ places, contents }: LinkedPair,
): readonly string[] {
	const agreed = settings.fields.reduce(
		(record, { name, accountView }) =>
			withValueAt(record, accountView, contents.accountView[name] ?? ''),
		{},
	);
	const names = [nameOf(singleOf(agreed, 'accountView', settings))];
	if (places.other !== null) names.push(nameOf(sides.other.recognisedBy(places.other)));
	return names;
}

/** '' for a record that lacks either. */
function nameOf({ name, postcode }: Single): string {
	return name === '' || postcode === '' ? '' : JSON.stringify([name, postcode]);
}
