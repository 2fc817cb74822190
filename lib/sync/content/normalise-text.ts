import { textOf } from './text-of';

/** All kinds of white space, the next-line sign included, which JavaScript does not count as such. */
const WHITE_SPACE = /[\s\u0085]+/g;

/** Signs without width that come along when text is copied from a page. */
const WITHOUT_WIDTH = /[\u200b\ufeff]/g;

/** In a pattern with the flag `u` a pair counts as one sign, so only lone halves match. */
const LONE_SURROGATE = /[\ud800-\udfff]/gu;

const SPACE = 32;
const TILDE = 126;

/** The text trimmed, white space within it as one space, in Unicode's composed form (NFC). */
export function normaliseText(value: unknown): string {
	const text = textOf(value);
	if (isPlain(text)) return text;
	return composed(text.replace(WITHOUT_WIDTH, '')).replace(WHITE_SPACE, ' ').trim();
}

/** As {@link normaliseText}, in lower case by rules that are the same in every language. */
export function normaliseIgnoringCase(value: unknown): string {
	const text = normaliseText(value);
	if (isAscii(text)) return text.toLowerCase();
	// Upper case makes ß equal ss; the capital ẞ must be a ß before it.
	return text.toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
}

/** The text as it stands, white space and case included, in Unicode's composed form (NFC). */
export function normaliseExact(value: unknown): string {
	const text = textOf(value);
	return isAscii(text) ? text : composed(text);
}

/**
 * Composed, and fit for any database: without NUL, and with U+FFFD for half a surrogate pair.
 */
function composed(text: string): string {
	return text.replaceAll('\0', '').replace(LONE_SURROGATE, '\ufffd').normalize('NFC');
}

/** Tells whether the text is its own normal form; true for most of what is compared. */
function isPlain(text: string): boolean {
	let previous = SPACE;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code < SPACE || code > TILDE || (code === SPACE && previous === SPACE)) return false;
		previous = code;
	}
	return previous !== SPACE || text === '';
}

/** Without NUL, which counts as a sign that needs care. */
function isAscii(text: string): boolean {
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code === 0 || code > TILDE) return false;
	}
	return true;
}
