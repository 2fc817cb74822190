import { z } from 'zod4';
import { EInvoiceError } from '../errors';
import { LABELS, type ColumnName, type Labels } from './labels';

/** Millimetres on an A4 page. */
const millimetres = z.number('must be a number of millimetres').min(0).max(297);

const colour = z
	.string('must be a colour such as #1f4e79')
	.regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #1f4e79');

const columnName = z.enum(
	['code', 'description', 'quantity', 'unit', 'unitPrice', 'discount', 'vat', 'amount'],
	'must be code, description, quantity, unit, unitPrice, discount, vat or amount',
);

const columnSchema = z.union([
	columnName.transform((field) => ({ field })),
	z.strictObject({
		field: columnName,
		/** Left out: as wide as what stands in it; the description gets what is left. */
		width: millimetres.optional(),
	}),
]);

const placeSchema = z.strictObject({
	/** From the left edge of the page. */
	x: millimetres,
	/** From the upper edge of the page. */
	y: millimetres,
	width: millimetres.min(10),
});

const shownText = z.string('must be a text').max(2000, 'is longer than 2000 characters');

const textsSchema = z.strictObject({
	/** Below the payment. */
	closing: shownText.default(''),
	/** At the foot of each page. */
	footer: z.string('must be a text').max(200, 'is longer than 200 characters').default(''),
	labels: z.partialRecord(z.enum(labelNames()), shownText).default({}),
	columns: z.partialRecord(columnName, shownText).default({}),
});

/** A layout of one's own: what stands where, in which colours and with which texts. Data, not code. */
export const templateSchema = z.strictObject({
	/** In the order from left to right. */
	columns: z
		.array(columnSchema, 'must be a list')
		.min(1, 'has no columns')
		.max(8, 'has more than eight columns')
		.refine(hasNoDouble, 'has a column twice')
		.optional(),
	colours: z
		.strictObject({
			/** Titles and the total. */
			accent: colour,
			text: colour,
			/** Labels and small print. */
			muted: colour,
			/** Lines of tables. */
			rule: colour,
		})
		.partial()
		.default({}),
	/** In points. */
	fontSize: z.number('must be a number of points').min(7).max(12).default(9),
	margins: z
		.strictObject({
			left: millimetres.min(8).max(60),
			right: millimetres.min(8).max(60),
			/** Of the second page and further. */
			top: millimetres.min(25).max(100),
			bottom: millimetres.min(20).max(100),
		})
		.partial()
		.default({}),
	/** Where the blocks at the head of the first page stand. */
	places: z
		.strictObject({
			logo: placeSchema.extend({ height: millimetres.min(5).max(80) }),
			sender: placeSchema,
			/** Its usual place shows in a window envelope (DL) with the window on the left. */
			recipient: placeSchema,
			/** Where title, data and lines begin. */
			content: z.strictObject({ y: millimetres.min(30).max(200) }),
		})
		.partial()
		.default({}),
	/** Parts that can be left out. */
	shows: z
		.strictObject({
			sender: z.boolean(),
			vatTable: z.boolean(),
			payment: z.boolean(),
			qr: z.boolean(),
			carriedForward: z.boolean(),
		})
		.partial()
		.default({}),
	texts: z.strictObject({ nl: textsSchema, en: textsSchema }).partial().default({}),
});

/** A template as it is given. */
export type TemplateInput = z.input<typeof templateSchema>;
export type Template = z.output<typeof templateSchema>;
export type Column = NonNullable<Template['columns']>[number];

/** How the invoices of a firm look. */
export interface Look {
	/** PNG or JPEG. */
	readonly logo?: Uint8Array;
	/** Accent colour such as `#1f4e79`; a template's own goes before it. */
	readonly colour?: string;
	/** Read from JSON: see `templateSchema`. */
	readonly template?: unknown;
}

/**
 * Reads a template with a colour.
 *
 * @throws EInvoiceError EINVOICE_LOOK_INVALID, naming the setting
 */
export function readTemplate({ template = {}, colour: accent }: Look): Template {
	const read = templateSchema.safeParse(template);
	if (!read.success) throw lookInvalid(read.error.issues);
	const wanted = colour.optional().safeParse(accent);
	if (!wanted.success)
		throw lookInvalid([{ path: ['colour'], message: 'must be a colour such as #1f4e79' }]);
	return wanted.data === undefined
		? read.data
		: { ...read.data, colours: { accent: wanted.data, ...read.data.colours } };
}

function lookInvalid(
	issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): EInvoiceError {
	const [first] = issues;
	const field = (first?.path ?? []).map(String).join('.');
	const where = field === '' ? 'The template' : `"${field}" in the look of the PDF`;
	const more = issues.length > 1 ? `, and ${issues.length - 1} more` : '';
	return new EInvoiceError({
		code: 'EINVOICE_LOOK_INVALID',
		message: `${where} ${problemOf(first?.message ?? '')}${more}.`,
		remedy: 'Correct the template or the colour in the settings of the node.',
		details: { field, problems: issues.length },
	});
}

/** The sentences of the library itself begin with a capital, ours with a verb. */
function problemOf(message: string): string {
	return /^[A-Z]/.test(message) ? `cannot be used: ${message}` : message;
}

function hasNoDouble(columns: readonly { readonly field: ColumnName }[]): boolean {
	return new Set(columns.map(({ field }) => field)).size === columns.length;
}

/** Each label but the names of the columns, which stand by themselves. */
function labelNames(): readonly Exclude<keyof Labels, 'columns'>[] {
	return Object.keys(LABELS.nl).filter(isLabelName);
}

function isLabelName(name: string): name is Exclude<keyof Labels, 'columns'> {
	return name in LABELS.nl && name !== 'columns';
}
