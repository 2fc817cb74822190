import { IANAZone } from 'luxon';

import { normaliseText } from './normalise-text';

/** Days are Dutch calendar days, as AccountView keeps them. */
const ZONE = 'Europe/Amsterdam';

/** Before, the Dutch clock was at times less than an hour ahead of UTC. */
const ALWAYS_AN_HOUR_AHEAD = 1946;

const MINUTE = 60_000;

const ISO =
	/^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]\d{1,2}:\d\d(?::\d\d)?)?$/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/;

/** Systems write "no date" as a day before it: AccountView 1899-12-30, others 0001-01-01. */
const FIRST_YEAR = 1900;

/**
 * A calendar day, `YYYY-MM-DD`. A moment with a zone becomes the Dutch day it falls on; a time without
 * one is Dutch already. Reads ISO forms, `20261121` and days in Dutch order (`21-11-2026`,
 * `21/11/2026`). Days before 1900 are nothing. What is not on the calendar, such as 2026-02-29, stays
 * text.
 */
export function normaliseDate(value: unknown): string {
	const text = normaliseText(value);
	return text === '' ? '' : (isoDay(text) ?? writtenDay(text) ?? text);
}

function isoDay(text: string): string | undefined {
	const [, year, month, day, hour = '00', minute = '00', second = '00', zone = ''] =
		ISO.exec(text) ?? [];
	if (year === undefined || hour > '23' || minute > '59' || second > '59') return undefined;
	const local = calendarDay(Number(year), Number(month), Number(day));
	if (local === undefined || local === '' || zone === '') return local;
	const ahead = minutesAhead(zone);
	if (ahead === undefined) return undefined;
	const wallClock = Date.UTC(
		Number(year),
		Number(month) - 1,
		Number(day),
		Number(hour),
		Number(minute),
	);
	return dutchDay(wallClock - ahead * MINUTE);
}

/** By how many minutes a zone as ISO writes it is ahead of UTC; undefined for more than a day. */
function minutesAhead(zone: string): number | undefined {
	if (zone === 'Z' || zone === 'z') return 0;
	const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
	if (hours > 23 || minutes > 59) return undefined;
	const ahead = hours * 60 + (zone.length > 3 ? minutes : 0);
	return zone.startsWith('-') ? -ahead : ahead;
}

/** The Dutch day, `YYYY-MM-DD`, of a moment in milliseconds since the epoch. */
function dutchDay(instant: number): string | undefined {
	const dutch = new Date(instant + dutchMinutesAhead(instant) * MINUTE);
	return calendarDay(dutch.getUTCFullYear(), dutch.getUTCMonth() + 1, dutch.getUTCDate());
}

/**
 * By how many minutes the Dutch clock is ahead of UTC, or as many as lead to the same day. That is one
 * or two hours, so most of the day the time zone need not be asked, which takes long.
 */
function dutchMinutesAhead(instant: number): number {
	const utc = new Date(instant);
	if (utc.getUTCHours() < 22) return 0;
	if (utc.getUTCHours() === 23 && utc.getUTCFullYear() >= ALWAYS_AN_HOUR_AHEAD) return 60;
	return IANAZone.create(ZONE).offset(instant);
}

function writtenDay(text: string): string | undefined {
	const [, year, month, day] = YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? [];
	if (year !== undefined) return calendarDay(Number(year), Number(month), Number(day));
	const [, dutchDayNumber, dutchMonth, dutchYear] = DAY_FIRST.exec(text) ?? [];
	return dutchYear === undefined
		? undefined
		: calendarDay(Number(dutchYear), Number(dutchMonth), Number(dutchDayNumber));
}

/** '' for a day that stands for none; undefined for what is not on the calendar. */
function calendarDay(year: number, month: number, day: number): string | undefined {
	if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
	if (year < FIRST_YEAR) return '';
	return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function daysIn(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function twoDigits(number: number): string {
	return number < 10 ? `0${number}` : String(number);
}
