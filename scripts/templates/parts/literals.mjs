// @ts-check
/** Texts within expressions of n8n. */

/** A text as a literal in an expression. @param {string} text */
export const literal = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A text that is safe within HTML. @param {string} expression without braces */
export const escaped = (expression) =>
	`String(${expression} ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')`;
