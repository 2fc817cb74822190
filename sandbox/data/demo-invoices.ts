import type { RowValues } from '../accountview/tables/definition';
import { INVOICE_KIND, PAGE_TYPE } from '../accountview/tables/invoice';
import type { Calendar } from './calendar';
import { DEMO_ARTICLES } from './demo-articles';
import { DEMO_INVOICES, type DemoInvoice, type DemoInvoiceLine } from './demo-invoice-list';
import { withAmounts, type InvoiceRows } from './invoice-amounts';

const FIRST_NUMBER = 26_500_001;
/** Days between the work and its invoice. */
const DELIVERED_BEFORE = 2;

const ARTICLES: ReadonlyMap<unknown, RowValues> = new Map(
	DEMO_ARTICLES.map((article) => [article['ART_CODE'], article]),
);

/** The number of the invoice at that place of the list. */
export function demoInvoiceNumber(place: number): string {
	return String(FIRST_NUMBER + place);
}

/**
 * The invoices of the demo firm, in this month and none after today, and two of a supplier.
 * `customer` gives the columns of a relation; {} when it is not there.
 */
export function demoInvoices(
	days: Calendar,
	customer: (number: string) => RowValues,
): readonly InvoiceRows[] {
	const sales = DEMO_INVOICES.map((invoice, place) => ({
		...invoice,
		header: { INV_NR: demoInvoiceNumber(place), HDR_TYPE: PAGE_TYPE.sales, ...invoice.header },
	}));
	return [...sales, ...PURCHASES].map((invoice) => rows(invoice, days, customer(invoice.customer)));
}

const PURCHASES: readonly DemoInvoice[] = [
	{
		customer: '5001',
		day: 3,
		text: 'Magazijnvoorraad sanitair',
		header: { INV_NR: 'TGM-88120', HDR_TYPE: PAGE_TYPE.purchase },
		lines: [
			['WC-POT', 10, { price: 101.68, vat: '11' }],
			['WC-RESERVOIR', 10, { price: 135.78, vat: '11' }],
		],
	},
	{
		customer: '5001',
		day: 17,
		text: 'Leidingmateriaal',
		header: { INV_NR: 'TGM-88391', HDR_TYPE: PAGE_TYPE.purchase },
		lines: [['BUIS-CU-15', 200, { price: 6.11, vat: '11' }]],
	},
];

function rows(invoice: DemoInvoice, days: Calendar, customer: RowValues): InvoiceRows {
	const { customer: number, text, credits } = invoice;
	const offset = days.thisMonth(invoice.day);
	const term = Number(customer['DISC_CODE'] ?? 30);
	return withAmounts({
		header: {
			INV_KIND: invoice.isCredit === true ? INVOICE_KIND.creditNote : INVOICE_KIND.invoice,
			INV_DATE: days.midnight(offset),
			PERIOD: Number(days.day(offset).slice(0, 7).replace('-', '')),
			EXP_DATE: days.day(offset + term),
			RPL_INV: number,
			RPL_DEL: number,
			DC_NAME: customer['ACCT_NAME'] ?? '',
			DEL_DATE: days.midnight(offset - DELIVERED_BEFORE),
			COMMENT1: text,
			CUR_CODE: 'EUR',
			DISC_CODE: customer['DISC_CODE'] ?? '',
			VDISC_DESC: `${String(term)} dagen netto`,
			CRED_DAYS: term,
			EMP_NR: '101',
			...(credits !== undefined && { PREV_INV: demoInvoiceNumber(credits) }),
			...invoice.header,
		},
		lines: invoice.lines.map((line) => lineRow(line, String(invoice.header?.['PROJ_CODE'] ?? ''))),
	});
}

function lineRow([code, quantity, own = {}]: DemoInvoiceLine, project: string): RowValues {
	const article = ARTICLES.get(code) ?? {};
	return {
		ART_CODE: code,
		ART_DESC1: own.text ?? article['ART_DESC1'] ?? '',
		INV_QTY: quantity,
		UNT_CODE: own.unit ?? article['UNT_CODE'] ?? '',
		ART_PX: own.price ?? article['PX_SELL'] ?? 0,
		DISC_PCT: own.discount ?? 0,
		VAT_CODE: own.vat ?? '1',
		PROJ_CODE: project,
	};
}
