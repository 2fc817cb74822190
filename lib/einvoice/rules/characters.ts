/** What XML 1.0 has no place for: control characters, halves of a pair, and two that are none. */
// eslint-disable-next-line no-control-regex -- finding them is the rule
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** A text of an invoice that XML cannot carry. */
export interface Unwritable {
	/** Path in the invoice. */
	readonly field: string;
	/** The first such character, as `U+0007`. */
	readonly sign: string;
}

/** Every text within a value that holds a character that XML cannot carry. */
export function unwritable(value: unknown, field = ''): readonly Unwritable[] {
	if (typeof value === 'string') {
		const found = UNWRITABLE.exec(value)?.[0];
		return found === undefined ? [] : [{ field, sign: codePoint(found) }];
	}
	if (Array.isArray(value)) {
		return value.flatMap((part: unknown, at) => unwritable(part, `${field}[${at}]`));
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) =>
		unwritable(part, field === '' ? key : `${field}.${key}`),
	);
}

function codePoint(sign: string): string {
	return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
