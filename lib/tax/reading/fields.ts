import { z } from 'zod4';
import { readCents } from '../amounts/cents';
import { isDay } from '../periods/period';

/** Kinds of fields that are read from outside. */

/** What is said of a field that is wrong, after its name. */
export const SAYS = {
	text: 'must be a text',
	long: 'is too long',
	empty: 'is empty',
	code: 'must be a code',
	day: 'must be a date such as 2026-01-31',
	amount: 'must be an amount such as 1234.56',
	decimals: 'must be an amount such as 1234.56 with at most two decimals',
	period: 'must be a period such as 2025-Q4',
	oneOf: (choices: readonly string[]): string => `must be one of ${choices.join(', ')}`,
	/** Finds the choices in what `oneOf` says. */
	oneOfPattern: /^must be one of (.+)$/,
} as const;

/** A text; left out it is empty. */
export const text = z.string(SAYS.text).trim().max(200, SAYS.long).default('');

/** A text that must be there. */
export const name = z.string(SAYS.text).trim().min(1, SAYS.empty).max(200, SAYS.long);

/** A short code; the books keep some of them as numbers. */
export const code = z
	.union([z.string(), z.number()], SAYS.code)
	.transform((value) => String(value).trim().toUpperCase())
	.default('');

/** A day of the calendar. */
export const day = z.string(SAYS.day).refine(isDay, SAYS.day);

/** An amount in euros, kept in cents. */
export const cents = z.union([z.string(), z.number()], SAYS.amount).transform((value, context) => {
	const read = readCents(value);
	if (read !== undefined) return read;
	context.addIssue(SAYS.decimals);
	return z.NEVER;
});

/** What is wrong with what was given, in words; the first five. */
export function problemsOf({ issues }: { readonly issues: readonly z.core.$ZodIssue[] }): string {
	return listed(issues.map(inWords), 'and', 'more');
}

const SHOWN = 5;

/** The first five of what is wrong, and how many there are besides: `…; and 2 more`. */
export function listed(problems: readonly string[], and: string, more = ''): string {
	const hidden = problems.length - SHOWN;
	const besides = hidden > 0 ? [`${and} ${hidden} ${more}`.trim()] : [];
	return [...problems.slice(0, SHOWN), ...besides].join('; ');
}

function inWords(issue: z.core.$ZodIssue): string {
	const where = pathText(issue.path);
	if (issue.code === 'unrecognized_keys') {
		return `${where} has no field called ${issue.keys.join(', ')}`;
	}
	// The library's own sentences begin with a capital, ours with a verb.
	const isOurs = !/^[A-Z]/.test(issue.message);
	return `${where} ${isOurs ? issue.message : 'is missing or is of another kind'}`;
}

function pathText(path: readonly PropertyKey[]): string {
	const joined = path
		.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
		.join('')
		.replace(/^\./, '');
	return joined === '' ? 'it' : joined;
}
