import { instantOf } from './instant';

/** `2026-03-01`, `20260301`, `01-03-2026`, or with hours and minutes. */
const COARSE = /^(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?|(?:19|20)\d{6}|\d\d-\d\d-\d{4})$/;
/** A time to the second, without fractions of it. */
const TO_THE_SECOND = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?!\.\d)/;
/** A second is over by then, also where clocks differ a little. */
const SETTLED_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Tells which marks of versions say that a record is as it was. A day or a minute does not: the record
 * may be saved again within it. Nor does a second that has hardly passed.
 *
 * @param now milliseconds since the epoch
 */
export function versionCheck(now: number): (version: string) => boolean {
	const days = [-DAY_MS, 0, DAY_MS].map((offset) =>
		new Date(now + offset).toISOString().slice(0, 10),
	);
	return (version) => {
		if (COARSE.test(version)) return false;
		// Most were saved long ago, and reading a time takes long.
		if (!TO_THE_SECOND.test(version) || !days.includes(version.slice(0, 10))) return true;
		const at = instantOf(version);
		return at === null || Math.abs(now - at) > SETTLED_MS;
	};
}
