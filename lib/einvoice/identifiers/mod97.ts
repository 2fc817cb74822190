/** The remainder by 97 (ISO 7064) of digits and capitals, where A counts as 10 and Z as 35. */
export function remainder97(text: string): number {
	return Array.from(text).reduce((rest, sign) => {
		const value = Number.parseInt(sign, 36);
		return (rest * (value < 10 ? 10 : 100) + value) % 97;
	}, 0);
}
