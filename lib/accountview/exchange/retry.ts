import { DateTime } from 'luxon';

import type { Random } from '../../ports/random';

/** Tries in all, the first one included. */
export const MOST_TRIES = 5;

/** A server that asks for a longer wait gets none: the caller is told instead. */
export const LONGEST_WAIT_MS = 60_000;

const FIRST_WAIT_MS = 500;
const LARGEST_BACKOFF_MS = 20_000;

/**
 * How long to wait before the next try: anywhere between nothing and a bound that doubles with
 * each try, so that many clients do not come back at the same moment.
 *
 * @param tries how many tries have failed, from 1
 */
export function backoffMs(tries: number, random: Random): number {
	const bound = Math.min(LARGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
	return Math.round(random() * bound);
}

/**
 * Reads a Retry-After header: seconds, or an HTTP date.
 *
 * @returns milliseconds to wait, or undefined when the header is missing or unreadable
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
	const date = DateTime.fromHTTP(text);
	return date.isValid ? Math.max(0, date.toMillis() - now) : undefined;
}
