import { DateTime } from 'luxon';
import { formatsOf, ZONE, type Formats, type Language } from '../../pages';
import type { Bilingual } from '../language';

export type { Language };

/** Words, amounts and days in one language, as people in the Netherlands read them. */
export class Pen {
	readonly formats: Formats;

	constructor(readonly language: Language) {
		this.formats = formatsOf(language);
	}

	say(words: Bilingual): string {
		return words[this.language];
	}

	/** Whole euros, a minus before what is below zero; '' for none. */
	euros(amount: number | null | undefined): string {
		return amount === null || amount === undefined ? '' : this.formats.number(amount);
	}

	/** Date and time in the Netherlands; a text that is no moment as it is. */
	moment(moment: string | number): string {
		if (typeof moment === 'number') return this.formats.moment(moment);
		const read = DateTime.fromISO(moment, { zone: ZONE });
		return read.isValid ? this.formats.moment(read.toMillis()) : moment;
	}
}
