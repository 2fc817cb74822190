import type { FilingKind } from '../xbrl/generations';
import { periodOfCode } from '../periods/period';
import type { FilingState } from './filing';
import { filedAlready, stillOpen } from './failures';
import type { StoredFiling } from './filing-row';
import { keptDivision } from './kept-facts';

/** What a filing is about, whatever name its administration goes by. */
export interface Days {
	readonly taxpayer: string;
	readonly kind: FilingKind;
	/** As `periodCode` gives it. */
	readonly period: string;
	/** VAT number of the company within a fiscal entity that a statement is of; '' for none. */
	readonly division: string;
}

export const OPEN: ReadonlySet<FilingState> = new Set(['sending', 'sent', 'doubtful']);

/** Whether two periods, as `periodCode` gives them, have a day in common. */
export function sharesDays(one: string, other: string): boolean {
	const [first, second] = [periodOfCode(one), periodOfCode(other)];
	if (first === undefined || second === undefined) return one === other;
	return first.start <= second.end && second.start <= first.end;
}

/** Those of the same company: in a fiscal entity each states its own supplies, under one number. */
export function ofDivision<F extends Pick<StoredFiling, 'kind' | 'instance'>>(
	filings: readonly F[],
	division: string,
): readonly F[] {
	return filings.filter(
		({ kind, instance }) => kind === 'vatReturn' || keptDivision(instance) === division,
	);
}

/**
 * A day is filed once. Of the filing's own period its revisions decide, which `refuseSecond` looks at.
 *
 * @param others of the taxpayer, about days of the filing
 * @throws FilingError TAX_FILED_ALREADY, TAX_FILING_OPEN
 */
export function refuseFiledDays(filing: StoredFiling, others: readonly StoredFiling[]): void {
	const ofOthers = others.filter(
		({ administration, period }) =>
			administration !== filing.administration || period !== filing.period,
	);
	const sent = ofOthers.filter(({ state }) => state === 'accepted' || OPEN.has(state));
	if (sent.length === 0) return;
	const [other] = ofDivision(sent, keptDivision(filing.instance));
	if (other !== undefined)
		throw other.state === 'accepted' ? filedAlready(other) : stillOpen(other);
}
