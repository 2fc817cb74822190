import { isObject } from '../values';

/**
 * How long a server asks to wait, in milliseconds, from its header Retry-After: seconds, or a date
 * and time. Null for none, for one that cannot be read, and for one that has passed.
 *
 * @param now milliseconds since the epoch
 */
export function retryAfterMs(headers: unknown, now: number): number | null {
	const value = headerOf(headers);
	if (value === undefined || value === '') return null;
	const seconds = Number(value);
	const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
	return Number.isFinite(wait) && wait >= 0 ? wait : null;
}

function headerOf(headers: unknown): string | undefined {
	if (!isObject(headers)) return undefined;
	const name = Object.keys(headers).find((one) => one.toLowerCase() === 'retry-after');
	const value: unknown = name === undefined ? undefined : headers[name];
	const first: unknown = Array.isArray(value) ? value[0] : value;
	return typeof first === 'string' || typeof first === 'number' ? String(first).trim() : undefined;
}
