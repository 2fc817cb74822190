/** A file system refuses longer names, and paths have room for folders. In bytes of UTF-8. */
export const LONGEST_NAME = 120;

/** Names that stand for devices in Windows, whatever comes behind the first dot. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i;

/** What no file name may have on one of Windows, macOS and Linux, and what turns text around. */
const UNSAFE =
	// eslint-disable-next-line no-control-regex -- finding them is the rule
	/[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** A part of a name without what is unsafe; never a path. */
export function safePart(text: string): string {
	return text
		.normalize('NFC')
		.replace(UNSAFE, '-')
		.replace(/\s+/gu, ' ')
		.replace(/-{2,}/g, '-')
		.replace(/\.{2,}/g, '.')
		.trim();
}

/** What of a text a name cannot have, each once. */
export function unsafeSigns(text: string): readonly string[] {
	return [...new Set(text.normalize('NFC').match(UNSAFE) ?? [])];
}

/**
 * A name without its extension: no blank or dot at its ends, no hyphen before it that a program would
 * take for an option, no device of Windows; '' when nothing is left.
 */
export function safeBase(text: string): string {
	const base = trimmed(safePart(text));
	const first = base.split('.')[0]?.trim() ?? '';
	return RESERVED.test(first) ? `_${base}` : base;
}

/** As many whole characters as fit into so many bytes of UTF-8. */
export function cutToBytes(text: string, most: number): string {
	let bytes = 0;
	let kept = '';
	for (const sign of text) {
		bytes += byteLength(sign);
		if (bytes > most) return trimmed(kept);
		kept += sign;
	}
	return trimmed(kept);
}

export function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}

function trimmed(text: string): string {
	return text.replace(/^[\s.-]+|[\s.]+$/gu, '');
}
