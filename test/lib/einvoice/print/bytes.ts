/** Bytes as the tables in the appendix of RFC 8010 write them: numbers in hexadecimal, texts as they are. */
export function bytesOf(rows: readonly (string | { readonly text: string })[]): Uint8Array {
	return Buffer.concat(
		rows.map((row) =>
			typeof row === 'string' ? Buffer.from(row.replace(/\s/g, ''), 'hex') : Buffer.from(row.text),
		),
	);
}

const text = (value: string): { readonly text: string } => ({ text: value });

const length = (value: string): string => Buffer.byteLength(value).toString(16).padStart(4, '0');

/** A value with its mark, name and lengths; the value in hexadecimal or as a text. */
export function attribute(
	tag: string,
	name: string,
	value: string | { readonly hex: string },
): readonly (string | { readonly text: string })[] {
	const before = [tag, length(name), text(name)];
	if (typeof value === 'string') return [...before, length(value), text(value)];
	const size = (value.hex.length / 2).toString(16).padStart(4, '0');
	return [...before, size, value.hex];
}
