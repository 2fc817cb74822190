import type { Cents } from '../amounts/cents';
import type { Day } from '../periods/period';
import type { LineField } from '../rubrics/rubrics';
import type { VatReturn } from './draft';

/** What to ask the books for, to see the transactions behind one amount. */
export interface DrillDown {
	readonly field: LineField;
	readonly from: Day;
	readonly to: Day;
	readonly vatCodes: readonly string[];
	/** What that must add up to, by number and in cents. */
	readonly transactions: number;
	readonly cents: Cents;
}

/** The question that leads from an amount of a draft to its transactions; null for an amount given by hand. */
export function drillDown(draft: VatReturn, field: LineField): DrillDown | null {
	const sources = draft.sources[field];
	if (draft.counts === null) return null;
	return {
		field,
		from: draft.period.start,
		to: draft.period.end,
		vatCodes: sources.map(({ code }) => code),
		transactions: sources.reduce((sum, one) => sum + one.transactions, 0),
		cents: draft.cents[field],
	};
}
