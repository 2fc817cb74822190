import { z } from 'zod4';
import { EInvoiceError } from '../errors';
import type { Bilingual } from './language';
import { problemInDutch } from './problem-words';
import { invoiceSchema, lineSchema, type Invoice } from './schema';
import { withUsualReasons } from './vat-reasons';

/** More would not be read. */
const SHOWN = 5;

/**
 * Reads an invoice or a credit note. Amounts are given as `1234.56`, as text or number, and kept in
 * cents; so what comes out of here does not go in again. Null counts as left out.
 *
 * Where no VAT is charged and no reason is given, the usual one is filled in, except for exemptions.
 *
 * What the law, EN 16931 and the formats ask beyond that it can be read, `checkInvoice` tells.
 *
 * @throws EInvoiceError EINVOICE_INVALID, with the path of each field and what is wrong with it
 */
export function parseInvoice(given: unknown): Invoice {
	const read = invoiceSchema.safeParse(withoutNulls(given));
	if (read.success) return withUsualReasons(read.data);
	throw unreadable(given, read.error.issues);
}

/** So many lines are read in a few milliseconds. */
const LINES_AT_A_TIME = 200;

const linesSchema = z.array(lineSchema);

/**
 * The same for a thread that has other things to do as well: of an invoice of thousands of lines some are read
 * at a time.
 *
 * @param turn lets the others have theirs
 * @throws EInvoiceError EINVOICE_INVALID
 */
export async function parseInvoiceInTurns(
	given: unknown,
	turn: () => Promise<unknown>,
): Promise<Invoice> {
	if (!hasLines(given) || given.lines.length <= LINES_AT_A_TIME) return parseInvoice(given);
	const part = (at: number): unknown => given.lines.slice(at, at + LINES_AT_A_TIME);
	const first = invoiceSchema.safeParse(withoutNulls({ ...given, lines: part(0) }));
	// What is wrong is told of the whole invoice.
	if (!first.success) return parseInvoice(given);
	const lines = [...first.data.lines];
	for (let at = LINES_AT_A_TIME; at < given.lines.length; at += LINES_AT_A_TIME) {
		await turn();
		const read = linesSchema.safeParse(withoutNulls(part(at)));
		if (!read.success) return parseInvoice(given);
		lines.push(...read.data);
	}
	return withUsualReasons({ ...first.data, lines });
}

function hasLines(given: unknown): given is { readonly lines: readonly unknown[] } {
	return (
		typeof given === 'object' && given !== null && 'lines' in given && Array.isArray(given.lines)
	);
}

function unreadable(given: unknown, issues: readonly z.core.$ZodIssue[]): EInvoiceError {
	const problems = issues.map(inWords);
	const more = problems.length - SHOWN;
	const shown = problems.slice(0, SHOWN);
	const list = shown.map(({ en }) => en).join('; ');
	const listNl = shown.map(({ nl }) => nl).join('; ');
	const number = numberOf(given);
	const record = number === '' ? 'The invoice' : `Invoice ${number}`;
	return new EInvoiceError({
		code: 'EINVOICE_INVALID',
		message: `${record} cannot be read: ${list}${more > 0 ? `; and ${more} more` : ''}.`,
		remedy: 'Correct these fields in AccountView or in the step that makes the invoice.',
		...(number === '' ? {} : { record: `invoice ${number}` }),
		details: {
			field: pathText(issues[0]?.path ?? []),
			problems: problems.length,
			problemsNl: `${listNl}${more > 0 ? `; en nog ${more}` : ''}`,
		},
	});
}

function inWords(issue: z.core.$ZodIssue): Bilingual {
	const path = pathText(issue.path);
	const whole = path === '' ? { nl: 'de factuur', en: 'the invoice' } : { nl: path, en: path };
	if (issue.code === 'unrecognized_keys') {
		const keys = issue.keys.join(', ');
		return {
			nl: `${whole.nl} kent geen veld ${keys}`,
			en: `${whole.en} has no field called ${keys}`,
		};
	}
	const problem = isGeneral(issue.message) ? OF_ANOTHER_KIND : ofSchema(issue.message);
	return {
		nl: `${whole.nl} ${problem.nl}`,
		en: `${path === '' ? 'it' : path} ${problem.en}`,
	};
}

const OF_ANOTHER_KIND: Bilingual = {
	nl: 'ontbreekt of is van een andere soort',
	en: 'is missing or is of another kind',
};

function ofSchema(words: string): Bilingual {
	return { nl: problemInDutch(words) ?? words, en: words };
}

/** The sentences of the library itself begin with a capital, ours with a verb. */
function isGeneral(message: string): boolean {
	return /^[A-Z]/.test(message);
}

/** `lines[2].unitPrice`, counted from 0 as in JSON. */
function pathText(path: readonly PropertyKey[]): string {
	return path
		.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
		.join('')
		.replace(/^\./, '');
}

function numberOf(given: unknown): string {
	if (typeof given !== 'object' || given === null || !('number' in given)) return '';
	const { number } = given;
	return typeof number === 'string' || typeof number === 'number'
		? String(number).slice(0, 40)
		: '';
}

function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, part]) => part !== null)
			.map(([key, part]) => [key, withoutNulls(part)]),
	);
}
