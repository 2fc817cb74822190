import { EInvoiceError } from '../errors';
import type { Invoice } from '../invoice/schema';
import { computeTotals, type Totals } from '../invoice/totals';
import { unwritable } from '../rules/characters';
import { checkInvoice } from '../rules/check';
import type { Finding, UblFormat } from '../rules/rule';
import { ublDocument, type EmbeddedPdf } from './document';
import { documentText } from './xml';

export interface UblOptions {
	readonly format: UblFormat;
	/** Goes within the document; left out, it has none. */
	readonly pdf?: EmbeddedPdf;
	/** What was reckoned and found of this invoice in this format already, so that it is not done twice. */
	readonly known?: { readonly totals: Totals; readonly findings: readonly Finding[] };
}

/** More sentences would not be read. */
const SHOWN = 3;

/**
 * An invoice or credit note as UBL 2.1, the same text for the same invoice. What breaks a rule of the
 * format with an error is not written; warnings do not hinder (`checkInvoice` tells them).
 *
 * @throws EInvoiceError EINVOICE_RULE_BROKEN, EINVOICE_CHARACTER_INVALID, EINVOICE_AMOUNT_TOO_LARGE
 */
export function writeUbl(invoice: Invoice, { format, pdf, known }: UblOptions): string {
	const totals = known?.totals ?? computeTotals(invoice);
	const findings = known?.findings ?? checkInvoice(invoice, format, totals);
	const errors = findings.filter(({ severity }) => severity === 'error');
	if (errors.length > 0) throw broken(invoice, errors);
	if (pdf !== undefined) checkPdf(invoice, pdf);
	return documentText(ublDocument(invoice, totals, format, pdf));
}

function broken({ number }: Invoice, errors: readonly Finding[]): EInvoiceError {
	const more = errors.length - SHOWN;
	const sentences = errors.slice(0, SHOWN).map(({ message }) => message.en);
	return new EInvoiceError({
		code: 'EINVOICE_RULE_BROKEN',
		message: `Invoice ${number} cannot be written as an e-invoice: ${sentences.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
		remedy: errors[0]?.remedy.en ?? '',
		record: `invoice ${number}`,
		details: {
			rule: errors[0]?.rule ?? '',
			field: errors[0]?.field ?? '',
			problems: errors.length,
		},
	});
}

function checkPdf({ number }: Invoice, pdf: EmbeddedPdf): void {
	const sign = unwritable(pdf.name)[0]?.sign;
	if (sign === undefined && /^[A-Za-z0-9+/]+={0,2}$/.test(pdf.base64)) return;
	const because =
		sign === undefined
			? 'is no base64'
			: `has a name with a character that XML cannot carry (${sign})`;
	throw new EInvoiceError({
		code: 'EINVOICE_CHARACTER_INVALID',
		message: `The PDF of invoice ${number} cannot go within the e-invoice: it ${because}.`,
		remedy: 'Make the PDF anew, or send it beside the e-invoice.',
		record: `invoice ${number}`,
		details: { field: 'pdf' },
	});
}
