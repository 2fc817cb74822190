/** Remainder by 97, with letters as 10 to 35. */
function remainder97(text: string): bigint {
	return BigInt(Array.from(text, (sign) => parseInt(sign, 36)).join('')) % 97n;
}

/** By the eleven test of fiscal numbers, or the modulo 97 of sole traders. */
export function isDutchVatId(id: string): boolean {
	const [, digits = ''] = /^NL(\d{9})B\d{2}$/.exec(id) ?? [];
	if (digits === '') return false;
	const sum = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce(
		(total, weight, place) => total + weight * Number(digits[place]),
		0,
	);
	return sum % 11 === 0 || remainder97(id) === 1n;
}

function isGermanVatId(id: string): boolean {
	if (!/^DE\d{9}$/.test(id)) return false;
	const product = Array.from(id.slice(2, 10)).reduce((last, digit) => {
		const sum = (Number(digit) + last) % 10;
		return (2 * (sum === 0 ? 10 : sum)) % 11;
	}, 10);
	return (11 - product) % 10 === Number(id[10]);
}

function isBelgianVatId(id: string): boolean {
	const [, base = '', check = ''] = /^BE(0\d{7})(\d{2})$/.exec(id) ?? [];
	return base !== '' && 97 - (Number(base) % 97) === Number(check);
}

/** Whether the check digits of a Dutch, German or Belgian VAT number are right. */
export function isVatId(id: string): boolean {
	switch (id.slice(0, 2)) {
		case 'NL':
			return isDutchVatId(id);
		case 'DE':
			return isGermanVatId(id);
		case 'BE':
			return isBelgianVatId(id);
		default:
			return false;
	}
}

/** Of a Dutch account. */
export function isIban(iban: string): boolean {
	return (
		/^NL\d{2}[A-Z]{4}\d{10}$/.test(iban) && remainder97(iban.slice(4) + iban.slice(0, 4)) === 1n
	);
}
