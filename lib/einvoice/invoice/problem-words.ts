/** What is wrong with a field of an invoice that cannot be read, in Dutch, by the words of the schema. */
const DUTCH: ReadonlyMap<string, string> = new Map([
	['must be S, Z, E, AE, K, G or O', 'moet S, Z, E, AE, K, G of O zijn'],
	['must have either an amount or a percentage', 'moet een bedrag of een percentage hebben'],
	['must be more than 0', 'moet meer dan 0 zijn'],
	['must be a list', 'moet een lijst zijn'],
	['must be invoice or creditNote', 'moet invoice of creditNote zijn'],
	['must be a text', 'moet een tekst zijn'],
	[
		'must be the three letters of a currency, such as EUR',
		'moet de drie letters van een valuta zijn, zoals EUR',
	],
	['has no lines', 'heeft geen regels'],
	[
		'cannot stand beside deliveryDate: give one of them',
		'kan niet naast deliveryDate staan: geef een van beide',
	],
	['must be a number such as 1234.56', 'moet een getal zijn zoals 1234.56'],
	['is empty', 'is leeg'],
	[
		'must be a number such as 12.5 with at most six decimals',
		'moet een getal zijn zoals 12.5 met hoogstens zes decimalen',
	],
	[
		'must be an amount such as 1234.56 with at most two decimals',
		'moet een bedrag zijn zoals 1234.56 met hoogstens twee decimalen',
	],
	['must be a date such as 2026-01-31', 'moet een datum zijn zoals 2026-01-31'],
	[
		'must be the two letters of a country, such as NL',
		'moet de twee letters van een land zijn, zoals NL',
	],
	[
		'must be a scheme and a number, such as 0106:12345678',
		'moet een schema en een nummer zijn, zoals 0106:12345678',
	],
	[
		'must be a unit such as stuk, uur or kg, or a code of UN/ECE Recommendation 20 such as HUR',
		'moet een eenheid zijn zoals stuk, uur of kg, of een code van UN/ECE Recommendation 20 zoals HUR',
	],
]);

/** Undefined for words that are not of the schema. */
export function problemInDutch(words: string): string | undefined {
	return DUTCH.get(words);
}
