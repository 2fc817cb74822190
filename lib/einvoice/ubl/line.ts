import type { Invoice, InvoiceLine, Period } from '../invoice/schema';
import type { LineTotals } from '../invoice/totals';
import { lineDiscount, taxCategory, type Amount } from './amounts';
import { group, leaf, type Optional } from './xml';

/** First and last day of what is invoiced (BG-14, BG-26). */
export function invoicePeriod(period: Period | undefined): Optional {
	return group('cac:InvoicePeriod', [
		leaf('cbc:StartDate', period?.start),
		leaf('cbc:EndDate', period?.end),
	]);
}

/** One line (BG-25). */
export function invoiceLine(
	{ kind, currency }: Invoice,
	line: InvoiceLine,
	totals: LineTotals | undefined,
	amount: Amount,
): Optional {
	const isCredit = kind === 'creditNote';
	const unit = { unitCode: line.unit };
	return group(isCredit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine', [
		leaf('cbc:ID', line.id),
		leaf(isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', line.quantity, unit),
		amount('cbc:LineExtensionAmount', totals?.net),
		invoicePeriod(line.period),
		group('cac:OrderLineReference', [leaf('cbc:LineID', line.orderLine)]),
		lineDiscount(line, totals, amount),
		group('cac:Item', [
			leaf('cbc:Description', line.details),
			leaf('cbc:Name', line.description),
			group('cac:SellersItemIdentification', [leaf('cbc:ID', line.article)]),
			taxCategory('cac:ClassifiedTaxCategory', line.vat),
		]),
		group('cac:Price', [
			leaf('cbc:PriceAmount', line.unitPrice, { currencyID: currency }),
			line.baseQuantity === '1' ? undefined : leaf('cbc:BaseQuantity', line.baseQuantity, unit),
		]),
	]);
}
