import type { Exchange } from '../http/exchange';

/** Languages of the pages. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The cookie that keeps what was chosen, for all pages of the sandbox; the script of the first page writes it, too. */
export const LANGUAGE_COOKIE = 'sandbox-language';
export const COOKIE_RULES = 'Path=/; Max-Age=31536000; SameSite=Lax';

/** The language asked for by `?language=`, or else the one chosen before, or else that of the browser. */
export function languageOf({ query, header }: Pick<Exchange, 'query' | 'header'>): Language {
	const chosen = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=(\\w+)`).exec(header('cookie'))?.[1];
	const asked = [query.get('language'), chosen];
	const found = LANGUAGES.find((language) => asked.find(isLanguage) === language);
	return found ?? (header('accept-language').trim().toLowerCase().startsWith('nl') ? 'nl' : 'en');
}

function isLanguage(text: string | null | undefined): text is Language {
	return LANGUAGES.some((language) => language === text);
}

/** What keeps the language that was asked for by `?language=`; nothing where none was. */
export function keepLanguage({ query }: Pick<Exchange, 'query'>): Readonly<Record<string, string>> {
	const asked = query.get('language');
	return isLanguage(asked) ? { 'Set-Cookie': `${LANGUAGE_COOKIE}=${asked}; ${COOKIE_RULES}` } : {};
}
