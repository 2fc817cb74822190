import { centsText, type Cents } from '../amounts/cents';
import type { DocumentShare, Invoice, InvoiceLine, Vat } from '../invoice/schema';
import type { LineTotals, ShareTotals, Totals, VatSubtotal } from '../invoice/totals';
import { group, leaf, type Element, type Optional } from './xml';

/** An amount with its currency. */
export type Amount = (name: string, cents: Cents | undefined) => Optional;

/** Amounts in the currency of an invoice. */
export function amountsIn({ currency }: Pick<Invoice, 'currency'>): Amount {
	return (name, cents) =>
		cents === undefined ? undefined : leaf(name, centsText(cents), { currencyID: currency });
}

/** Discounts and charges on the document (BG-20, BG-21). */
export function documentShares(
	invoice: Invoice,
	totals: Totals,
	amount: Amount,
): readonly Optional[] {
	const written =
		(isCharge: boolean, computed: readonly ShareTotals[]) =>
		(share: DocumentShare, at: number): Optional =>
			allowanceCharge(
				isCharge,
				share,
				computed[at],
				amount,
				taxCategory('cac:TaxCategory', share.vat),
			);
	return [
		...invoice.discounts.map(written(false, totals.discounts)),
		...invoice.charges.map(written(true, totals.charges)),
	];
}

/** The discount of a line (BG-27). */
export function lineDiscount(
	{ discount }: InvoiceLine,
	totals: LineTotals | undefined,
	amount: Amount,
): Optional {
	if (discount === undefined || totals === undefined) return undefined;
	const computed = { base: totals.gross, amount: totals.discount };
	return allowanceCharge(false, discount, computed, amount, undefined);
}

/** VAT for each category and rate (BG-23). */
export function taxTotal(totals: Totals, amount: Amount, withReasonCodes: boolean): Optional {
	return group('cac:TaxTotal', [
		amount('cbc:TaxAmount', totals.vatTotal),
		...totals.vat.map((subtotal) =>
			group('cac:TaxSubtotal', [
				amount('cbc:TaxableAmount', subtotal.taxable),
				amount('cbc:TaxAmount', subtotal.vat),
				taxCategory('cac:TaxCategory', subtotal, reasonOf(subtotal, withReasonCodes)),
			]),
		),
	]);
}

/** The same VAT in euros (BT-111), without its parts. */
export function euroTaxTotal(vatInEuros: Cents | undefined): Optional {
	return group('cac:TaxTotal', [amountsIn({ currency: 'EUR' })('cbc:TaxAmount', vatInEuros)]);
}

/** The sums of the document (BG-22). */
export function monetaryTotal(totals: Totals, amount: Amount): Optional {
	// Discounts that come to nothing have their sum as well (BR-CO-11, BR-CO-12).
	const unlessNone = (cents: Cents, parts: readonly ShareTotals[]) =>
		parts.length === 0 ? undefined : cents;
	return group('cac:LegalMonetaryTotal', [
		amount('cbc:LineExtensionAmount', totals.lineTotal),
		amount('cbc:TaxExclusiveAmount', totals.withoutVat),
		amount('cbc:TaxInclusiveAmount', totals.withVat),
		amount('cbc:AllowanceTotalAmount', unlessNone(totals.discountTotal, totals.discounts)),
		amount('cbc:ChargeTotalAmount', unlessNone(totals.chargeTotal, totals.charges)),
		amount('cbc:PrepaidAmount', totals.prepaid === 0 ? undefined : totals.prepaid),
		amount('cbc:PayableAmount', totals.payable),
	]);
}

/** Category and rate; what is outside the scope of VAT has no rate (BR-O-05). */
export function taxCategory(
	name: string,
	{ category, rate }: Pick<Vat, 'category' | 'rate'>,
	reason: readonly Optional[] = [],
): Optional {
	return group(name, [
		leaf('cbc:ID', category),
		leaf('cbc:Percent', category === 'O' ? undefined : rate),
		...reason,
		group('cac:TaxScheme', [leaf('cbc:ID', 'VAT')]),
	]);
}

function reasonOf({ reason, reasonCode }: VatSubtotal, withCode: boolean): readonly Optional[] {
	return [
		withCode || reason === '' ? leaf('cbc:TaxExemptionReasonCode', reasonCode) : undefined,
		leaf('cbc:TaxExemptionReason', reason),
	];
}

function allowanceCharge(
	isCharge: boolean,
	{ percentage, reason }: Pick<DocumentShare, 'percentage' | 'reason'>,
	computed: ShareTotals | undefined,
	amount: Amount,
	category: Optional,
): Element | undefined {
	return group('cac:AllowanceCharge', [
		leaf('cbc:ChargeIndicator', String(isCharge)),
		leaf('cbc:AllowanceChargeReason', reason),
		leaf('cbc:MultiplierFactorNumeric', percentage),
		amount('cbc:Amount', computed?.amount),
		percentage === undefined ? undefined : amount('cbc:BaseAmount', computed?.base),
		category,
	]);
}
