import { DateTime } from 'luxon';

/** Stamps without a zone are Dutch clock time, as AccountView's are. */
const ZONE = 'Europe/Amsterdam';

/** A time of change in milliseconds since the epoch; null for what is none. */
export function instantOf(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (DateTime.isDateTime(value)) return value.isValid ? value.toMillis() : null;
	if (typeof value !== 'string' || value.trim() === '') return null;
	const read = DateTime.fromISO(value.trim().replace(' ', 'T'), { zone: ZONE });
	return read.isValid ? read.toMillis() : null;
}
