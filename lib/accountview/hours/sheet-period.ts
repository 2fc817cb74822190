import { DateTime } from 'luxon';

/** What one sheet of hours covers. */
export type SheetPeriod = 'week' | 'month';

/**
 * The number of the period that a calendar day lies in: the ISO week as YYYYWW, or the month as
 * YYYYMM. The week's year is that of its Thursday: 1 January 2027 lies in 202653.
 *
 * @param date `YYYY-MM-DD`
 */
export function periodOf(date: string, kind: SheetPeriod): number {
	const day = DateTime.fromISO(date, { zone: 'utc' });
	switch (kind) {
		case 'week':
			return day.weekYear * 100 + day.weekNumber;
		case 'month':
			return day.year * 100 + day.month;
	}
}
