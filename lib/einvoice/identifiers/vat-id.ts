import { COUNTRIES } from './countries';
import { dutchVatProblem, type Problem } from './dutch';
import { belgianProblem, luxembourgVatProblem } from './foreign';

/** What stands behind the two letters of the country, in the member states and Northern Ireland. */
const SHAPES: Readonly<Record<string, RegExp>> = {
	AT: /^U\d{8}$/,
	BG: /^\d{9,10}$/,
	CY: /^\d{8}[A-Z]$/,
	CZ: /^\d{8,10}$/,
	DE: /^\d{9}$/,
	DK: /^\d{8}$/,
	EE: /^\d{9}$/,
	EL: /^\d{9}$/,
	ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
	FI: /^\d{8}$/,
	FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
	HR: /^\d{11}$/,
	HU: /^\d{8}$/,
	IE: /^(?:\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/,
	IT: /^\d{11}$/,
	LT: /^(?:\d{9}|\d{12})$/,
	LV: /^\d{11}$/,
	MT: /^\d{8}$/,
	PL: /^\d{10}$/,
	PT: /^\d{9}$/,
	RO: /^\d{2,10}$/,
	SE: /^\d{12}$/,
	SI: /^\d{8}$/,
	SK: /^\d{10}$/,
	XI: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/,
};

/** Those of which the digits check each other (PEPPOL-COMMON-R062 and R058). */
const CHECKED: Readonly<Record<string, (digits: string) => Problem>> = {
	BE: belgianProblem,
	LU: luxembourgVatProblem,
};

/** `NL123456789B01` for `nl 1234.56.789.B01`, as people write it. */
export function compactVatId(vatId: string): string {
	return vatId.toUpperCase().replace(/[\s.-]/g, '');
}

/** The two letters before a VAT number, as a country of ISO 3166: those of Greece are EL. */
export function countryOfVatId(vatId: string): string {
	const letters = compactVatId(vatId).slice(0, 2);
	return letters === 'EL' ? 'GR' : letters;
}

/**
 * VAT identification number with its country before it. Of the member states the shape is checked, of the
 * Netherlands, Belgium and Luxembourg the check digits too, of other countries that there is such a country (BR-CO-09).
 */
export function vatIdProblem(vatId: string): Problem {
	const compact = compactVatId(vatId);
	const letters = compact.slice(0, 2);
	if (!/^[A-Z]{2}[A-Z0-9+*]+$/.test(compact)) {
		return {
			nl: 'een btw-nummer begint met de twee letters van het land',
			en: 'a VAT number begins with the two letters of its country',
		};
	}
	if (letters !== 'EL' && !COUNTRIES.has(letters)) {
		return {
			nl: `er is geen land met de letters ${letters}`,
			en: `there is no country with the letters ${letters}`,
		};
	}
	if (letters === 'NL') return dutchVatProblem(compact);
	if (letters === 'GR') {
		return {
			nl: 'een Grieks btw-nummer begint met EL en niet met GR',
			en: 'a Greek VAT number begins with EL and not with GR',
		};
	}
	const check = CHECKED[letters];
	if (check !== undefined) return check(compact.slice(2));
	const shape = SHAPES[letters];
	if (shape === undefined || shape.test(compact.slice(2))) return null;
	return {
		nl: `zo ziet een btw-nummer met ${letters} er niet uit`,
		en: `a VAT number with ${letters} does not look like this`,
	};
}
