const DUTCH_POSTCODE = /^([1-9]\d{3})\s*([A-Z]{2})$/i;

/**
 * A Dutch postcode in its usual form `1234 AB`, from any way of writing it.
 *
 * @returns undefined when the text is none: digits do not begin with 0
 */
export function dutchPostcode(text: string): string | undefined {
	const [, digits, letters] = DUTCH_POSTCODE.exec(text.trim()) ?? [];
	return digits === undefined || letters === undefined
		? undefined
		: `${digits} ${letters.toUpperCase()}`;
}

/** Tells whether a text has the form of a Dutch postcode, whether or not it can be one. */
export function looksDutch(text: string): boolean {
	return /^\d{4}\s*[A-Z]{2}$/i.test(text.trim());
}

const ADDRESS = /^[^\s@,;:<>()[\]"]+@[^\s@,;:<>()[\]".]+(?:\.[^\s@,;:<>()[\]".]+)+$/;

/** Tells whether a text is one e-mail address, without a name around it. */
export function isEmailAddress(text: string): boolean {
	return ADDRESS.test(text) && !text.startsWith('.') && !/\.\.|\.@/.test(text);
}
