import type { Language } from './language';

/** A unit of quantity by its code in UN/ECE Recommendation 20 and 21, with how people call it. */
export interface Unit {
	readonly code: string;
	readonly nl: string;
	readonly en: string;
	/** What else it is called in article files; lower case. */
	readonly also: readonly string[];
}

/** Where two have the same name the later one gets it: `dozen` is more than one doos, not a dozen. */
export const UNITS: readonly Unit[] = [
	{ code: 'C62', nl: 'stuk', en: 'piece', also: ['stuks', 'st', 'stk', 'pcs', 'pieces', 'x'] },
	{ code: 'HUR', nl: 'uur', en: 'hour', also: ['uren', 'u', 'hours', 'hr'] },
	{ code: 'MIN', nl: 'minuut', en: 'minute', also: ['minuten', 'minutes'] },
	{ code: 'DAY', nl: 'dag', en: 'day', also: ['dagen', 'days'] },
	{ code: 'WEE', nl: 'week', en: 'week', also: ['weken', 'weeks'] },
	{ code: 'MON', nl: 'maand', en: 'month', also: ['maanden', 'mnd', 'months'] },
	{ code: 'QAN', nl: 'kwartaal', en: 'quarter', also: ['kwartalen', 'quarters'] },
	{ code: 'ANN', nl: 'jaar', en: 'year', also: ['jaren', 'years'] },
	{ code: 'KGM', nl: 'kg', en: 'kg', also: ['kilo', "kilo's", 'kilogram'] },
	{ code: 'GRM', nl: 'gram', en: 'gram', also: ['g', 'gr'] },
	{ code: 'TNE', nl: 'ton', en: 'tonne', also: ['tonnen', 'tonnes'] },
	{ code: 'MTR', nl: 'meter', en: 'metre', also: ['m', 'm1', 'meters', 'strekkende meter'] },
	{ code: 'CMT', nl: 'cm', en: 'cm', also: ['centimeter'] },
	{ code: 'MMT', nl: 'mm', en: 'mm', also: ['millimeter'] },
	{ code: 'KMT', nl: 'km', en: 'km', also: ['kilometer', 'kilometers'] },
	{ code: 'MTK', nl: 'm²', en: 'm²', also: ['m2', 'vierkante meter'] },
	{ code: 'MTQ', nl: 'm³', en: 'm³', also: ['m3', 'kubieke meter'] },
	{ code: 'LTR', nl: 'liter', en: 'litre', also: ['l', 'ltr', 'liters'] },
	{ code: 'KWH', nl: 'kWh', en: 'kWh', also: ['kilowattuur'] },
	{ code: 'SET', nl: 'set', en: 'set', also: ['sets', 'stel'] },
	{ code: 'PR', nl: 'paar', en: 'pair', also: ['paren', 'pairs'] },
	{ code: 'DZN', nl: 'dozijn', en: 'dozen', also: ['dzn'] },
	{ code: 'XBX', nl: 'doos', en: 'box', also: ['dozen', 'ds', 'boxes'] },
	{ code: 'XPK', nl: 'pak', en: 'pack', also: ['pakken', 'pakket', 'packs'] },
	{ code: 'XPX', nl: 'pallet', en: 'pallet', also: ['pallets'] },
	{ code: 'XRO', nl: 'rol', en: 'roll', also: ['rollen', 'rolls'] },
	{ code: 'XBG', nl: 'zak', en: 'bag', also: ['zakken', 'bags'] },
	{ code: 'XBO', nl: 'fles', en: 'bottle', also: ['flessen', 'bottles'] },
	{ code: 'XCR', nl: 'krat', en: 'crate', also: ['kratten', 'crates'] },
	{ code: 'LS', nl: 'vast bedrag', en: 'lump sum', also: ['post', 'forfait'] },
];

const BY_NAME: ReadonlyMap<string, string> = new Map(
	UNITS.flatMap(({ code, nl, en, also }) =>
		[en, ...also, nl].map((name) => [name.toLowerCase(), code] as const),
	),
);

const BY_CODE: ReadonlyMap<string, Unit> = new Map(UNITS.map((unit) => [unit.code, unit]));

/**
 * The UN/ECE code of a unit, given as that code or by its Dutch or English name; undefined when it
 * is neither. Names go first: ST is a piece (stuk) in Dutch article files, and a sheet in the codes.
 */
export function unitCode(text: string): string | undefined {
	const unit = text.trim();
	const named = BY_NAME.get(unit.toLowerCase().replace(/\.$/, ''));
	if (named !== undefined) return named;
	return /^[A-Z0-9]{2,3}$/.test(unit) ? unit : undefined;
}

/** How a unit is called; a code without a name here is shown itself. */
export function unitName(code: string, language: Language): string {
	return BY_CODE.get(code)?.[language] ?? code;
}
