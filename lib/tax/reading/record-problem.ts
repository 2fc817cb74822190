import type { z } from 'zod4';
import type { Bilingual } from '../language';
import { listed, problemsOf, SAYS } from './fields';

/** What is wrong with a record of the books, for a finding. */
export function recordProblem(error: { readonly issues: readonly z.core.$ZodIssue[] }): Bilingual {
	return { en: problemsOf(error), nl: listed(error.issues.map(inDutch), 'en nog') };
}

/** Fields of a record as a bookkeeper calls them; the name that a flow gives them stands behind. */
const NAMES: ReadonlyMap<string, string> = new Map([
	['record', 'het kenmerk'],
	['date', 'de datum'],
	['vatCode', 'de btw-code'],
	['turnover', 'de omzet'],
	['vat', 'de btw'],
	['concerns', 'waar de boeking over gaat'],
	['customer', 'de afnemer'],
	['vatId', 'het btw-nummer'],
	['country', 'het land'],
	['nature', 'de soort'],
	['amount', 'het bedrag'],
	['corrects', 'de gecorrigeerde periode'],
]);

const DUTCH: ReadonlyMap<string, string> = new Map([
	[SAYS.text, 'moet een tekst zijn'],
	[SAYS.long, 'is te lang'],
	[SAYS.empty, 'is leeg'],
	[SAYS.code, 'moet een code zijn'],
	[SAYS.day, 'moet een datum zijn zoals 2026-01-31'],
	[SAYS.amount, 'moet een bedrag zijn zoals 1234.56'],
	[SAYS.decimals, 'moet een bedrag zijn zoals 1234.56, met hoogstens twee decimalen'],
	[SAYS.period, 'moet een periode zijn zoals 2025-Q4'],
]);

function inDutch({ path, message }: z.core.$ZodIssue): string {
	const field = path.map(String).join('.');
	const name = NAMES.get(field);
	const where = name === undefined ? 'de regel' : `${name} (${field})`;
	const [, choices] = SAYS.oneOfPattern.exec(message) ?? [];
	if (choices !== undefined) return `${where} moet een van deze zijn: ${choices}`;
	return `${where} ${DUTCH.get(message) ?? 'ontbreekt of is van een andere soort'}`;
}
