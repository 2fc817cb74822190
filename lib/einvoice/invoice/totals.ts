import { centsOfPrice, isNearPrice, percentageOf, sumCents, type Cents } from '../amounts/cents';
import { compareDecimals, type Decimal } from '../amounts/decimal';
import type { Discount, DocumentShare, Invoice, InvoiceLine, Vat, VatCategory } from './schema';

/** What a line comes to. */
export interface LineTotals {
	/** Quantity times price. */
	readonly gross: Cents;
	readonly discount: Cents;
	/** Without VAT: what counts. */
	readonly net: Cents;
}

/** What a discount or charge on the document comes to, and what a percentage is taken from. */
export interface ShareTotals {
	readonly base: Cents;
	readonly amount: Cents;
}

/** VAT of one category and rate (BG-23). */
export interface VatSubtotal {
	readonly category: VatCategory;
	readonly rate: Decimal;
	readonly taxable: Cents;
	readonly vat: Cents;
	/** Why no VAT is charged, of all lines together; '' for none. */
	readonly reason: string;
	readonly reasonCode: string;
}

/** The amounts of an invoice by the rules of EN 16931, in cents. */
export interface Totals {
	/** In the order of the lines. */
	readonly lines: readonly LineTotals[];
	/** In the order of the discounts and of the charges. */
	readonly discounts: readonly ShareTotals[];
	readonly charges: readonly ShareTotals[];
	/** Highest rate first. */
	readonly vat: readonly VatSubtotal[];
	/** Sum of the lines (BT-106). */
	readonly lineTotal: Cents;
	/** BT-107. */
	readonly discountTotal: Cents;
	/** BT-108. */
	readonly chargeTotal: Cents;
	/** BT-109. */
	readonly withoutVat: Cents;
	/** BT-110. */
	readonly vatTotal: Cents;
	/** BT-112. */
	readonly withVat: Cents;
	/** BT-113. */
	readonly prepaid: Cents;
	/** BT-115. */
	readonly payable: Cents;
	/** The part of what is payable that goes to the blocked account; 0 without one. */
	readonly gAccount: Cents;
}

/** By as much may a line of the books differ from the exact product (PEPPOL-EN16931-R120). */
const LINE_SLACK: Cents = 2;

/**
 * Computes the amounts of an invoice. VAT is rounded once for each category and rate (BR-CO-17). A
 * line whose given net amount differs by the rounding only keeps it; what differs by more is told by
 * `checkInvoice`, and the computed amount counts here.
 *
 * @throws EInvoiceError EINVOICE_AMOUNT_TOO_LARGE
 */
export function computeTotals(invoice: Invoice): Totals {
	const lines = invoice.lines.map(lineTotals);
	const ofVat = (vat: Vat): Cents =>
		sumCents(lines.filter((_, at) => sameVat(invoice.lines[at]?.vat, vat)).map(({ net }) => net));
	const share = (given: DocumentShare): ShareTotals => {
		const base = given.percentage === undefined ? 0 : ofVat(given.vat);
		return { base, amount: amountOf(given, base) };
	};
	const discounts = invoice.discounts.map(share);
	const charges = invoice.charges.map(share);
	const vat = vatSubtotals([
		...lines.map(({ net }, at) => ({ amount: net, vat: invoice.lines[at]?.vat })),
		...discounts.map(({ amount }, at) => ({ amount: -amount, vat: invoice.discounts[at]?.vat })),
		...charges.map(({ amount }, at) => ({ amount, vat: invoice.charges[at]?.vat })),
	]);
	const lineTotal = sumCents(lines.map(({ net }) => net));
	const discountTotal = sumCents(discounts.map(({ amount }) => amount));
	const chargeTotal = sumCents(charges.map(({ amount }) => amount));
	const withoutVat = sumCents([lineTotal, -discountTotal, chargeTotal]);
	const vatTotal = sumCents(vat.map((subtotal) => subtotal.vat));
	const withVat = sumCents([withoutVat, vatTotal]);
	const payable = sumCents([withVat, -invoice.prepaid]);
	const { gAccount } = invoice.payment;
	return {
		lines,
		discounts,
		charges,
		vat,
		lineTotal,
		discountTotal,
		chargeTotal,
		withoutVat,
		vatTotal,
		withVat,
		prepaid: invoice.prepaid,
		payable,
		gAccount: gAccount === undefined || payable <= 0 ? 0 : amountOf(gAccount, payable),
	};
}

/** Quantity times price less the discount, whatever net amount is given. */
export function computedNet(line: InvoiceLine): Cents {
	const { gross, discount } = grossAndDiscount(line);
	return gross - discount;
}

/** Whether a given net amount of a line agrees with what is computed but for the rounding. */
export function agreesOnNet(line: InvoiceLine): boolean {
	const { net, quantity, unitPrice: price, baseQuantity } = line;
	if (net === undefined) return true;
	const gross = net + grossAndDiscount(line).discount;
	return isNearPrice(gross, { quantity, price, baseQuantity }, LINE_SLACK);
}

function lineTotals(line: InvoiceLine): LineTotals {
	const { gross, discount } = grossAndDiscount(line);
	const net = line.net !== undefined && agreesOnNet(line) ? line.net : gross - discount;
	return { gross, discount, net };
}

function grossAndDiscount(line: InvoiceLine): { gross: Cents; discount: Cents } {
	const gross = centsOfPrice(line.quantity, line.unitPrice, line.baseQuantity);
	return { gross, discount: line.discount === undefined ? 0 : amountOf(line.discount, gross) };
}

function amountOf(
	{ amount, percentage }: Pick<Discount, 'amount' | 'percentage'>,
	base: Cents,
): Cents {
	if (percentage !== undefined) return percentageOf(base, percentage);
	return amount ?? 0;
}

interface Taxed {
	readonly amount: Cents;
	readonly vat: Vat | undefined;
}

function vatSubtotals(taxed: readonly Taxed[]): readonly VatSubtotal[] {
	const groups = new Map<string, { first: Vat; vats: Vat[]; amounts: Cents[] }>();
	for (const { amount, vat } of taxed) {
		if (vat === undefined) continue;
		const key = `${vat.category} ${vat.rate}`;
		const group = groups.get(key) ?? { first: vat, vats: [], amounts: [] };
		group.vats.push(vat);
		group.amounts.push(amount);
		groups.set(key, group);
	}
	return [...groups.values()]
		.map(({ first, vats, amounts }) => {
			const taxable = sumCents(amounts);
			return {
				category: first.category,
				rate: first.rate,
				taxable,
				vat: percentageOf(taxable, first.rate),
				reason: distinct(vats.map(({ reason }) => reason)).join('; '),
				reasonCode: distinct(vats.map(({ reasonCode }) => reasonCode))[0] ?? '',
			};
		})
		.sort(
			(one, other) =>
				compareDecimals(other.rate, one.rate) || (one.category < other.category ? -1 : 1),
		);
}

function distinct(texts: readonly string[]): readonly string[] {
	return [...new Set(texts.filter((text) => text !== ''))];
}

/** Whether the two are one subtotal of VAT. */
export function sameVat(one: Vat | undefined, other: Vat): boolean {
	return one?.category === other.category && one.rate === other.rate;
}
