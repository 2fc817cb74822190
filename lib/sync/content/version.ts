/**
 * How much a mark of a version tells.
 *
 * - `whole`: it changes with each save, such as a count
 * - `none`: a day or a minute, within which the record may be saved again
 * - otherwise the second in which it was saved, as a day (`2026-03-01`): of its own clock and zone, whichever they are
 */
type Told = 'whole' | 'none' | { readonly day: string };

/** Begins like a day: `2026-03-01`, `2026/3/1`, `01-03-2026`. */
const LIKE_A_DAY = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/;
const COMPACT_DAY = /^(?:19|20)\d{6}$/;
/** `20260301T110000Z`, `20260301110000.123`. */
const COMPACT_TIME = /^((?:19|20)\d\d)(\d\d)(\d\d)T?\d{6}(?:[.,](\d+))?(?:Z|[+-]\d\d:?\d\d)?$/;
/** A time with seconds, and what follows the point of them. */
const WITH_SECONDS = /[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?/;
/** `Sun, 01 Mar 2026 11:00:00 GMT`, as servers write Last-Modified. */
const HTTP_DATE =
	/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) \d\d:\d\d:\d\d GMT$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Since 1970, of this century; milliseconds only where they are a whole second. */
const EPOCH_SECOND = /^([12]\d{9})(?:000)?$/;
const DAY_MS = 86_400_000;

function toldBy(version: string): Told {
	const [, seconds] = EPOCH_SECOND.exec(version) ?? [];
	if (seconds !== undefined) return { day: dayOf(Number(seconds) * 1000) };
	if (COMPACT_DAY.test(version)) return 'none';
	const [, date, name = '', inYear] = HTTP_DATE.exec(version) ?? [];
	if (inYear !== undefined) return { day: dayFrom(inYear, MONTHS.indexOf(name) + 1, Number(date)) };
	const [, year, month, day, compactFraction] = COMPACT_TIME.exec(version) ?? [];
	if (year !== undefined) {
		return isFine(compactFraction) ? 'whole' : { day: `${year}-${month ?? ''}-${day ?? ''}` };
	}
	if (!LIKE_A_DAY.test(version)) return 'whole';
	const [, time, fraction] = WITH_SECONDS.exec(version) ?? [];
	if (isFine(fraction)) return 'whole';
	// Midnight to the second is what a day looks like in many systems.
	return time === undefined || time === '00:00:00' ? 'none' : { day: dayIn(version) };
}

/** Finer than a second; `.000` is what a second looks like in many systems. */
function isFine(fraction: string | undefined): boolean {
	return fraction !== undefined && /[1-9]/.test(fraction);
}

/**
 * As the text has it, the year first; '' where that cannot be told. Where day and month may stand either way
 * round, the later of the two.
 */
function dayIn(version: string): string {
	if (/^\d{4}-\d\d-\d\d/.test(version)) return version.slice(0, 10);
	const [first = '', second = '', third = ''] = version.split(/[-/. T]/);
	if (first.length === 4) return dayFrom(first, Number(second), Number(third));
	const [one, other] = [Number(first), Number(second)];
	const readings = [dayFrom(third, other, one), dayFrom(third, one, other)];
	return readings.toSorted().at(-1) ?? '';
}

/** '' for what is no day. */
function dayFrom(year: string, month: number, day: number): string {
	if (year.length !== 4 || !(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return '';
	return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function dayOf(milliseconds: number): string {
	return Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString().slice(0, 10);
}

/** Whether a mark tells all about a record that was made this moment: no time to the second does. */
export function tellsAtOnce(version: string): boolean {
	return toldBy(version) === 'whole';
}

/**
 * Tells which marks of versions say that a record is as it was. A second does once its day and the next
 * are over: clocks differ, and the zone of a stamp is not always what it is taken for.
 *
 * @param now milliseconds since the epoch
 */
export function versionCheck(now: number): (version: string) => boolean {
	const latest = dayOf(now - 2 * DAY_MS);
	return (version) => {
		const told = toldBy(version);
		if (typeof told === 'string') return told === 'whole';
		return told.day !== '' && told.day <= latest;
	};
}
