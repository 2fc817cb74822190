/** Languages that pages are written in. */
export type Language = 'nl' | 'en';

export const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };
