/** What SBR lets stand in a document: Latin-1 without control characters, and currency signs. */
const REFUSED = /[^\u0020-\u007f\u00a0-\u00ff\u20a0-\u20cf]/u;

/** The first character of a text that may not be filed, as `U+0101`; undefined when all may. */
export function refusedCharacter(text: string): string | undefined {
	const found = REFUSED.exec(text)?.[0];
	return found === undefined ? undefined : codePoint(found);
}

/** `U+0101`. */
export function codePoint(sign: string): string {
	return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
