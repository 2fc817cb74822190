import { z } from 'zod4';
import type { Cents } from '../amounts/cents';
import { TaxError } from '../errors';
import { compactObNumber } from '../identifiers/ob-number';
import type { Period } from '../periods/period';
import { countsSchema, findingSchema, periodSchema, type Filer } from '../reading/draft-parts';
import { cents, name, problemsOf } from '../reading/fields';
import { LINE_FIELDS, FIELDS } from '../rubrics/fields';
import { eachLine, roundedReturn, type RubricEuros, type RubricSums } from '../rubrics/rounding';
import type { AmountField, LineField } from '../rubrics/rubrics';
import type { Accumulation } from './accumulate';
import { sourcesSchema } from './sources';

function ofFields<Field extends string, Value extends z.ZodType>(
	fields: readonly Field[],
	value: Value,
): z.ZodObject<Record<Field, Value>, z.core.$strict> {
	const shape = Object.fromEntries(fields.map((field) => [field, value])) as Record<Field, Value>;
	return z.strictObject(shape);
}

const vatReturnSchema = z.strictObject({
	kind: z.literal('vatReturn'),
	/** The administration that the return is of, as messages name it. */
	administration: name,
	/** Number that is filed under (omzetbelastingnummer), without NL. */
	obNumber: z.string(),
	period: periodSchema,
	/** What is filed, in whole euros. */
	euros: ofFields<AmountField, z.ZodInt>(
		FIELDS.map(({ field }) => field),
		z.int(),
	),
	/** What the books say, in cents. */
	cents: ofFields<LineField, z.ZodInt>(LINE_FIELDS, z.int()),
	/** Where each amount comes from; empty for amounts that were given. */
	sources: ofFields(LINE_FIELDS, sourcesSchema),
	/** VAT owed less input VAT that corrects earlier periods, in cents; part of the amounts. */
	corrections: z.int(),
	/** What became of the records; null for amounts that were given. */
	counts: countsSchema.nullable(),
	/** What reading the books found. */
	reading: z.array(findingSchema).readonly(),
});

/** A VAT return (aangifte omzetbelasting) that is not filed yet. Plain data: it survives JSON. */
export type VatReturn = Readonly<z.output<typeof vatReturnSchema>>;

/** A draft from what the books say, with the sources of every amount. */
export function draftVatReturn(filer: Filer, period: Period, books: Accumulation): VatReturn {
	return {
		...emptyDraft(filer, period, books.sums),
		sources: books.sources,
		corrections: books.corrections,
		counts: books.counts,
		reading: [...books.findings],
	};
}

/** A draft from sums for each rubric that were given; see `readRubricSums`. */
export function draftFromRubrics(
	filer: Filer,
	period: Period,
	sums: RubricSums,
	corrections: Cents = 0,
): VatReturn {
	return { ...emptyDraft(filer, period, sums), corrections };
}

function emptyDraft(filer: Filer, period: Period, sums: RubricSums): VatReturn {
	const euros: RubricEuros = roundedReturn(sums);
	return {
		kind: 'vatReturn',
		administration: filer.administration,
		obNumber: compactObNumber(filer.obNumber),
		period,
		euros,
		cents: sums,
		sources: eachLine(() => []),
		corrections: 0,
		counts: null,
		reading: [],
	};
}

/**
 * Reads a draft that was kept as JSON. Whether it may be filed, the rules say.
 *
 * @throws TaxError TAX_DRAFT_INVALID
 */
export function readVatReturn(given: unknown): VatReturn {
	const read = vatReturnSchema.safeParse(given);
	if (read.success) return read.data;
	throw new TaxError({
		code: 'TAX_DRAFT_INVALID',
		message: `This is no draft of a VAT return: ${problemsOf(read.error)}.`,
		remedy: 'Prepare the return again, and pass the draft on as it is.',
	});
}

/**
 * Reads sums that were given for each rubric: `{ "1a": { "turnover": 1000, "vat": "210.00" } }`. What is
 * left out is zero; 5a and 5g follow from the others and are not given.
 *
 * @throws TaxError TAX_RUBRICS_INVALID
 */
export function readRubricSums(given: unknown): RubricSums {
	const part = cents.optional();
	const read = z
		.record(z.string(), z.strictObject({ turnover: part, vat: part }), 'must be a list of rubrics')
		.safeParse(given);
	if (!read.success) throw invalidRubrics(problemsOf(read.error));
	const names = Object.keys(read.data).map((rubric) => rubric.toLowerCase());
	const twice = names.find((rubric, at) => names.indexOf(rubric) !== at);
	if (twice !== undefined) throw invalidRubrics(`rubric ${twice} is there twice`);
	const sums = new Map(
		Object.entries(read.data).flatMap(([rubric, amounts]) =>
			Object.entries(amounts).map(([of, amount]) => [`${rubric.toLowerCase()}.${of}`, amount]),
		),
	);
	const unknown = [...sums.keys()].find((field) => !LINE_FIELDS.some((one) => one === field));
	if (unknown !== undefined) throw invalidRubrics(`the return has no field ${unknown} to fill in`);
	return eachLine((field) => sums.get(field) ?? 0);
}

function invalidRubrics(problem: string): TaxError {
	return new TaxError({
		code: 'TAX_RUBRICS_INVALID',
		message: `The rubrics cannot be read: ${problem}.`,
		remedy:
			'Give rubrics such as 1a or 5b, each with turnover and vat as the form has them; leave out 5a, 5c and 5g.',
	});
}
