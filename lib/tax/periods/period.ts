import { DateTime } from 'luxon';
import { TaxError } from '../errors';
import type { Bilingual } from '../language';

/**
 * What a return is about. `twoMonths` is there for the ICP statement alone: the first two months of a
 * quarter in one, when the threshold is exceeded in the second.
 */
export const PERIOD_KINDS = ['month', 'twoMonths', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A day of the calendar, such as `2026-03-31`. */
export type Day = string;

/** A period by its first and last day. */
export interface Period {
	readonly kind: PeriodKind;
	readonly start: Day;
	readonly end: Day;
}

const MONTHS: Readonly<Record<PeriodKind, number>> = {
	month: 1,
	twoMonths: 2,
	quarter: 3,
	year: 12,
};

/** The months in which a period of a kind may begin. */
const BEGINS: Readonly<Record<PeriodKind, readonly number[]>> = {
	month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
	twoMonths: [1, 4, 7, 10],
	quarter: [1, 4, 7, 10],
	year: [1],
};

const WRITTEN = /^(20\d\d)(?:-(?:Q([1-4])|(\d\d)(?:\/(\d\d))?))?$/;

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether a text is a day of the calendar. Asked of each transaction, so it makes no objects of dates. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const year = Number(text.slice(0, 4));
	const month = Number(text.slice(5, 7));
	const day = Number(text.slice(8));
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const last = month === 2 && isLeap ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
	return year > 0 && day >= 1 && day <= last;
}

/**
 * Reads `2026-03` (a month), `2026-Q1` (a quarter), `2026` (a year) or `2026-01/02` (two months in one).
 *
 * @throws TaxError TAX_PERIOD_INVALID
 */
export function readPeriod(text: string): Period {
	const read = periodOfCode(text);
	if (read === undefined) throw invalid(`"${text.slice(0, 40)}"`);
	return read;
}

/** The same, and undefined for what is no period. */
export function periodOfCode(text: string): Period | undefined {
	const code = text.trim().toUpperCase();
	const [, year, quarter, month, second] = WRITTEN.exec(code) ?? [];
	if (year === undefined) return undefined;
	const [kind, first] = begin(quarter, month, second);
	const read = periodAt(kind, Number(year), first);
	return read !== undefined && periodCode(read) === code ? read : undefined;
}

function begin(
	quarter: string | undefined,
	month: string | undefined,
	second: string | undefined,
): readonly [PeriodKind, number] {
	if (quarter !== undefined) return ['quarter', Number(quarter) * 3 - 2];
	if (month === undefined) return ['year', 1];
	return [second === undefined ? 'month' : 'twoMonths', Number(month)];
}

/** The period of a kind that begins in this month; undefined when none does. */
function periodAt(kind: PeriodKind, year: number, month: number): Period | undefined {
	if (!BEGINS[kind].includes(month)) return undefined;
	return beginningOn(kind, DateTime.utc(year, month, 1));
}

function beginningOn(kind: PeriodKind, first: DateTime): Period {
	const last = first.plus({ months: MONTHS[kind] }).minus({ days: 1 });
	return { kind, start: dayOf(first), end: dayOf(last) };
}

function dayOf(time: DateTime): Day {
	return time.toFormat('yyyy-MM-dd');
}

function firstOf({ start }: Period): DateTime {
	return DateTime.fromISO(start, { zone: 'utc' });
}

/** The period with exactly these days; undefined when there is none. */
export function findPeriod(start: Day, end: Day): Period | undefined {
	if (!isDay(start)) return undefined;
	const { year, month } = DateTime.fromISO(start, { zone: 'utc' });
	return PERIOD_KINDS.map((kind) => periodAt(kind, year, month)).find(
		(period) => period?.start === start && period.end === end,
	);
}

/**
 * The period with exactly these days: a whole month, quarter or year of the calendar, or the first two
 * months of a quarter.
 *
 * @throws TaxError TAX_PERIOD_INVALID
 */
export function periodOfDays(start: Day, end: Day): Period {
	const found = findPeriod(start, end);
	if (found === undefined) throw invalid(`${start} up to and including ${end}`);
	return found;
}

/** The period of a kind that a day lies in. @throws TaxError TAX_PERIOD_INVALID */
export function periodAround(kind: Exclude<PeriodKind, 'twoMonths'>, day: Day): Period {
	if (!isDay(day)) throw invalid(`"${day.slice(0, 40)}"`);
	return beginningOn(kind, DateTime.fromISO(day, { zone: 'utc' }).startOf(kind));
}

/** `2026-03`, `2026-Q1`, `2026` or `2026-01/02`; the same text for the same period. */
export function periodCode(period: Period): string {
	const first = firstOf(period);
	switch (period.kind) {
		case 'month':
			return first.toFormat('yyyy-MM');
		case 'twoMonths':
			return first.toFormat('yyyy-MM') + first.plus({ months: 1 }).toFormat('/MM');
		case 'quarter':
			return first.toFormat("yyyy-'Q'q");
		case 'year':
			return first.toFormat('yyyy');
	}
}

/** A period as people say it: `1e kwartaal 2026`, `first quarter of 2026`. */
export function periodName(period: Period): Bilingual {
	const first = firstOf(period);
	switch (period.kind) {
		case 'month':
			return { nl: inMonths(first, 'nl'), en: inMonths(first, 'en') };
		case 'twoMonths': {
			const second = first.plus({ months: 1 });
			return {
				nl: `${first.setLocale('nl').toFormat('LLLL')} en ${inMonths(second, 'nl')}`,
				en: `${first.setLocale('en').toFormat('LLLL')} and ${inMonths(second, 'en')}`,
			};
		}
		case 'quarter':
			return {
				nl: `${first.quarter}e kwartaal ${first.year}`,
				en: `${ORDINALS[first.quarter - 1] ?? ''} quarter of ${first.year}`,
			};
		case 'year':
			return { nl: String(first.year), en: String(first.year) };
	}
}

const ORDINALS = ['first', 'second', 'third', 'fourth'] as const;

function inMonths(time: DateTime, language: keyof Bilingual): string {
	return time.setLocale(language).toFormat('LLLL yyyy');
}

/** The period of the same kind just before; of two months, the two that the quarter before began with. */
export function previousPeriod(period: Period): Period {
	return beginningOn(period.kind, firstOf(period).minus({ months: stepOf(period.kind) }));
}

/** The period of the same kind just after; of two months, the two that the next quarter begins with. */
export function nextPeriod(period: Period): Period {
	return beginningOn(period.kind, firstOf(period).plus({ months: stepOf(period.kind) }));
}

function stepOf(kind: PeriodKind): number {
	return kind === 'twoMonths' ? MONTHS.quarter : MONTHS[kind];
}

/** The months that a period is made of. */
export function monthsOf(period: Period): readonly Period[] {
	const first = firstOf(period);
	return Array.from({ length: MONTHS[period.kind] }, (_, at) =>
		beginningOn('month', first.plus({ months: at })),
	);
}

/** Whether a day lies in a period, its first and last day included. */
export function includesDay({ start, end }: Period, day: Day): boolean {
	return start <= day && day <= end;
}

function invalid(given: string): TaxError {
	return new TaxError({
		code: 'TAX_PERIOD_INVALID',
		message: `${given} is no period of a VAT return or an ICP statement.`,
		remedy:
			'Give a month (2026-03), a quarter (2026-Q1) or a year (2026) of the calendar; an ICP statement may also take the first two months of a quarter (2026-01/02).',
	});
}
