import { DateTime } from 'luxon';

/** AccountView keeps wall-clock time without a zone; its users are Dutch businesses. */
export const DUTCH_ZONE = 'Europe/Amsterdam';

const HYPHEN = 45;
const COLON = 58;
const LETTER_T = 84;

/**
 * Reads a date as AccountView may answer it: `2026-03-05`, `2026-03-05T00:00:00`, with or without
 * a fraction, `Z` or offset. Empty forms are null, nothing, empty text and every year before 1900
 * (`0001-01-01`, FoxPro's `1899-12-30`).
 *
 * @returns `YYYY-MM-DD`, null for an empty date, undefined for what is no date at all
 */
export function readDate(raw: unknown): string | null | undefined {
	const text = readDateTime(raw);
	return typeof text === 'string' ? text.slice(0, 10) : text;
}

/**
 * Reads a date-time in the same forms as {@link readDate}. Times with a zone are turned into Dutch
 * wall-clock time; times without one are that already.
 *
 * @returns `YYYY-MM-DDTHH:mm:ss`, null for an empty one, undefined for what is none at all
 */
export function readDateTime(raw: unknown): string | null | undefined {
	if (raw === null || raw === undefined || raw === '') return null;
	if (typeof raw !== 'string') return undefined;
	const text = hasPlainShape(raw) ? raw : normalise(raw);
	return text !== undefined && text < '1900' ? null : text;
}

/** The common form costs no parsing: a company has tens of thousands of them. */
function hasPlainShape(text: string): boolean {
	return (
		text.length === 19 &&
		text.charCodeAt(4) === HYPHEN &&
		text.charCodeAt(7) === HYPHEN &&
		text.charCodeAt(10) === LETTER_T &&
		text.charCodeAt(13) === COLON &&
		text.charCodeAt(16) === COLON
	);
}

function normalise(text: string): string | undefined {
	const iso = text.trim().replace(' ', 'T');
	const time = DateTime.fromISO(iso, { zone: DUTCH_ZONE });
	return time.isValid ? time.toFormat("yyyy-MM-dd'T'HH:mm:ss") : undefined;
}

/**
 * Reads a date or date-time that a caller gives; a zone is turned into Dutch time.
 *
 * @returns `YYYY-MM-DDTHH:mm:ss`, or undefined when the text is no ISO date on the calendar
 */
export function parseDutchTime(text: string): string | undefined {
	// A year or a month alone is no day, though ISO allows it.
	if (!/^\s*\d{4}-\d\d-\d\d/.test(text)) return undefined;
	const time = DateTime.fromISO(text.trim(), { zone: DUTCH_ZONE });
	return time.isValid && time.year >= 1900 && time.year <= 9999
		? time.toFormat("yyyy-MM-dd'T'HH:mm:ss")
		: undefined;
}

/** The Dutch calendar day of a moment in milliseconds since the Unix epoch, `YYYY-MM-DD`. */
export function dutchDay(milliseconds: number): string {
	return DateTime.fromMillis(milliseconds, { zone: DUTCH_ZONE }).toFormat('yyyy-MM-dd');
}

/** Tells whether the text names a day only. */
export function isDateOnly(text: string): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(text.trim());
}
