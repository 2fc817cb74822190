import { ZONE } from '../../pages';
import type { Language } from './nouns';

const FORMATS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
	nl: formatOf('nl-NL'),
	en: formatOf('en-GB'),
};

/** A moment in Dutch local time: `23 november 2026 om 10:15`. */
export function momentIn(language: Language, milliseconds: number): string {
	return FORMATS[language].format(milliseconds);
}

function formatOf(locale: string): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE });
}
