import { DateTime } from 'luxon';

/** Stamps without a zone are Dutch clock time, as AccountView's are. */
const ZONE = 'Europe/Amsterdam';

/** Numbers below it are seconds: as milliseconds they would lie before March 1973. */
const FIRST_MILLISECONDS = 1e11;

/**
 * A time of change in milliseconds since the epoch; null for what is none. A number is taken as seconds or
 * milliseconds since 1970, whichever of the two is a time of today's systems.
 *
 * @param zone whose clock time a stamp without a zone is: an IANA name
 */
export function instantOf(value: unknown, zone = ZONE): number | null {
	if (typeof value === 'number') return sinceEpoch(value);
	if (DateTime.isDateTime(value)) return value.isValid ? value.toMillis() : null;
	if (typeof value !== 'string' || value.trim() === '') return null;
	const read = DateTime.fromISO(value.trim().replace(' ', 'T'), { zone });
	return read.isValid ? read.toMillis() : null;
}

function sinceEpoch(count: number): number | null {
	if (!Number.isFinite(count)) return null;
	return Math.abs(count) < FIRST_MILLISECONDS ? count * 1000 : count;
}
