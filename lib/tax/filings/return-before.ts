import { periodCode, previousPeriod, type Period } from '../periods/period';
import type { EarlierReturn } from '../vat-return/form';
import type { Filings } from './filings';
import { keptFacts } from './kept-facts';

/** The VAT return that is kept of the period before, its last revision that was not refused; undefined for none. */
export async function returnBefore(
	filings: Filings,
	{ administration, period }: { readonly administration: string; readonly period: Period },
): Promise<EarlierReturn | undefined> {
	const kept = await filings.ofPeriod({
		administration,
		kind: 'vatReturn',
		period: periodCode(previousPeriod(period)),
	});
	const last = kept.findLast(({ state }) => state !== 'rejected');
	return last === undefined ? undefined : keptFacts(last.instance);
}
