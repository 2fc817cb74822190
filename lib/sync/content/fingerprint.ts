/** Longer values do not lie in the store themselves; in UTF-16 code units, as `length` counts. */
export const LONGEST_VALUE = 500;

const OPENING = '[text of ';

/**
 * The value, or for a long one `[text of 1048576 characters, fingerprint …]`, which differs when the
 * value does. A value that begins as a fingerprint does is replaced as well, so that none can pass for
 * the fingerprint of another.
 */
export function shortened(value: string, digest: (text: string) => string): string {
	if (value.length <= LONGEST_VALUE && !value.startsWith(OPENING)) return value;
	return `${OPENING}${value.length} characters, fingerprint ${digest(value)}]`;
}

/** Tells whether a value of a content stands for a longer one, which is not kept. */
export function isFingerprint(value: string): boolean {
	return value.startsWith(OPENING);
}

/** How long the value is that a fingerprint stands for; null for what is none. */
export function lengthOfLong(value: string): number | null {
	const [, length] = /^\[text of (\d+) characters, fingerprint /.exec(value) ?? [];
	return length === undefined ? null : Number(length);
}
