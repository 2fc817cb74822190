import { z } from 'zod4';
import { TaxError } from '../errors';
import { code, problemsOf, text } from '../reading/fields';
import { LINE_FIELDS } from '../rubrics/fields';
import type { LineField, Rubric } from '../rubrics/rubrics';

/** A rubric that transactions can go to. */
type BookedRubric = Exclude<Rubric, '5a' | '5c' | '5g'>;

const BOOKED = [...new Set(LINE_FIELDS.map((field) => field.slice(0, 2)))] as const;

/** Rubrics whose VAT is owed by who receives, and mostly is input VAT as well. */
const SHIFTED: readonly string[] = ['2a', '4a', '4b'];

const vatCodeSchema = z
	.strictObject({
		code: code.refine((value) => value !== '', 'is empty'),
		description: text,
		/** The rubric; `none` for a code that the return leaves out on purpose; '' when nobody has said. */
		rubric: z
			.string('must be a rubric such as 1a')
			.trim()
			.toLowerCase()
			.refine(isTarget, 'must be a rubric such as 1a or 5b, or none')
			.default(''),
		/** Whether the VAT of 2a, 4a or 4b is deducted as input VAT (5b) too. */
		alsoInput: z.boolean('must be true or false').default(false),
	})
	.refine(({ rubric, alsoInput }) => !alsoInput || SHIFTED.includes(rubric), {
		path: ['alsoInput'],
		message: 'can be true for 2a, 4a and 4b only',
	});

/** A VAT code of the books (btw-code), and the rubric that its transactions go to. */
export type VatCode = z.output<typeof vatCodeSchema>;
/** What may be given to `readVatCodes`. */
export type VatCodeInput = z.input<typeof vatCodeSchema>;

export type VatCodes = ReadonlyMap<string, VatCode>;

function isTarget(value: string): value is BookedRubric | 'none' | '' {
	return value === '' || value === 'none' || BOOKED.includes(value);
}

/**
 * Reads a list of VAT codes with their rubrics.
 *
 * @throws TaxError TAX_VAT_CODES_INVALID
 */
export function readVatCodes(given: unknown): VatCodes {
	const read = z.array(vatCodeSchema, 'must be a list').safeParse(given);
	if (!read.success) throw invalid(problemsOf(read.error));
	const codes = new Map(read.data.map((one) => [one.code, one]));
	const twice = read.data.find((one) => codes.get(one.code) !== one);
	if (twice !== undefined) throw invalid(`VAT code ${twice.code} is there twice`);
	return codes;
}

function invalid(problem: string): TaxError {
	return new TaxError({
		code: 'TAX_VAT_CODES_INVALID',
		message: `The list of VAT codes cannot be read: ${problem}.`,
		remedy: 'Give each VAT code once, with a rubric such as 1a or 5b, or none.',
	});
}

/** Where the turnover and the VAT of a transaction go. */
export interface Target {
	readonly code: string;
	readonly rubric: string;
	readonly turnover: LineField | undefined;
	readonly vat: LineField | undefined;
	readonly alsoInput: boolean;
}

/** The amounts that a VAT code feeds. */
export function targetOf({ code: name, rubric, alsoInput }: VatCode): Target {
	const find = (field: string): LineField | undefined => LINE_FIELDS.find((one) => one === field);
	return {
		code: name,
		rubric,
		turnover: find(`${rubric}.turnover`),
		vat: find(`${rubric}.vat`),
		alsoInput,
	};
}
