import type { EarlierFiling } from '../rules/context';
import { periodOfCode } from '../periods/period';
import { filingKey, messageReference, type Filing, type FilingKey } from './filing';

/** Whether a filing is the first that counts, or takes the place of one that was accepted. */
export type FilingIntent = 'file' | 'replace';

/** What a filing is called among those of its period. */
export interface Revision {
	readonly revision: number;
	/** The accepted one whose place it takes; left out for none. */
	readonly replaces?: number;
}

/**
 * The revision that what is filed next has: the one that nobody has sent yet, or the next after a refused
 * one. What was accepted keeps its number, so that a second filing is refused, unless it is to be replaced.
 *
 * @param filings all of the period
 */
export function nextRevision(
	filings: readonly Pick<Filing, 'revision' | 'state' | 'replaces'>[],
	intent: FilingIntent,
): Revision {
	const last = filings.at(-1);
	if (last === undefined) return { revision: 1 };
	const accepted = filings.findLast(({ state }) => state === 'accepted');
	const replaces =
		intent === 'replace' && accepted !== undefined ? { replaces: accepted.revision } : {};
	const isNext = last.state === 'rejected' || (last.state === 'accepted' && intent === 'replace');
	return { revision: last.revision + (isNext ? 1 : 0), ...replaces };
}

/**
 * Filings as the rules look at them: those that were sent, without the accepted ones that were replaced by
 * another accepted one.
 */
export function earlierFilings(
	filings: readonly Filing[],
	digest: (text: string) => string,
): readonly EarlierFiling[] {
	const replaced = new Set(
		filings
			.filter(({ state, replaces }) => state === 'accepted' && replaces !== null)
			.map((filing) => filingKey({ ...filing, revision: filing.replaces ?? 0 })),
	);
	return filings.flatMap((filing) => {
		const state = stateOf(filing);
		const period = periodOfCode(filing.period);
		if (state === undefined || period === undefined || replaced.has(filing.key)) return [];
		const { start, end } = period;
		return [{ reference: messageReference(filing, digest), start, end, state }];
	});
}

function stateOf({ state }: Filing): EarlierFiling['state'] | undefined {
	switch (state) {
		case 'prepared':
		case 'approved':
			return undefined;
		case 'sending':
		case 'sent':
		case 'doubtful':
			return 'open';
		case 'accepted':
		case 'rejected':
			return state;
	}
}

/** The key of the last one of a period; of the first where there is none. */
export function lastKey(
	period: Omit<FilingKey, 'revision'>,
	filings: readonly Pick<Filing, 'revision'>[],
): FilingKey {
	return { ...period, revision: filings.at(-1)?.revision ?? 1 };
}
