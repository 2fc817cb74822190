import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

import { normaliseText } from './normalise-text';

const DEFAULT_COUNTRY = 'NL';

/** What people put between digits. */
const SEPARATORS = /[ ().\-/]/g;

/** A Dutch number of the usual nine digits. It spares most numbers the library, which is slow. */
const DUTCH = /^(?:0|(?:\+|00)310?)([1-9]\d{8})$/;

/** The Dutch word for an extension (toestel), which the library does not know. */
const EXTENSION = /[ ,]*\b(?:toestel|tst)[.: ]*(?=\d{1,7}$)/i;

/** No number with its extension is longer; the library reads up to 250 signs. */
const LONGEST = 100;

/**
 * A telephone number in international form, `+31612345678`, with its extension as
 * `+31201234567;ext=12`. A number without a country is Dutch. What is no possible number, such as
 * `112` or `06-12345678 (Jan)`, keeps its digits and letters: `0612345678Jan`.
 */
export function normalisePhone(value: unknown): string {
	const text = normaliseText(value);
	if (text === '') return '';
	const number = international(text);
	if (number !== undefined) return number;
	const signs = digitsAndLetters(text);
	return international(signs) ?? signs;
}

function international(text: string): string | undefined {
	if (text.length > LONGEST || !/\p{Nd}/u.test(text)) return undefined;
	const dutch = DUTCH.exec(text.replace(SEPARATORS, ''))?.[1];
	return dutch === undefined ? parsed(text.replace(EXTENSION, ' ext. ')) : `+31${dutch}`;
}

/**
 * A possible number only, and one that is read from its own form again: of `+31 000 060` the library
 * would take a zero off each time.
 */
function parsed(text: string): string | undefined {
	const number = possible(text);
	return number !== undefined && possible(number) === number ? number : undefined;
}

function possible(text: string): string | undefined {
	const phone = parsePhoneNumberFromString(text, {
		defaultCountry: DEFAULT_COUNTRY,
		extract: false,
	});
	if (phone?.isPossible() !== true) return undefined;
	return phone.ext === undefined ? phone.number : `${phone.number};ext=${phone.ext}`;
}

/** A plus at the front stays: without it a number would be a Dutch one. */
function digitsAndLetters(text: string): string {
	const signs = text.replace(/[^\p{L}\p{N}]+/gu, '').normalize('NFC');
	if (signs === '') return text;
	return text.startsWith('+') ? `+${signs}` : signs;
}
