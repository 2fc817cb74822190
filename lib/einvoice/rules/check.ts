import type { Invoice } from '../invoice/schema';
import { computeTotals, type Totals } from '../invoice/totals';
import { ADDRESS_RULES } from './addresses';
import { CODE_RULES } from './codes';
import { DOCUMENT_RULES } from './document';
import { IDENTIFIER_RULES } from './identifiers';
import { LINE_RULES } from './lines';
import { PARTY_RULES } from './parties';
import { PAYMENT_RULES } from './payment';
import { findingOf, type Finding, type InvoiceFormat, type Rule } from './rule';
import { TOTALS_RULES } from './totals';
import { VAT_RULES } from './vat';
import { VAT_PLACE_RULES } from './vat-places';

/** Every rule, in the order in which findings are told. */
export const RULES: readonly Rule[] = [
	...DOCUMENT_RULES,
	...CODE_RULES,
	...ADDRESS_RULES,
	...PARTY_RULES,
	...IDENTIFIER_RULES,
	...LINE_RULES,
	...VAT_RULES,
	...VAT_PLACE_RULES,
	...TOTALS_RULES,
	...PAYMENT_RULES,
];

/**
 * Holds an invoice against the law, EN 16931 and the rules of a format: every place that breaks one,
 * errors before warnings. Without errors the document can be made.
 *
 * @throws EInvoiceError EINVOICE_AMOUNT_TOO_LARGE
 */
export function checkInvoice(
	invoice: Invoice,
	format: InvoiceFormat,
	totals: Totals = computeTotals(invoice),
): readonly Finding[] {
	const findings = RULES.filter(({ formats }) => formats.includes(format)).flatMap((rule) =>
		rule.check(invoice, totals, format).map((breach) => findingOf(rule, breach, format)),
	);
	return [
		...findings.filter(({ severity }) => severity === 'error'),
		...findings.filter(({ severity }) => severity === 'warning'),
	];
}
