import { DateTime } from 'luxon';
import type { Bilingual } from '../language';
import type { Day } from './period';

/** A day as sentences have it: `31 oktober 2026`, `31 October 2026`; what is no day as it is. */
export function dayInWords(day: Day): Bilingual {
	const read = DateTime.fromISO(day, { zone: 'utc' });
	const said = (language: keyof Bilingual): string =>
		read.isValid ? read.setLocale(language).toFormat('d LLLL yyyy') : day;
	return { nl: said('nl'), en: said('en') };
}
