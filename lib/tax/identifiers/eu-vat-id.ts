import type { Problem } from '../language';

/**
 * What stands behind the two letters of the country: the member states other than the Netherlands, and
 * Northern Ireland (XI), as the European Commission describes them for VIES. Greece is EL.
 */
const SHAPES: ReadonlyMap<string, RegExp> = new Map([
	['AT', /^U\d{8}$/],
	['BE', /^[01]\d{9}$/],
	['BG', /^\d{9,10}$/],
	['CY', /^\d{8}[A-Z]$/],
	['CZ', /^\d{8,10}$/],
	['DE', /^\d{9}$/],
	['DK', /^\d{8}$/],
	['EE', /^\d{9}$/],
	['EL', /^\d{9}$/],
	['ES', /^(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/],
	['FI', /^\d{8}$/],
	['FR', /^[A-HJ-NP-Z0-9]{2}\d{9}$/],
	['HR', /^\d{11}$/],
	['HU', /^\d{8}$/],
	['IE', /^(?:\d{7}[A-W][A-IW]?|\d[A-Z]\d{5}[A-W])$/],
	['IT', /^\d{11}$/],
	['LT', /^(?:\d{9}|\d{12})$/],
	['LU', /^\d{8}$/],
	['LV', /^\d{11}$/],
	['MT', /^\d{8}$/],
	['PL', /^\d{10}$/],
	['PT', /^\d{9}$/],
	['RO', /^\d{2,10}$/],
	['SE', /^\d{12}$/],
	['SI', /^\d{8}$/],
	['SK', /^\d{10}$/],
	['XI', /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/],
]);

/** The countries of customers on an ICP statement, as the tax authority writes them. */
export const ICP_COUNTRIES: readonly string[] = [...SHAPES.keys()];

/** A customer's VAT number in its two parts, as an ICP statement takes it. */
export interface EuVatId {
	readonly country: string;
	/** Without the letters of the country. */
	readonly number: string;
}

/**
 * Takes a VAT number apart: `{ country: 'DE', number: '136695976' }` for `de 136.695.976`. A number
 * without letters takes those of the country that the books give for the customer (ISO 3166, where
 * Greece is GR). A French number can begin with two letters of its own: without FR before it, that may look like
 * another country, and where it could be either, it has none. Whether it can be right, `euVatIdProblem` says.
 */
export function splitVatId(text: string, country = ''): EuVatId {
	const compact = text.toUpperCase().replace(/[\s.-]/g, '');
	const letters = compact.slice(0, 2);
	const given = country.trim().toUpperCase();
	const own = given === 'GR' ? 'EL' : given;
	if (!isPrefix(letters)) return { country: own, number: compact };
	const read = { country: letters, number: compact.slice(2) };
	const asOwn = { country: own, number: compact };
	if (letters === own || euVatIdProblem(asOwn) !== null) return read;
	return mayBeThere(read) ? { country: '', number: compact } : asOwn;
}

/** Whether a number can be one of its country, also of one that is on no ICP statement. */
function mayBeThere({ country, number }: EuVatId): boolean {
	return SHAPES.get(country)?.test(number) ?? true;
}

function isPrefix(letters: string): boolean {
	return SHAPES.has(letters) || ['NL', 'GR', 'GB'].includes(letters);
}

/** `EL094259216`: the two parts in one again. */
export function vatIdText({ country, number }: EuVatId): string {
	return `${country}${number}`;
}

/**
 * Why a customer's VAT number cannot stand on an ICP statement. Its shape is checked; whether it is
 * registered, VIES says.
 */
export function euVatIdProblem({ country, number }: EuVatId): Problem {
	if (number === '') {
		return { nl: 'het btw-nummer ontbreekt', en: 'the VAT number is missing' };
	}
	const shape = SHAPES.get(country);
	if (shape === undefined) return countryProblem(country, number);
	if (shape.test(number)) return null;
	if (country === 'BE' && /^\d{9}$/.test(number)) {
		return {
			nl: `een Belgisch btw-nummer heeft tien cijfers; is dit er een van vroeger, dan is het nu BE0${number}`,
			en: `a Belgian VAT number has ten digits; if this is one of former times, it is BE0${number} now`,
		};
	}
	if (isFrench(`${country}${number}`)) {
		return {
			nl: `zo ziet een btw-nummer met ${country} er niet uit; is het een Frans nummer, zet er dan FR voor`,
			en: `a VAT number with ${country} does not look like this; if it is a French one, put FR before it`,
		};
	}
	if (isPrefix(number.slice(0, 2))) {
		return {
			nl: `voor het btw-nummer staan twee landcodes, ${country} en ${number.slice(0, 2)}`,
			en: `there are two country codes before the VAT number, ${country} and ${number.slice(0, 2)}`,
		};
	}
	return {
		nl: `zo ziet een btw-nummer met ${country} er niet uit`,
		en: `a VAT number with ${country} does not look like this`,
	};
}

/** Whether a text is a French number without its country. */
function isFrench(text: string): boolean {
	return SHAPES.get('FR')?.test(text) === true;
}

function countryProblem(country: string, number: string): Problem {
	switch (country) {
		case 'NL':
			return {
				nl: 'een Nederlandse afnemer hoort niet op de ICP-opgaaf',
				en: 'a Dutch customer does not belong on an ICP statement',
			};
		case 'GR':
			return {
				nl: 'een Grieks btw-nummer begint met EL en niet met GR',
				en: 'a Greek VAT number begins with EL and not with GR',
			};
		case 'GB':
			return {
				nl: 'Groot-Brittannië hoort niet meer bij de EU; een nummer van Noord-Ierland begint met XI',
				en: 'Great Britain is no longer in the EU; a number of Northern Ireland begins with XI',
			};
		case '':
			if (isFrench(number) && isPrefix(number.slice(0, 2))) {
				const letters = number.slice(0, 2);
				return {
					nl: `${letters} kan de landcode zijn of het begin van een Frans nummer; zet er FR voor als het Frans is, en verbeter anders het land van de debiteur`,
					en: `${letters} can be the code of a country or the beginning of a French number; put FR before it if it is French, or else correct the country of the customer`,
				};
			}
			return {
				nl: 'een btw-nummer begint met de twee letters van het land',
				en: 'a VAT number begins with the two letters of its country',
			};
		default:
			return {
				nl: `${country} is geen land van de EU`,
				en: `${country} is no country of the EU`,
			};
	}
}
