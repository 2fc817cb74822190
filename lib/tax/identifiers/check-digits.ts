/**
 * The eleven test (elfproef) of nine digits: nine times the first, eight times the second and so on, less
 * the last one, can be divided by eleven.
 */
export function passesElevenTest(digits: string): boolean {
	if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return false;
	const sum = Array.from(digits).reduce(
		(total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at),
		0,
	);
	return sum % 11 === 0;
}

/** The remainder by 97 (ISO 7064) of digits and capitals, where A counts as 10 and Z as 35. */
export function remainder97(text: string): number {
	return Array.from(text).reduce((rest, sign) => {
		const value = Number.parseInt(sign, 36);
		return (rest * (value < 10 ? 10 : 100) + value) % 97;
	}, 0);
}
