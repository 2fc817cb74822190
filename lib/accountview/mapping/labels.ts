/**
 * Dutch words that installations and versions use for the same thing. The first of each line stands
 * for all of it.
 */
const SYNONYMS: readonly (readonly string[])[] = [
	['nummer', 'nr', 'code', 'sleutel', 'id'],
	['omschrijving', 'naam', 'benaming', 'beschrijving'],
	['opmerking', 'notitie', 'memo', 'toelichting'],
	['medewerker', 'werknemer', 'projectleider', 'verkoper', 'verantwoordelijke', 'personeel'],
	['debiteur', 'klant', 'relatie', 'crediteur'],
	['soort', 'type'],
	['werk', 'werkzaamheid', 'werkzaamheden', 'activiteit'],
	['begin', 'start', 'aanvang', 'ingang'],
	['einde', 'eind', 'gereed', 'afloop'],
	['datum', 'moment', 'dag'],
	['status', 'stand', 'fase'],
	['aantal', 'hoeveelheid', 'qty'],
	['uren', 'uur', 'tijd'],
	['prijs', 'tarief', 'bedrag'],
	['order', 'verkooporder', 'bestelling', 'opdracht'],
	['regel', 'lijn', 'positie'],
	['staat', 'kop', 'bon', 'pagina', 'blad'],
	['geblokkeerd', 'blokkade', 'inactief', 'vervallen'],
	['korting', 'kortingspercentage'],
	['lever', 'levering', 'aflever', 'richt'],
	['factuur', 'facturatie'],
	['voorraad', 'stock'],
	['kosten', 'kost'],
	['btw', 'omzetbelasting'],
	['extern', 'externe'],
	['intern', 'interne'],
];

const STEM_BY_WORD: ReadonlyMap<string, string> = new Map(
	SYNONYMS.flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)),
);

/** Words that compounds are made of, the longest first: `leverdatum` is `lever` and `datum`. */
const PARTS = [...STEM_BY_WORD.keys(), 'project', 'artikel', 'kostenplaats', 'eenheid', 'mail']
	.filter((word) => word.length > 2)
	.sort((one, other) => other.length - one.length);

/** The meaningful parts of a Dutch label, synonyms made one. */
export function wordsOf(label: string): ReadonlySet<string> {
	const words = label
		.toLowerCase()
		.normalize('NFD')
		.replaceAll(/[^a-z0-9]+/g, ' ')
		.split(' ')
		.filter((word) => word !== '');
	return new Set(words.flatMap(partsOf));
}

/** `projecttypen` -> `project`, `soort`. What is no compound of known words stays whole. */
function partsOf(word: string): readonly string[] {
	const known = STEM_BY_WORD.get(word);
	if (known !== undefined) return [known];
	const part = PARTS.find((candidate) => word.includes(candidate));
	if (part === undefined) return [word];
	const stem = STEM_BY_WORD.get(part) ?? part;
	const [before, after] = split(word, part);
	return [stem, ...[before, after].filter(isWord).flatMap(partsOf)];
}

function split(word: string, part: string): readonly [string, string] {
	const start = word.indexOf(part);
	return [word.slice(0, start), word.slice(start + part.length)];
}

/** Plural endings and joining letters are no words. */
function isWord(rest: string): boolean {
	return rest.length > 2;
}

/** How alike two labels are in meaning, from 0 to 1 (Dice's coefficient over their words). */
export function labelLikeness(one: string, other: string): number {
	const first = wordsOf(one);
	const second = wordsOf(other);
	if (first.size === 0 || second.size === 0) return 0;
	const shared = [...first].filter((word) => second.has(word)).length;
	return (2 * shared) / (first.size + second.size);
}
