import { z } from 'zod4';
import { addCents, type Cents } from '../amounts/cents';
import { cutEuros } from '../amounts/euros';
import { TaxError } from '../errors';
import { compactObNumber } from '../identifiers/ob-number';
import type { Period } from '../periods/period';
import { countsSchema, findingSchema, periodSchema, type Filer } from '../reading/draft-parts';
import { name, problemsOf } from '../reading/fields';
import type { IcpAccumulation, IcpSum } from './accumulate';
import { MOVEMENTS, NATURES } from './natures';

const vatIdSchema = z.strictObject({ country: z.string(), number: z.string() });

const lineSchema = z.strictObject({
	customer: z.string(),
	country: z.string(),
	/** VAT number without the letters of its country. */
	number: z.string(),
	nature: z.enum(NATURES),
	/** Code of the period that is corrected; '' for the statement's own. */
	corrects: z.string(),
	cents: z.int(),
	/** What is filed. */
	euros: z.int(),
	/** How many supplies it is made of. */
	records: z.int().nonnegative(),
});

const callOffSchema = z.discriminatedUnion('movement', [
	z.strictObject({ movement: z.enum(MOVEMENTS), customer: vatIdSchema }),
	/** Another customer takes what was meant for the first. */
	z.strictObject({
		movement: z.literal('changedAcquirer'),
		original: vatIdSchema,
		replacement: vatIdSchema,
	}),
]);

const statementSchema = z.strictObject({
	kind: z.literal('icp'),
	/** The administration that the statement is of, as messages name it. */
	administration: name,
	/** Number that is filed under (omzetbelastingnummer), without NL. */
	obNumber: z.string(),
	/** VAT number of the company within a fiscal entity that the statement is of; '' for none. */
	division: z.string(),
	period: periodSchema,
	/** One for each customer and nature. */
	lines: z.array(lineSchema).readonly(),
	/** Lines that come to less than a euro, which the form does not take. */
	zeroLines: z.array(lineSchema).readonly(),
	/** Movements of call-off stock (voorraad op afroep), which have no amount. */
	callOff: z.array(callOffSchema).readonly(),
	counts: countsSchema,
	/** What reading the books found. */
	reading: z.array(findingSchema).readonly(),
});

/**
 * Reads movements of call-off stock that were given.
 *
 * @throws TaxError TAX_DRAFT_INVALID
 */
export function readCallOff(given: unknown): readonly CallOff[] {
	const read = z.array(callOffSchema, 'must be a list').safeParse(given);
	if (read.success) return read.data;
	throw new TaxError({
		code: 'TAX_DRAFT_INVALID',
		message: `The movements of call-off stock cannot be read: ${problemsOf(read.error)}.`,
		remedy:
			'Give each with its movement and the VAT number of the customer, in country and number.',
	});
}

/** One line of an ICP statement. */
export type IcpLine = Readonly<z.output<typeof lineSchema>>;
export type CallOff = Readonly<z.output<typeof callOffSchema>>;
/** An ICP statement (opgaaf intracommunautaire prestaties) that is not filed yet. It survives JSON. */
export type IcpStatement = Readonly<z.output<typeof statementSchema>>;

/** What a statement has besides the supplies. */
export interface IcpExtras {
	readonly division?: string;
	readonly callOff?: readonly CallOff[];
}

/** A draft from what the books say: whole euros, cents cut off; what comes to none stands apart. */
export function draftIcp(
	filer: Filer,
	period: Period,
	books: IcpAccumulation,
	{ division = '', callOff = [] }: IcpExtras = {},
): IcpStatement {
	const lines = books.sums.map(lineOf);
	return {
		kind: 'icp',
		administration: filer.administration,
		obNumber: compactObNumber(filer.obNumber),
		division: compactObNumber(division),
		period,
		lines: lines.filter(({ euros }) => euros !== 0),
		zeroLines: lines.filter(({ euros }) => euros === 0),
		callOff,
		counts: books.counts,
		reading: books.findings.map((finding) => ({ ...finding })),
	};
}

function lineOf(sum: IcpSum): IcpLine {
	return { ...sum, euros: cutEuros(sum.cents) };
}

/**
 * Reads a draft that was kept as JSON. Whether it may be filed, the rules say.
 *
 * @throws TaxError TAX_DRAFT_INVALID
 */
export function readIcp(given: unknown): IcpStatement {
	const read = statementSchema.safeParse(given);
	if (read.success) return read.data;
	throw new TaxError({
		code: 'TAX_DRAFT_INVALID',
		message: `This is no draft of an ICP statement: ${problemsOf(read.error)}.`,
		remedy: 'Prepare the statement again, and pass the draft on as it is.',
	});
}

/** Everything that a statement declares, lines below a euro included, in cents: what rubric 3b must be. */
export function icpTotal({ lines, zeroLines }: IcpStatement): Cents {
	return [...lines, ...zeroLines].reduce((sum, { cents }) => addCents(sum, cents), 0);
}
