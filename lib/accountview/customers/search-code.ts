const LONGEST = 10;

/** AccountView wants a search code; a public connector sends this when it has none. */
const NONE = '-';

/**
 * A search code from a name: its first ten characters in capitals, letters without accents and
 * nothing outside ASCII. `Café 't Hoekje` becomes `CAFE 'T HO`.
 */
export function searchCodeFrom(name: string): string {
	const plain = name
		.normalize('NFD')
		.toUpperCase()
		.replace(/[^\x20-\x7e]/g, '')
		.trim();
	const code = plain.slice(0, LONGEST).trimEnd();
	return code === '' ? NONE : code;
}
