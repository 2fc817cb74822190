import type { Language } from '../invoice/language';

/** What the document itself says, in one language. Each can be replaced by a template. */
export interface Labels {
	readonly invoice: string;
	readonly creditNote: string;
	readonly correctedInvoice: string;
	/** Made out by the buyer; the law wants these words on it. */
	readonly selfBilledInvoice: string;
	readonly number: string;
	readonly issueDate: string;
	readonly dueDate: string;
	readonly deliveryDate: string;
	readonly deliveryPeriod: string;
	readonly deliveryAddress: string;
	readonly prepaymentDate: string;
	readonly precedingInvoice: string;
	readonly precedingInvoices: string;
	readonly buyerReference: string;
	readonly orderReference: string;
	readonly salesOrder: string;
	readonly project: string;
	readonly contract: string;
	readonly accountingCost: string;
	readonly buyerVatId: string;
	readonly kvk: string;
	readonly oin: string;
	readonly registration: string;
	readonly vatId: string;
	readonly iban: string;
	readonly bic: string;
	readonly accountName: string;
	readonly attention: string;
	readonly columns: Readonly<Record<ColumnName, string>>;
	readonly orderLine: string;
	readonly period: string;
	readonly until: string;
	readonly perUnits: string;
	readonly discountOf: string;
	readonly vatExempt: string;
	readonly vatReversed: string;
	readonly vatIntraEu: string;
	readonly vatNone: string;
	readonly vatRate: string;
	readonly taxable: string;
	readonly vatAmount: string;
	readonly vatInEuros: string;
	readonly subtotal: string;
	readonly discount: string;
	readonly charge: string;
	readonly withoutVat: string;
	readonly vat: string;
	readonly withVat: string;
	readonly prepaid: string;
	readonly payable: string;
	readonly paid: string;
	readonly receivable: string;
	readonly credited: string;
	readonly payment: string;
	readonly payBefore: string;
	readonly amount: string;
	readonly reference: string;
	readonly scan: string;
	readonly directDebit: string;
	readonly debitedFrom: string;
	readonly mandate: string;
	readonly creditor: string;
	readonly gAccount: string;
	readonly gAccountAmount: string;
	readonly ownAccountAmount: string;
	readonly creditSettled: string;
	readonly carriedForward: string;
	readonly broughtForward: string;
	readonly page: string;
}

/** The columns that the lines can have. */
export type ColumnName =
	'code' | 'description' | 'quantity' | 'unit' | 'unitPrice' | 'discount' | 'vat' | 'amount';

const DUTCH: Labels = {
	invoice: 'Factuur',
	creditNote: 'Creditnota',
	correctedInvoice: 'Correctiefactuur',
	selfBilledInvoice: 'Factuur uitgereikt door afnemer',
	number: 'Nummer',
	issueDate: 'Datum',
	dueDate: 'Vervaldatum',
	deliveryDate: 'Leverdatum',
	deliveryPeriod: 'Periode',
	deliveryAddress: 'Afleveradres',
	prepaymentDate: 'Vooruitbetaald op',
	precedingInvoice: 'Bij factuur',
	precedingInvoices: 'Bij facturen',
	buyerReference: 'Uw kenmerk',
	orderReference: 'Uw ordernummer',
	salesOrder: 'Ons ordernummer',
	project: 'Project',
	contract: 'Contract',
	accountingCost: 'Boekingsinformatie',
	buyerVatId: 'Uw btw-nummer',
	kvk: 'KvK',
	oin: 'OIN',
	registration: 'Reg.nr.',
	vatId: 'Btw',
	iban: 'IBAN',
	bic: 'BIC',
	accountName: 'Ten name van',
	attention: 'T.a.v.',
	columns: {
		code: 'Artikel',
		description: 'Omschrijving',
		quantity: 'Aantal',
		unit: 'Eenheid',
		unitPrice: 'Prijs',
		discount: 'Korting',
		vat: 'Btw',
		amount: 'Bedrag',
	},
	orderLine: 'Orderregel',
	period: 'Periode',
	until: 't/m',
	perUnits: 'per',
	discountOf: 'Korting:',
	vatExempt: 'vrij',
	vatReversed: 'verlegd',
	vatIntraEu: 'ICL',
	vatNone: 'geen',
	vatRate: 'Btw',
	taxable: 'Grondslag',
	vatAmount: 'Btw-bedrag',
	vatInEuros: 'Btw in euro’s',
	subtotal: 'Totaal regels',
	discount: 'Korting',
	charge: 'Toeslag',
	withoutVat: 'Totaal excl. btw',
	vat: 'Btw',
	withVat: 'Totaal incl. btw',
	prepaid: 'Al betaald',
	payable: 'Te betalen',
	paid: 'Voldaan',
	receivable: 'Te ontvangen',
	credited: 'Creditbedrag',
	payment: 'Betaling',
	payBefore: 'Betalen voor of op',
	amount: 'Bedrag',
	reference: 'Onder vermelding van',
	scan: 'Scan met uw bank-app',
	directDebit: 'Wij schrijven dit bedrag automatisch van uw rekening af.',
	debitedFrom: 'Van rekening',
	mandate: 'Machtiging',
	creditor: 'Incassant-ID',
	gAccount: 'G-rekening',
	gAccountAmount: 'Op de G-rekening',
	ownAccountAmount: 'Op IBAN hierboven',
	creditSettled: 'Wij verrekenen dit bedrag of maken het aan u over.',
	carriedForward: 'Transport',
	broughtForward: 'Transport van vorige pagina',
	page: 'Pagina {page} van {pages}',
};

const ENGLISH: Labels = {
	invoice: 'Invoice',
	creditNote: 'Credit note',
	correctedInvoice: 'Corrected invoice',
	selfBilledInvoice: 'Self-billing invoice',
	number: 'Number',
	issueDate: 'Date',
	dueDate: 'Due date',
	deliveryDate: 'Delivery date',
	deliveryPeriod: 'Period',
	deliveryAddress: 'Delivered to',
	prepaymentDate: 'Prepaid on',
	precedingInvoice: 'For invoice',
	precedingInvoices: 'For invoices',
	buyerReference: 'Your reference',
	orderReference: 'Your order number',
	salesOrder: 'Our order number',
	project: 'Project',
	contract: 'Contract',
	accountingCost: 'Accounting reference',
	buyerVatId: 'Your VAT number',
	kvk: 'CoC (KvK)',
	oin: 'OIN',
	registration: 'Reg. no.',
	vatId: 'VAT',
	iban: 'IBAN',
	bic: 'BIC',
	accountName: 'Account holder',
	attention: 'Attn.',
	columns: {
		code: 'Item',
		description: 'Description',
		quantity: 'Quantity',
		unit: 'Unit',
		unitPrice: 'Price',
		discount: 'Discount',
		vat: 'VAT',
		amount: 'Amount',
	},
	orderLine: 'Order line',
	period: 'Period',
	until: 'to',
	perUnits: 'per',
	discountOf: 'Discount:',
	vatExempt: 'exempt',
	vatReversed: 'reverse',
	vatIntraEu: 'ICS',
	vatNone: 'none',
	vatRate: 'VAT',
	taxable: 'Taxable amount',
	vatAmount: 'VAT amount',
	vatInEuros: 'VAT in euros',
	subtotal: 'Total of lines',
	discount: 'Discount',
	charge: 'Charge',
	withoutVat: 'Total excl. VAT',
	vat: 'VAT',
	withVat: 'Total incl. VAT',
	prepaid: 'Already paid',
	payable: 'Amount due',
	paid: 'Paid',
	receivable: 'Amount in your favour',
	credited: 'Amount credited',
	payment: 'Payment',
	payBefore: 'Pay by',
	amount: 'Amount',
	reference: 'Payment reference',
	scan: 'Scan with your banking app',
	directDebit: 'We will collect this amount from your account by direct debit.',
	debitedFrom: 'From account',
	mandate: 'Mandate',
	creditor: 'Creditor ID',
	gAccount: 'Blocked account (G-rekening)',
	gAccountAmount: 'To the blocked account',
	ownAccountAmount: 'To the IBAN above',
	creditSettled: 'We will set this amount off or transfer it to you.',
	carriedForward: 'Carried forward',
	broughtForward: 'Brought forward',
	page: 'Page {page} of {pages}',
};

export const LABELS: Readonly<Record<Language, Labels>> = { nl: DUTCH, en: ENGLISH };
