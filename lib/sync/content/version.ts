import { instantOf } from './instant';

/** Begins like a day: `2026-03-01`, `2026/3/1`, `01-03-2026`. */
const LIKE_A_DAY = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/;
const COMPACT_DAY = /^(?:19|20)\d{6}$/;
/** A time with seconds, and what follows the point of them. */
const WITH_SECONDS = /[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?/;
/** Seconds since 1970, of this century. */
const EPOCH_SECONDS = /^[12]\d{9}$/;
/** A second is over by then, also where clocks differ a little. */
const SETTLED_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Whether a mark tells all about a record that was made this moment: no time to the second does, since
 * the record may be saved again within it, and no clock but the receiving side's own says when it is over.
 */
export function tellsAtOnce(version: string): boolean {
	if (EPOCH_SECONDS.test(version) || COMPACT_DAY.test(version)) return false;
	if (!LIKE_A_DAY.test(version)) return true;
	return /[1-9]/.test(WITH_SECONDS.exec(version)?.[2] ?? '');
}

/**
 * Tells which marks of versions say that a record is as it was. A day or a minute does not: the record
 * may be saved again within it. Nor does a second that has hardly passed.
 *
 * @param now milliseconds since the epoch
 * @param zone whose clock time a stamp without a zone is: an IANA name; left out: Dutch
 */
export function versionCheck(now: number, zone?: string): (version: string) => boolean {
	const days = [-DAY_MS, 0, DAY_MS].map((offset) =>
		new Date(now + offset).toISOString().slice(0, 10),
	);
	const isOver = (at: number | null): boolean => at !== null && Math.abs(now - at) > SETTLED_MS;
	return (version) => {
		if (EPOCH_SECONDS.test(version)) return isOver(instantOf(Number(version)));
		if (COMPACT_DAY.test(version)) return false;
		if (!LIKE_A_DAY.test(version)) return true;
		const [, time, fraction = ''] = WITH_SECONDS.exec(version) ?? [];
		// Midnight to the second is what a day looks like in many systems.
		if (time === undefined || (time === '00:00:00' && /^0*$/.test(fraction))) return false;
		if (/[1-9]/.test(fraction)) return true;
		// Most were saved long ago, and reading a time takes long.
		const isOld = /^\d{4}-/.test(version) && !days.includes(version.slice(0, 10));
		return isOld || isOver(instantOf(version, zone));
	};
}
