/** The languages that documents and messages are written in. */
export type Language = 'nl' | 'en';

/** One sentence in each of them. */
export interface Bilingual {
	readonly nl: string;
	readonly en: string;
}

const DUTCH: ReadonlySet<string> = new Set(['', 'n', 'nl', 'ned', 'nld', 'dut', 'nederlands']);

/** Dutch for Dutch and for no code at all, English for every other one. */
export function languageOf(code: string): Language {
	const own = code.trim().toLowerCase().split(/[-_]/)[0] ?? '';
	return DUTCH.has(own) ? 'nl' : 'en';
}
