import { z } from 'zod4';
import {
	cents,
	code,
	country,
	day,
	decimal,
	endpointText,
	iban,
	name,
	registered,
	text,
	unit,
	vatId,
} from './fields';

const addressSchema = z.strictObject({
	street: text,
	line2: text,
	postcode: text,
	city: text,
	country,
});

/** Where somebody can be reached on an e-invoice network. */
const endpointSchema = z.strictObject({
	/** Electronic Address Scheme (EAS), such as 0106 for a KVK number. */
	scheme: code,
	id: code,
});

const partySchema = z.strictObject({
	/** As the party calls itself. */
	name,
	/** As it is registered; '' when that is the same. */
	legalName: text,
	address: addressSchema.prefault({}),
	/** Number at the Dutch chamber of commerce (KVK-nummer). */
	kvk: registered,
	/** Number of a Dutch public authority (Organisatie-identificatienummer). */
	oin: registered,
	/** Number in the trade register of another country. */
	registration: code,
	/** VAT identification number (btw-identificatienummer). */
	vatId,
	endpoint: z.union([endpointText, endpointSchema]).optional(),
	/** Global Location Number. */
	gln: registered,
	contact: z.strictObject({ name: text, phone: text, email: text }).prefault({}),
	/** Language code of the party, such as NL. */
	language: text,
});

/** Category of VAT by UNCL 5305: see `VAT_CATEGORIES`. */
const categorySchema = z.enum(
	['S', 'Z', 'E', 'AE', 'K', 'G', 'O'],
	'must be S, Z, E, AE, K, G or O',
);

const vatSchema = z.strictObject({
	category: categorySchema.default('S'),
	/** Percentage. */
	rate: decimal.prefault(0),
	/** Why no VAT is charged, in words. */
	reason: text,
	/** The same as a code of the VATEX list. */
	reasonCode: text,
});

/** How much comes off or on: an amount, or a percentage of what it is taken from. */
const shareFields = {
	amount: cents.optional(),
	percentage: decimal.optional(),
	reason: text,
};

const ONE_SHARE = 'must have either an amount or a percentage';

function hasOneShare(share: { amount?: unknown; percentage?: unknown }): boolean {
	return (share.amount === undefined) !== (share.percentage === undefined);
}

const discountSchema = z.strictObject(shareFields).refine(hasOneShare, ONE_SHARE);

/** A discount or a charge on the whole document. */
const documentShareSchema = z
	.strictObject({ ...shareFields, vat: vatSchema.prefault({}) })
	.refine(hasOneShare, ONE_SHARE);

/** First and last day. */
const periodSchema = z.strictObject({ start: day.optional(), end: day.optional() });

export const lineSchema = z.strictObject({
	id: code.refine((id) => id !== '', 'is empty'),
	article: code,
	description: name,
	details: text,
	quantity: decimal.prefault(1),
	unit,
	/** Without VAT. */
	unitPrice: decimal,
	/** How many units the price is for. */
	baseQuantity: decimal
		.prefault(1)
		.refine((base) => base !== '0' && !base.startsWith('-'), 'must be more than 0'),
	discount: discountSchema.optional(),
	/** Without VAT, as the books have it; it is compared with what is computed. */
	net: cents.optional(),
	vat: vatSchema.prefault({}),
	/** Number of the line in the buyer's order. */
	orderLine: code,
	period: periodSchema.optional(),
});

const gAccountSchema = z
	.strictObject({ iban, amount: cents.optional(), percentage: decimal.optional() })
	.refine(hasOneShare, ONE_SHARE);

const paymentSchema = z.strictObject({
	iban,
	bic: text,
	accountName: text,
	/** Payment reference (betalingskenmerk). */
	reference: code,
	/** UNCL 4461; 58 is a SEPA credit transfer. */
	meansCode: code.prefault('58'),
	terms: text,
	/** Of a direct debit (incasso): the mandate, who collects, and the account it is taken from. */
	mandate: code,
	creditorId: code,
	debitedIban: iban,
	/** Blocked account (G-rekening) that a part is to be paid to. */
	gAccount: gAccountSchema.optional(),
});

/** What the books say, compared with what is computed. */
const givenTotalsSchema = z.strictObject({
	/** Sum of the lines. */
	lines: cents.optional(),
	discounts: cents.optional(),
	charges: cents.optional(),
	withoutVat: cents.optional(),
	vat: cents.optional(),
	withVat: cents.optional(),
	payable: cents.optional(),
	/** For each category and rate. */
	rates: z
		.array(
			z.strictObject({
				category: categorySchema.default('S'),
				rate: decimal,
				taxable: cents.optional(),
				vat: cents.optional(),
			}),
			'must be a list',
		)
		.default([]),
});

/** An invoice or a credit note as it is given. */
export const invoiceSchema = z
	.strictObject({
		kind: z.enum(['invoice', 'creditNote'], 'must be invoice or creditNote').default('invoice'),
		/** UNCL 1001, for what is no ordinary invoice or credit note: see `typeCode`. */
		typeCode: code,
		number: code.refine((number) => number !== '', 'is empty'),
		issueDate: day,
		dueDate: day.optional(),
		deliveryDate: day.optional(),
		deliveryPeriod: periodSchema.optional(),
		/** Where it was delivered, when that is not where the buyer is. */
		deliveryAddress: addressSchema.optional(),
		prepaymentDate: day.optional(),
		currency: z
			.string('must be a text')
			.trim()
			.toUpperCase()
			.regex(/^[A-Z]{3}$/, 'must be the three letters of a currency, such as EUR')
			.default('EUR'),
		seller: partySchema,
		buyer: partySchema,
		buyerReference: text,
		orderReference: code,
		/** The seller's own order. */
		salesOrderReference: code,
		projectReference: code,
		contractReference: code,
		/** Where the buyer books it (boekingsinformatie). */
		accountingCost: text,
		/** Of a credit note or a correction: what it is about. */
		precedingInvoices: z
			.array(
				z.strictObject({
					number: code.refine((number) => number !== '', 'is empty'),
					date: day.optional(),
				}),
				'must be a list',
			)
			.default([]),
		note: text,
		payment: paymentSchema.prefault({}),
		/** What is paid already. */
		prepaid: cents.prefault(0),
		/** Of an invoice in another currency: its VAT in euros, at the rate of the books (BT-111). */
		vatInEuros: cents.optional(),
		lines: z.array(lineSchema, 'must be a list').min(1, 'has no lines'),
		discounts: z.array(documentShareSchema, 'must be a list').default([]),
		charges: z.array(documentShareSchema, 'must be a list').default([]),
		totals: givenTotalsSchema.prefault({}),
	})
	.refine(
		({ deliveryDate, deliveryPeriod }) =>
			deliveryDate === undefined || deliveryPeriod === undefined,
		{ path: ['deliveryPeriod'], message: 'cannot stand beside deliveryDate: give one of them' },
	);

/** An invoice or a credit note, read: amounts in cents, quantities and prices exact. */
export type Invoice = Readonly<z.output<typeof invoiceSchema>>;
/** What may be given to `parseInvoice`. */
export type InvoiceInput = z.input<typeof invoiceSchema>;
export type Address = z.output<typeof addressSchema>;
export type Endpoint = z.output<typeof endpointSchema>;
export type Party = z.output<typeof partySchema>;
export type VatCategory = z.output<typeof categorySchema>;
export type Vat = z.output<typeof vatSchema>;
export type Period = z.output<typeof periodSchema>;
export type Discount = z.output<typeof discountSchema>;
export type DocumentShare = z.output<typeof documentShareSchema>;
export type InvoiceLine = z.output<typeof lineSchema>;
export type Payment = z.output<typeof paymentSchema>;
export type GivenTotals = z.output<typeof givenTotalsSchema>;
