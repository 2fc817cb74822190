import { z } from 'zod4';
import { readCents } from '../amounts/cents';
import { isDay } from '../periods/period';

/** Kinds of fields that are read from outside. */

/** A text; left out it is empty. */
export const text = z.string('must be a text').trim().max(200, 'is too long').default('');

/** A text that must be there. */
export const name = z.string('must be a text').trim().min(1, 'is empty').max(200, 'is too long');

/** A short code; the books keep some of them as numbers. */
export const code = z
	.union([z.string(), z.number()], 'must be a code')
	.transform((value) => String(value).trim().toUpperCase())
	.default('');

/** A day of the calendar. */
export const day = z
	.string('must be a date such as 2026-01-31')
	.refine(isDay, 'must be a date such as 2026-01-31');

/** An amount in euros, kept in cents. */
export const cents = z
	.union([z.string(), z.number()], 'must be an amount such as 1234.56')
	.transform((value, context) => {
		const read = readCents(value);
		if (read !== undefined) return read;
		context.addIssue('must be an amount such as 1234.56 with at most two decimals');
		return z.NEVER;
	});

/** What is wrong with what was given, in words; the first five. */
export function problemsOf({ issues }: { readonly issues: readonly z.core.$ZodIssue[] }): string {
	const problems = issues.map(inWords);
	const more = problems.length - SHOWN;
	return `${problems.slice(0, SHOWN).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

const SHOWN = 5;

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
