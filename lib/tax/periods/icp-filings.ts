import { z } from 'zod4';
import { TaxError } from '../errors';
import type { Bilingual } from '../language';
import { cents, problemsOf } from '../reading/fields';
import { monthsOf, periodOfDays, type Period } from './period';

/** Goods within the EU for which an ICP statement may still cover a quarter: 50,000 euros, in cents. */
export const ICP_QUARTER_THRESHOLD = 5_000_000;

/** What decides how often ICP statements are filed. Amounts in cents; services do not count. */
export interface IcpGoods {
	/** Goods of the first, second and third month of the quarter; 0 for a month still to come. */
	readonly months: readonly [number, number, number];
	/** Goods of each of the four quarters before. */
	readonly previousQuarters: readonly number[];
}

/**
 * Reads goods that were given in euros.
 *
 * @throws TaxError TAX_DRAFT_INVALID unless there are three months and at most four quarters
 */
export function readIcpGoods(months: readonly string[], quarters: readonly string[]): IcpGoods {
	const read = goodsSchema.safeParse({ months, previousQuarters: quarters });
	if (read.success) return read.data;
	throw new TaxError({
		code: 'TAX_DRAFT_INVALID',
		message: `The goods within the EU cannot be read: ${problemsOf(read.error)}.`,
		remedy: 'Give three months and up to four quarters, each in euros such as 12000 or 12000.50.',
	});
}

const goodsSchema = z.object({
	months: z.tuple([cents, cents, cents]),
	previousQuarters: z.array(cents).max(4, 'has more than four quarters'),
});

/** Why the statements of a quarter are filed as they are. */
export type IcpFilingReason =
	| 'UNDER_THRESHOLD'
	| 'PREVIOUS_QUARTER_OVER'
	| 'OVER_IN_FIRST_MONTH'
	| 'OVER_IN_SECOND_MONTH'
	| 'OVER_IN_THIRD_MONTH';

/** The ICP statements of one quarter. */
export interface IcpFilings {
	/** The longest periods that are allowed; a shorter one always is. */
	readonly filings: readonly Period[];
	/** How the next quarter is filed. */
	readonly next: 'quarter' | 'month';
	readonly reason: IcpFilingReason;
	readonly because: Bilingual;
}

const BECAUSE: Readonly<Record<IcpFilingReason, Bilingual>> = {
	UNDER_THRESHOLD: {
		nl: 'De goederenleveringen blijven in dit kwartaal en in elk van de vier kwartalen ervoor op of onder € 50.000.',
		en: 'Supplies of goods stay at or below EUR 50,000 in this quarter and in each of the four before.',
	},
	PREVIOUS_QUARTER_OVER: {
		nl: 'In een van de vier kwartalen ervoor ging de levering van goederen over € 50.000.',
		en: 'In one of the four quarters before, supplies of goods exceeded EUR 50,000.',
	},
	OVER_IN_FIRST_MONTH: {
		nl: 'De grens van € 50.000 is in de eerste maand van het kwartaal overschreden: vanaf nu per maand.',
		en: 'The threshold of EUR 50,000 was exceeded in the first month of the quarter: monthly from now on.',
	},
	OVER_IN_SECOND_MONTH: {
		nl: 'De grens van € 50.000 is in de tweede maand van het kwartaal overschreden: twee maanden in één opgaaf, daarna per maand.',
		en: 'The threshold of EUR 50,000 was exceeded in the second month of the quarter: two months in one statement, monthly after that.',
	},
	OVER_IN_THIRD_MONTH: {
		nl: 'De grens van € 50.000 is in de derde maand van het kwartaal overschreden: dit kwartaal nog in één opgaaf, daarna per maand.',
		en: 'The threshold of EUR 50,000 was exceeded in the third month of the quarter: this quarter still in one statement, monthly after that.',
	},
};

/**
 * Which ICP statements a quarter takes, by the rule of the tax authority (belastingdienst.nl, ICP
 * period). Who has leave to file by the year is outside this rule.
 *
 * @param quarter a period of the kind `quarter`
 */
export function icpFilings(quarter: Period, goods: IcpGoods): IcpFilings {
	const reason = reasonOf(goods);
	const months = monthsOf(quarter);
	return {
		filings: filingsFor(reason, quarter, months),
		next: reason === 'UNDER_THRESHOLD' ? 'quarter' : 'month',
		reason,
		because: BECAUSE[reason],
	};
}

function reasonOf({ months, previousQuarters }: IcpGoods): IcpFilingReason {
	const isOver = (cents: number): boolean => cents > ICP_QUARTER_THRESHOLD;
	const [first, second, third] = months;
	if (previousQuarters.some(isOver)) return 'PREVIOUS_QUARTER_OVER';
	if (isOver(first)) return 'OVER_IN_FIRST_MONTH';
	if (isOver(first + second)) return 'OVER_IN_SECOND_MONTH';
	if (isOver(first + second + third)) return 'OVER_IN_THIRD_MONTH';
	return 'UNDER_THRESHOLD';
}

function filingsFor(
	reason: IcpFilingReason,
	quarter: Period,
	months: readonly Period[],
): readonly Period[] {
	switch (reason) {
		case 'PREVIOUS_QUARTER_OVER':
		case 'OVER_IN_FIRST_MONTH':
			return months;
		case 'OVER_IN_SECOND_MONTH':
			return [periodOfDays(quarter.start, months[1]?.end ?? ''), ...months.slice(2)];
		case 'OVER_IN_THIRD_MONTH':
		case 'UNDER_THRESHOLD':
			return [quarter];
	}
}
