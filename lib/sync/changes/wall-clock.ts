import { DateTime } from 'luxon';

/**
 * Times of change as a server shows them on its wall clock: `YYYY-MM-DDTHH:mm:ss`, no zone. Such
 * texts sort by time, except in the night of autumn in which the clock is set back.
 */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The business is Dutch, and so is the clock on its wall. */
const ZONE = 'Europe/Amsterdam';

const FORMAT = "yyyy-MM-dd'T'HH:mm:ss";

const STAMP = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?)?/;

/** To the second; null for what is no time. */
export function stampOf(text: string | null): string | null {
	const [, date, time = '00:00', seconds = ':00'] = STAMP.exec(text ?? '') ?? [];
	return date === undefined ? null : `${date}T${time}${seconds}`;
}

/** What a Dutch wall clock shows at this instant, in milliseconds since the epoch. */
export function dutchStamp(instant: number): string {
	return DateTime.fromMillis(instant, { zone: ZONE }).toFormat(FORMAT);
}

/**
 * What the clock showed some milliseconds before, to the second. Whether it minds summer time is not
 * known: where that makes a difference, the earlier of both readings.
 */
export function earlier(stamp: string, milliseconds: number): string {
	const readings = ['utc', ZONE].map((zone) =>
		DateTime.fromISO(stamp, { zone }).minus({ milliseconds }).toFormat(FORMAT),
	);
	return readings.reduce((one, other) => (one < other ? one : other));
}

export function startOfDay(stamp: string): string {
	return `${stamp.slice(0, 10)}T00:00:00`;
}

/** A time of change that may tell the day only. */
export function isDayOnly(stamp: string): boolean {
	return stamp.endsWith('T00:00:00');
}

/** At or after; a stamp that may tell the day only counts for the whole of its day. */
export function isSince(stamp: string, since: string): boolean {
	return isDayOnly(stamp) ? stamp >= startOfDay(since) : stamp >= since;
}

/**
 * Whether the stamp lies in the hour that the Dutch clock shows twice: from two to three on the
 * last Sunday of October. A later change may then bear an earlier stamp.
 */
export function isShownTwice(stamp: string): boolean {
	const { month, day, weekday, hour } = DateTime.fromISO(stamp, { zone: 'utc' });
	return month === 10 && weekday === 7 && day >= 25 && hour === 2;
}
