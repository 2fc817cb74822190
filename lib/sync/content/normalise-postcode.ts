import { normaliseText } from './normalise-text';

/** A Dutch postcode, with the country before it as on international mail. */
const DUTCH = /^NL-?(\d{4}[A-Z]{2})$/;

/** A postcode (postcode) in capitals and without spaces: `1234AB`; foreign ones too. */
export function normalisePostcode(value: unknown): string {
	const text = normaliseText(value).toUpperCase().replaceAll(' ', '').normalize('NFC');
	return DUTCH.exec(text)?.[1] ?? text;
}
