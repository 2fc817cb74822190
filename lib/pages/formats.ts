import { LOCALES, type Language } from './language';

/** Where the readers are. */
export const ZONE = 'Europe/Amsterdam';

/** Numbers, times and durations as the readers of a language write them. */
export interface Formats {
	/** Whole. */
	number(value: number): string;
	/** Euros and cents: `1.234,50`. */
	cents(cents: number): string;
	/** `31 maart 2026`, of a date such as 2026-03-31; a text that is no date as it is. */
	day(date: string): string;
	/** `23 nov 2026, 10:15`. */
	moment(milliseconds: number): string;
	/** `23 nov 10:15`: where the year is plain. */
	shortMoment(milliseconds: number): string;
	/** For the `datetime` of a `<time>`. */
	machine(milliseconds: number): string;
	/** `14 hours`, `3 minutes`: rounded to what matters. */
	duration(milliseconds: number): string;
	/** The same where there is little room: `14 h`, `3 min`. */
	shortDuration(milliseconds: number): string;
	/** The same of a time that is to come, rounded up and finely enough to be believed. */
	estimate(milliseconds: number): string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = 'day' | 'hour' | 'minute' | 'second';

const DATE = /^\d{4}-(0[1-9]|1[0-2])-([012]\d|3[01])$/;

export function formatsOf(language: Language): Formats {
	const locale = LOCALES[language];
	const zone = { timeZone: ZONE, hour: '2-digit', minute: '2-digit' } as const;
	const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
	const amounts = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
	const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
	const day = { day: 'numeric', month: 'short' } as const;
	const moments = new Intl.DateTimeFormat(locale, { ...zone, ...day, year: 'numeric' });
	const shortMoments = new Intl.DateTimeFormat(locale, { ...zone, ...day });
	const inUnit = (value: number, unit: Unit, unitDisplay: 'long' | 'short' = 'long'): string =>
		new Intl.NumberFormat(locale, {
			style: 'unit',
			unit,
			unitDisplay,
			maximumFractionDigits: 0,
		}).format(value);
	return {
		number: (value) => numbers.format(value),
		cents: (cents) => amounts.format(cents / 100),
		day: (date) => (DATE.test(date) ? days.format(Date.parse(date)) : date),
		moment: (milliseconds) => moments.format(milliseconds),
		shortMoment: (milliseconds) => shortMoments.format(milliseconds),
		machine: (milliseconds) => new Date(milliseconds).toISOString(),
		duration: (milliseconds) => inUnit(...inUsualUnit(milliseconds)),
		shortDuration: (milliseconds) => inUnit(...inUsualUnit(milliseconds), 'short'),
		estimate: (milliseconds) => {
			const upTo = (step: number): number => Math.ceil(milliseconds / step);
			if (milliseconds > 5 * HOUR) return inUnit(upTo(HOUR), 'hour');
			if (milliseconds > 5 * MINUTE) return inUnit(upTo(MINUTE), 'minute');
			return inUnit(Math.max(1, upTo(10 * SECOND)) * 10, 'second');
		},
	};
}

/** In the unit in which people would say it. */
function inUsualUnit(milliseconds: number): [value: number, unit: Unit] {
	if (milliseconds >= 2 * DAY) return [milliseconds / DAY, 'day'];
	if (milliseconds >= 2 * HOUR) return [milliseconds / HOUR, 'hour'];
	if (milliseconds >= 90 * SECOND) return [milliseconds / MINUTE, 'minute'];
	return [milliseconds / SECOND, 'second'];
}
