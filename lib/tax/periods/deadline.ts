import { DateTime } from 'luxon';
import type { Day, Period } from './period';

/**
 * The last day on which a return is in time: the last one of the month after the period. A weekend
 * does not move it (Algemene wet inzake rijksbelastingen, article 19).
 */
export function deadlineOf({ end }: Period): Day {
	return DateTime.fromISO(end, { zone: 'utc' })
		.plus({ months: 1 })
		.endOf('month')
		.toFormat('yyyy-MM-dd');
}

/** Whole days from a day to the deadline of a period; below zero when it has passed. */
export function daysLeft(period: Period, today: Day): number {
	const deadline = DateTime.fromISO(deadlineOf(period), { zone: 'utc' });
	return deadline.diff(DateTime.fromISO(today, { zone: 'utc' }), 'days').days;
}
