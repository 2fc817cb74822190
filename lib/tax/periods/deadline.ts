import { DateTime } from 'luxon';
import type { FilingKind } from '../xbrl/generations';
import type { Day, Period } from './period';

/** How many months after its period a return over a year is due. */
const MONTHS_AFTER_YEAR = { vatReturn: 3, icp: 1 } as const satisfies Record<FilingKind, number>;

/**
 * The last day on which a return is in time: the last one of the month after the period. A weekend
 * does not move it (Algemene wet inzake rijksbelastingen, article 19). A VAT return over a year is due on 31 March
 * (Avalara, Dutch VAT returns; belastingdienst.nl, for those who are not established here); nothing is published
 * that gives an ICP statement over a year as long.
 *
 * @param kind left out: the sooner of the two
 */
export function deadlineOf({ kind: length, end }: Period, kind: FilingKind = 'icp'): Day {
	const months = length === 'year' ? MONTHS_AFTER_YEAR[kind] : 1;
	return DateTime.fromISO(end, { zone: 'utc' })
		.plus({ months })
		.endOf('month')
		.toFormat('yyyy-MM-dd');
}

/**
 * Whole days from a day to the deadline of a period; below zero when it has passed.
 *
 * @param kind left out: until the sooner of the two
 */
export function daysLeft(period: Period, today: Day, kind?: FilingKind): number {
	const deadline = DateTime.fromISO(deadlineOf(period, kind), { zone: 'utc' });
	return deadline.diff(DateTime.fromISO(today, { zone: 'utc' }), 'days').days;
}
