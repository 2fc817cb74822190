/** A reply of SMTP has lines of 512 bytes (RFC 5321, 4.5.3.1.5), and what matters stands in the first. */
const LONGEST = 1000;

/**
 * What another system said, as an error, a list and every store can hold it: one line of at most 1,000
 * characters, without control characters.
 */
export function inOneLine(text: string): string {
	const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).toWellFormed()}…`;
}
