import { DateTime } from 'luxon';
import type { Bilingual } from '../language';

export type Language = keyof Bilingual;

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** Words, amounts and days in one language, as people in the Netherlands read them. */
export class Pen {
	private readonly whole: Intl.NumberFormat;
	private readonly exact: Intl.NumberFormat;

	constructor(readonly language: Language) {
		const locale = LOCALES[language];
		this.whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
		this.exact = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
	}

	say(words: Bilingual): string {
		return words[this.language];
	}

	/** Whole euros, a minus before what is below zero; '' for none. */
	euros(amount: number | null | undefined): string {
		return amount === null || amount === undefined ? '' : this.whole.format(amount);
	}

	/** Euros and cents. */
	cents(cents: number): string {
		return this.exact.format(cents / 100);
	}

	count(number: number): string {
		return this.whole.format(number);
	}

	/** `31 maart 2026`; a text that is no day as it is. */
	day(day: string): string {
		const read = DateTime.fromISO(day, { zone: 'utc' });
		return read.isValid ? read.setLocale(this.language).toFormat('d LLLL yyyy') : day;
	}

	/** Date and time in the Netherlands; a text that is no moment as it is. */
	moment(moment: string | number): string {
		const read =
			typeof moment === 'number'
				? DateTime.fromMillis(moment, { zone: 'Europe/Amsterdam' })
				: DateTime.fromISO(moment, { zone: 'Europe/Amsterdam' });
		return read.isValid
			? read.setLocale(this.language).toFormat('d LLL yyyy HH:mm')
			: String(moment);
	}
}
