import { z } from 'zod4';
import { TaxError } from '../errors';
import { isDay, type Period } from '../periods/period';
import { problemsOf } from '../reading/fields';

const generationSchema = z.strictObject({
	/** Year in which the period ends, and of the entry points. */
	year: z.int('must be a year').min(2020, 'must be 2020 or later').max(2099, 'must be a year'),
	/** Number of the Dutch Taxonomy (Nederlandse Taxonomie), such as 20 for NT20. */
	nt: z
		.int('must be a number such as 20')
		.min(14, 'must be 14 or later')
		.max(99, 'must be a number'),
	/** Date of the part of the tax authority in it. */
	date: z
		.string('must be a date such as 20251210')
		.refine(isCompactDay, 'must be a date such as 20251210'),
});

/** `20251210`. */
function isCompactDay(text: string): boolean {
	const [, year, month, day] = /^(20\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
	return year !== undefined && isDay(`${year}-${month ?? ''}-${day ?? ''}`);
}

/** A generation of the Dutch Taxonomy, and the year that is filed with it. */
export type Generation = Readonly<z.output<typeof generationSchema>>;

/** The generations that are published; a newer one is given beside them until it is in this list. */
export const GENERATIONS: readonly Generation[] = [
	{ year: 2020, nt: 14, date: '20191211' },
	{ year: 2021, nt: 15, date: '20201209' },
	{ year: 2022, nt: 16, date: '20211208' },
	{ year: 2023, nt: 17, date: '20221207' },
	{ year: 2024, nt: 18, date: '20231213' },
	{ year: 2025, nt: 19, date: '20241211' },
	{ year: 2026, nt: 20, date: '20251210' },
];

/** From this one on, what stood in tuples stands in typed dimensions. */
const FIRST_WITH_DIMENSIONS = 20;

export function hasTuples({ nt }: Generation): boolean {
	return nt < FIRST_WITH_DIMENSIONS;
}

/**
 * Reads generations that are given beside the known ones: a year that is there already is replaced.
 *
 * @throws TaxError TAX_GENERATIONS_INVALID
 */
export function readGenerations(given: unknown): readonly Generation[] {
	const read = z.array(generationSchema, 'must be a list').safeParse(given);
	if (read.success) {
		const years = new Set(read.data.map(({ year }) => year));
		return [...GENERATIONS.filter(({ year }) => !years.has(year)), ...read.data];
	}
	throw new TaxError({
		code: 'TAX_GENERATIONS_INVALID',
		message: `The generations of the taxonomy cannot be read: ${problemsOf(read.error)}.`,
		remedy: 'Give each as { "year": 2027, "nt": 21, "date": "20261209" }.',
	});
}

/**
 * The generation that a period is filed with: that of the year in which it ends.
 *
 * @throws TaxError TAX_GENERATION_UNKNOWN
 */
export function generationFor(
	{ end }: Period,
	generations: readonly Generation[] = GENERATIONS,
): Generation {
	const year = Number(end.slice(0, 4));
	const found = generations.find((one) => one.year === year);
	if (found !== undefined) return found;
	throw new TaxError({
		code: 'TAX_GENERATION_UNKNOWN',
		message: `No generation of the Dutch Taxonomy is known for ${year}.`,
		remedy:
			'Look up the generation of that year at sbr-nl.nl and give it in the settings, or update this package.',
		details: { year },
	});
}

/** What is filed. */
export type FilingKind = 'vatReturn' | 'icp';

const ENTRY_POINTS: Readonly<Record<FilingKind, string>> = {
	vatReturn: 'bd-rpt-ob-aangifte',
	icp: 'bd-rpt-icp-opgaaf',
};

function baseOf({ nt, date }: Generation): string {
	return `http://www.nltaxonomie.nl/nt${nt}/bd/${date}`;
}

/** Address of the schema that an instance of this kind refers to. */
export function entryPoint(kind: FilingKind, generation: Generation): string {
	return `${baseOf(generation)}/entrypoints/${ENTRY_POINTS[kind]}-${generation.year}.xsd`;
}

/** Namespaces of the tax authority's part of the taxonomy, by their recommended prefixes. */
export function namespacesOf(generation: Generation): Readonly<Record<BdPrefix, string>> {
	const base = baseOf(generation);
	return {
		'bd-i': `${base}/dictionary/bd-data`,
		'bd-t': `${base}/dictionary/bd-tuples`,
		'bd-axes': `${base}/validation/bd-axes`,
		'bd-domains': `${base}/validation/bd-domains`,
	};
}

export type BdPrefix = 'bd-i' | 'bd-t' | 'bd-axes' | 'bd-domains';
