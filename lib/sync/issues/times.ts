import type { Language } from './nouns';

/** Where the people are who read about the sync. */
export const ZONE = 'Europe/Amsterdam';

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
