import type { Problem } from './dutch';

const digitsOf = (text: string): readonly number[] => Array.from(text, Number);

function weighted(digits: readonly number[], weights: readonly number[]): number {
	return weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0);
}

/** Belgian enterprise number: its last two digits check the eight before them (PEPPOL-COMMON-R043). */
export function belgianProblem(id: string): Problem {
	const right =
		/^[01]\d{9}$/.test(id) && 97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8));
	if (right) return null;
	return {
		nl: 'een Belgisch ondernemingsnummer heeft 10 cijfers, waarvan de laatste twee controleren',
		en: 'a Belgian enterprise number has 10 digits, of which the last two check the others',
	};
}

/** Norwegian organisation number: 9 digits, the last by modulus 11 (PEPPOL-COMMON-R041). */
export function norwegianProblem(id: string): Problem {
	const right =
		/^\d{9}$/.test(id) &&
		Number(id) > 0 &&
		weighted(digitsOf(id), [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
	if (right) return null;
	return {
		nl: 'een Noors organisatienummer heeft 9 cijfers, waarvan het laatste controleert',
		en: 'a Norwegian organisation number has 9 digits, of which the last checks the others',
	};
}

/** Swedish organisation number: 10 digits, the last by the sum of Luhn (PEPPOL-COMMON-R049). */
export function swedishProblem(id: string): Problem {
	const doubled = (digit: number, at: number): number =>
		at % 2 === 0 ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
	const sum = digitsOf(id).reduce((all, digit, at) => all + doubled(digit, at), 0);
	if (/^\d{10}$/.test(id) && sum % 10 === 0) return null;
	return {
		nl: 'een Zweeds organisatienummer heeft 10 cijfers, waarvan het laatste controleert',
		en: 'a Swedish organisation number has 10 digits, of which the last checks the others',
	};
}

/** Danish CVR number: 8 digits, with or without DK before them (PEPPOL-COMMON-R042). */
export function danishProblem(id: string): Problem {
	if (/^(?:DK)?\d{8}$/.test(id)) return null;
	return {
		nl: 'een Deens CVR-nummer heeft 8 cijfers, met of zonder DK ervoor',
		en: 'a Danish CVR number has 8 digits, with or without DK before them',
	};
}

const ABN_WEIGHTS = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

/** Australian business number: 11 digits, of which the first two check by 89 (PEPPOL-COMMON-R050). */
export function australianProblem(id: string): Problem {
	const sum = weighted(digitsOf(id), ABN_WEIGHTS) - 10;
	if (/^\d{11}$/.test(id) && sum % 89 === 0) return null;
	return {
		nl: 'een Australisch ABN heeft 11 cijfers, waarvan de eerste twee controleren',
		en: 'an Australian ABN has 11 digits, of which the first two check the others',
	};
}

/** Danish production unit (P-nummer): 10 digits (PEPPOL-COMMON-R052). */
export function danishUnitProblem(id: string): Problem {
	if (/^\d{10}$/.test(id)) return null;
	return { nl: 'een Deens P-nummer heeft 10 cijfers', en: 'a Danish P number has 10 digits' };
}

/** Danish VAT number (SE-nummer): DK and 8 digits (PEPPOL-COMMON-R053). */
export function danishVatProblem(id: string): Problem {
	if (/^DK\d{8}$/.test(id)) return null;
	return {
		nl: 'een Deens SE-nummer is DK en 8 cijfers',
		en: 'a Danish SE number is DK and 8 digits',
	};
}

/** Italian office in the index of public administrations: 6 letters or digits (PEPPOL-COMMON-R044). */
export function italianOfficeProblem(id: string): Problem {
	if (/^[A-Z0-9]{6}$/i.test(id)) return null;
	return {
		nl: 'een Italiaanse IPA-code heeft 6 letters of cijfers',
		en: 'an Italian IPA code has 6 letters or digits',
	};
}

/** Italian VAT number: IT and 11 digits, the last by the sum of Luhn (PEPPOL-COMMON-R047). */
export function italianVatProblem(id: string): Problem {
	if (!/^IT/i.test(id)) return null;
	const doubled = (digit: number, at: number): number =>
		at % 2 === 1 ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
	const sum = digitsOf(id.slice(2)).reduce((all, digit, at) => all + doubled(digit, at), 0);
	if (/^..\d{11}$/.test(id) && sum % 10 === 0) return null;
	return {
		nl: 'een Italiaans btw-nummer is IT en 11 cijfers, waarvan het laatste controleert',
		en: 'an Italian VAT number is IT and 11 digits, of which the last checks the others',
	};
}

/** Luxembourg VAT number without its letters: the last two digits are the six before them modulo 89. */
export function luxembourgVatProblem(digits: string): Problem {
	const right =
		/^\d{8}$/.test(digits) && Number(digits.slice(0, 6)) % 89 === Number(digits.slice(6));
	if (right) return null;
	return {
		nl: 'een Luxemburgs btw-nummer heeft 8 cijfers, waarvan de laatste twee controleren',
		en: 'a Luxembourg VAT number has 8 digits, of which the last two check the others',
	};
}
