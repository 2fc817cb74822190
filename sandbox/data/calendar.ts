import { DateTime } from 'luxon';

/** Days counted from the day a seed is made. */
export interface Calendar {
	/** So many days from today, `YYYY-MM-DD`. */
	readonly day: (offset: number) => string;
	/** That day at midnight, as date-time columns hold it. */
	readonly midnight: (offset: number) => string;
	/** The ISO week of that day, as YYYYWW. */
	readonly week: (offset: number) => number;
	/** Days from today to Monday of this week: 0 to -6. */
	readonly monday: number;
	/** So many months ago, `YYYY-MM`. */
	readonly monthsAgo: (count: number) => string;
	/** Days from today to a day of this month, and 0 when that is yet to come. */
	readonly thisMonth: (dayOfMonth: number) => number;
}

export function calendar(today: string): Calendar {
	const start = DateTime.fromISO(today, { zone: 'utc' });
	const day = (offset: number): string => start.plus({ days: offset }).toFormat('yyyy-MM-dd');
	return {
		day,
		midnight: (offset) => `${day(offset)}T00:00:00`,
		week: (offset) => {
			const { weekYear, weekNumber } = start.plus({ days: offset });
			return weekYear * 100 + weekNumber;
		},
		monthsAgo: (count) => start.minus({ months: count }).toFormat('yyyy-MM'),
		monday: 1 - start.weekday,
		thisMonth: (dayOfMonth) => Math.min(dayOfMonth - start.day, 0),
	};
}
