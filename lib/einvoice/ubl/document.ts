import { languageOf } from '../invoice/language';
import type { Invoice } from '../invoice/schema';
import { isSplit } from '../invoice/paid-by';
import { typeCode } from '../invoice/type-code';
import { vatInEuros } from '../invoice/vat-in-euros';
import type { Totals } from '../invoice/totals';
import type { UblFormat } from '../rules/rule';
import { amountText, dateText } from '../texts/formats';
import { amountsIn, documentShares, euroTaxTotal, monetaryTotal, taxTotal } from './amounts';
import { invoiceLine, invoicePeriod } from './line';
import { address, customer, supplier } from './party';
import { paymentMeans, paymentTerms } from './payment';
import { CUSTOMIZATION_IDS, isSparing, PROFILE_ID } from './profile';
import { group, leaf, type Element, type Optional } from './xml';

/** A PDF that goes within the document. */
export interface EmbeddedPdf {
	readonly name: string;
	/** Its bytes as base64. */
	readonly base64: string;
}

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
/** UNCL 1001: what a project is referred to by where there is no element for it. */
const PROJECT = '50';

/** The whole document with its elements in the sequence of UBL 2.1. */
export function ublDocument(
	invoice: Invoice,
	totals: Totals,
	asked: UblFormat,
	pdf: EmbeddedPdf | undefined,
): Element {
	const format = formatOf(invoice, totals, asked);
	const amount = amountsIn(invoice);
	const isCredit = invoice.kind === 'creditNote';
	const euros = isSparing(format, invoice) ? undefined : vatInEuros(invoice);
	const name = isCredit ? 'CreditNote' : 'Invoice';
	const content = [
		...(isCredit ? creditHead : invoiceHead)(invoice, totals, format),
		leaf('cbc:DocumentCurrencyCode', invoice.currency),
		leaf('cbc:TaxCurrencyCode', euros === undefined ? undefined : 'EUR'),
		leaf('cbc:AccountingCost', invoice.accountingCost),
		leaf('cbc:BuyerReference', invoice.buyerReference),
		invoicePeriod(invoice.deliveryPeriod),
		orderReference(invoice),
		...billingReferences(invoice, format),
		group('cac:ContractDocumentReference', [leaf('cbc:ID', invoice.contractReference)]),
		isCredit ? projectDocument(invoice) : undefined,
		embedded(invoice, pdf),
		isCredit
			? undefined
			: group('cac:ProjectReference', [leaf('cbc:ID', invoice.projectReference)]),
		supplier(invoice),
		customer(invoice),
		delivery(invoice),
		...paymentMeans(invoice, format),
		...paymentTerms(invoice, totals, format, amount),
		...documentShares(invoice, totals, amount),
		taxTotal(totals, amount, !isSparing(format, invoice)),
		euroTaxTotal(euros),
		monetaryTotal(totals, amount),
		...invoice.lines.map((line, at) => invoiceLine(invoice, line, totals.lines[at], amount)),
	].filter((element) => element !== undefined);
	return {
		name,
		attributes: {
			xmlns: `${UBL}:${name}-2`,
			'xmlns:cac': `${UBL}:CommonAggregateComponents-2`,
			'xmlns:cbc': `${UBL}:CommonBasicComponents-2`,
		},
		content,
	};
}

/** Where nothing is left to pay there is nothing to divide, so the G-account extension has no use. */
function formatOf(invoice: Invoice, totals: Totals, asked: UblFormat): UblFormat {
	return asked === 'gaccount' && !isSplit(invoice, totals) ? 'nlcius' : asked;
}

function invoiceHead(invoice: Invoice, totals: Totals, format: UblFormat): readonly Optional[] {
	return [
		...identity(invoice, format),
		leaf('cbc:DueDate', invoice.dueDate),
		leaf('cbc:InvoiceTypeCode', typeCode(invoice)),
		leaf('cbc:Note', noteOf(invoice, totals, format)),
		taxPoint(invoice, format),
	];
}

function creditHead(invoice: Invoice, totals: Totals, format: UblFormat): readonly Optional[] {
	return [
		...identity(invoice, format),
		taxPoint(invoice, format),
		leaf('cbc:CreditNoteTypeCode', typeCode(invoice)),
		leaf('cbc:Note', noteOf(invoice, totals, format)),
	];
}

function identity({ number, issueDate }: Invoice, format: UblFormat): readonly Optional[] {
	return [
		leaf('cbc:CustomizationID', CUSTOMIZATION_IDS[format]),
		leaf('cbc:ProfileID', PROFILE_ID),
		leaf('cbc:ID', number),
		leaf('cbc:IssueDate', issueDate),
	];
}

/** With a prepayment VAT is due on its day (BT-7); NLCIUS would not read it (BR-NL-20). */
function taxPoint(invoice: Invoice, format: UblFormat): Optional {
	return isSparing(format, invoice) ? undefined : leaf('cbc:TaxPointDate', invoice.prepaymentDate);
}

/** The note, and below it what the format has no element for. */
function noteOf(invoice: Invoice, totals: Totals, format: UblFormat): string {
	const language = languageOf(invoice.buyer.language);
	const { gAccount } = invoice.payment;
	const notes = [invoice.note];
	if (invoice.prepaymentDate !== undefined && isSparing(format, invoice)) {
		const called = { nl: 'Datum vooruitbetaling', en: 'Date of prepayment' };
		notes.push(`${called[language]}: ${dateText(invoice.prepaymentDate, language)}`);
	}
	const euros = vatInEuros(invoice);
	if (euros !== undefined && isSparing(format, invoice)) {
		const called = { nl: 'Btw in euro’s', en: 'VAT in euros' };
		notes.push(`${called[language]}: ${amountText(euros, 'EUR', language)}`);
	}
	if (gAccount !== undefined && isSplit(invoice, totals) && format !== 'gaccount') {
		const called = { nl: 'Te betalen op G-rekening', en: 'To be paid to the G-account' };
		const part = amountText(totals.gAccount, invoice.currency, language);
		notes.push(`${called[language]} ${gAccount.iban}: ${part}`);
	}
	return notes.filter((note) => note !== '').join('\n');
}

/** Where only the seller's order is known, Peppol wants NA for that of the buyer. */
function orderReference({ orderReference: own, salesOrderReference }: Invoice): Optional {
	const id = own === '' && salesOrderReference !== '' ? 'NA' : own;
	return group('cac:OrderReference', [
		leaf('cbc:ID', id),
		leaf('cbc:SalesOrderID', salesOrderReference),
	]);
}

function billingReferences(invoice: Invoice, format: UblFormat): readonly Optional[] {
	const withDates = !isSparing(format, invoice);
	return invoice.precedingInvoices.map(({ number, date }) =>
		group('cac:BillingReference', [
			group('cac:InvoiceDocumentReference', [
				leaf('cbc:ID', number),
				leaf('cbc:IssueDate', withDates ? date : undefined),
			]),
		]),
	);
}

function projectDocument({ projectReference }: Invoice): Optional {
	if (projectReference === '') return undefined;
	return group('cac:AdditionalDocumentReference', [
		leaf('cbc:ID', projectReference),
		leaf('cbc:DocumentTypeCode', PROJECT),
	]);
}

function embedded({ number }: Invoice, pdf: EmbeddedPdf | undefined): Optional {
	if (pdf === undefined) return undefined;
	return group('cac:AdditionalDocumentReference', [
		leaf('cbc:ID', number),
		leaf('cbc:DocumentDescription', 'PDF'),
		group('cac:Attachment', [
			leaf('cbc:EmbeddedDocumentBinaryObject', pdf.base64, {
				mimeCode: 'application/pdf',
				filename: pdf.name,
			}),
		]),
	]);
}

function delivery({ deliveryDate, deliveryAddress }: Invoice): Optional {
	return group('cac:Delivery', [
		leaf('cbc:ActualDeliveryDate', deliveryDate),
		group('cac:DeliveryLocation', [
			deliveryAddress === undefined ? undefined : address('cac:Address', deliveryAddress),
		]),
	]);
}
