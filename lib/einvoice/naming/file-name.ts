import { EInvoiceError } from '../errors';
import { byteLength, cutToBytes, LONGEST_NAME, safeBase, safePart } from './safe-name';

/** What a format of a file name can ask for, in the order of the guides. */
export const NAME_FIELDS = [
	'number',
	'customer',
	'customerNumber',
	'date',
	'year',
	'month',
	'day',
	'kind',
	'administration',
	'company',
	'reference',
] as const;
export type NameField = (typeof NAME_FIELDS)[number];

/** Values of the fields; one that is left out is empty. */
export type NameValues = Readonly<Partial<Record<NameField, string>>>;

export const USUAL_NAME_FORMAT = '{kind} {number} {customer}';

/** Of a value that is too long so much stays at least, in bytes. */
const SHORTEST_VALUE = 16;

interface NameOptions {
	/** Text with fields such as `{number}`. */
	readonly format: string;
	readonly fields: NameValues;
	/** Without its dot, such as `pdf`. */
	readonly extension: string;
}

/**
 * The name of a file, safe on Windows, macOS and Linux: one name and never a path, at most 120 bytes.
 * What is too long is taken off the longest value first, so that the number stays whole.
 *
 * Two documents may get the same name; who stores them decides what then.
 *
 * @throws EInvoiceError EINVOICE_NAME_FIELD_UNKNOWN, EINVOICE_NAME_INVALID when nothing is left
 */
export function fileName({ format, fields, extension }: NameOptions): string {
	const ending = `.${extension}`;
	const stem = format.toLowerCase().endsWith(ending.toLowerCase())
		? format.slice(0, -ending.length)
		: format;
	const most = LONGEST_NAME - byteLength(ending);
	const base = cutToBytes(safeBase(filled(stem, shortened(stem, fields, most))), most);
	if (base === '' || !/[\p{L}\p{N}]/u.test(base)) throw nothingLeft(format);
	return `${base}${ending}`;
}

/** The fields that come from a day such as 2026-03-02. */
export function dateFields(day: string): Pick<NameValues, 'date' | 'year' | 'month' | 'day'> {
	const [year = '', month = '', date = ''] = day.split('-');
	return { date: day, year, month, day: date };
}

function filled(format: string, fields: NameValues): string {
	return format.replace(/\{([^{}]*)\}/g, (_, given: string) =>
		safePart(fields[fieldOf(given)] ?? ''),
	);
}

function fieldOf(given: string): NameField {
	const wanted = given.trim().toLowerCase();
	const found = NAME_FIELDS.find((name) => name.toLowerCase() === wanted);
	if (found !== undefined) return found;
	throw new EInvoiceError({
		code: 'EINVOICE_NAME_FIELD_UNKNOWN',
		message: `The format of the file name asks for {${given.slice(0, 40)}}, and there is no such field.`,
		remedy: `Use one of these: ${NAME_FIELDS.map((name) => `{${name}}`).join(', ')}.`,
		details: { field: given.slice(0, 40) },
	});
}

/** The fields, the longest cut by what the name is too long. */
function shortened(format: string, fields: NameValues, most: number): NameValues {
	const excess = byteLength(filled(format, fields)) - most;
	if (excess <= 0) return fields;
	const longest = NAME_FIELDS.filter((name) => name !== 'number')
		.map((name) => ({ name, value: safePart(fields[name] ?? '') }))
		.reduce((one, other) => (byteLength(other.value) > byteLength(one.value) ? other : one));
	const length = byteLength(longest.value);
	if (length <= SHORTEST_VALUE) return fields;
	const value = cutToBytes(longest.value, Math.max(SHORTEST_VALUE, length - excess));
	return shortened(format, { ...fields, [longest.name]: value }, most);
}

function nothingLeft(format: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_NAME_INVALID',
		message: `The format "${format.slice(0, 80)}" leaves nothing for a file name.`,
		remedy: `Use a field that is always filled, such as {number}: ${USUAL_NAME_FORMAT}.`,
	});
}
