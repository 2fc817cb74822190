import type { Language } from '../../issues/nouns';
import { ZONE } from '../../issues/times';

/** Numbers, times and durations as the readers of a language write them. */
export interface Formats {
	number(value: number): string;
	/** `23 nov 2026, 10:15`. */
	moment(milliseconds: number): string;
	/** `23 nov 10:15`: where the year is plain. */
	shortMoment(milliseconds: number): string;
	/** For the `datetime` of a `<time>`. */
	machine(milliseconds: number): string;
	/** `14 hours`, `3 minutes`: rounded to what matters. */
	duration(milliseconds: number): string;
	/** The same of a time that is to come, rounded up and finely enough to be believed. */
	estimate(milliseconds: number): string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

export function formatsOf(language: Language): Formats {
	const locale = LOCALES[language];
	const zone = { timeZone: ZONE, hour: '2-digit', minute: '2-digit' } as const;
	const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
	const day = { day: 'numeric', month: 'short' } as const;
	const moments = new Intl.DateTimeFormat(locale, { ...zone, ...day, year: 'numeric' });
	const shortMoments = new Intl.DateTimeFormat(locale, { ...zone, ...day });
	const inUnit = (value: number, unit: 'day' | 'hour' | 'minute' | 'second'): string =>
		new Intl.NumberFormat(locale, {
			style: 'unit',
			unit,
			unitDisplay: 'long',
			maximumFractionDigits: 0,
		}).format(value);
	return {
		number: (value) => numbers.format(value),
		moment: (milliseconds) => moments.format(milliseconds),
		shortMoment: (milliseconds) => shortMoments.format(milliseconds),
		machine: (milliseconds) => new Date(milliseconds).toISOString(),
		duration: (milliseconds) => {
			if (milliseconds >= 2 * DAY) return inUnit(milliseconds / DAY, 'day');
			if (milliseconds >= 2 * HOUR) return inUnit(milliseconds / HOUR, 'hour');
			if (milliseconds >= 90 * SECOND) return inUnit(milliseconds / MINUTE, 'minute');
			return inUnit(milliseconds / SECOND, 'second');
		},
		estimate: (milliseconds) => {
			const upTo = (step: number): number => Math.ceil(milliseconds / step);
			if (milliseconds > 5 * HOUR) return inUnit(upTo(HOUR), 'hour');
			if (milliseconds > 5 * MINUTE) return inUnit(upTo(MINUTE), 'minute');
			return inUnit(Math.max(1, upTo(10 * SECOND)) * 10, 'second');
		},
	};
}
