import { DateTime } from 'luxon';
import type { RowValues } from '../accountview/tables/definition';
import { INVOICE_KIND, PAGE_TYPE } from '../accountview/tables/invoice';
import { withAmounts, type InvoiceRows } from './invoice-amounts';
import { pick, seededRandom } from './random';

const FIRST_INVOICE = 30_000_000;
const FIRST_DAY = DateTime.utc(2026, 1, 1);
const DAYS = 31;
const MIDNIGHT = "yyyy-MM-dd'T00:00:00'";
/** Days to pay in. */
const TERM = 30;
/** One in so many takes the invoice before it back. */
const CREDIT_EACH = 50;
const LOW_RATE_EACH = 5;
const DISCOUNT_EACH = 10;

/**
 * Sales invoices 30000000, 30000001, … of January 2026 to these customers, the same for the same seed:
 * articles in turn in quantities of 1 to 9, some at the low rate, some with a discount.
 */
export function* generateInvoices(
	count: number,
	linesPerInvoice: number,
	customers: readonly RowValues[],
	articles: readonly RowValues[],
	seed = 5,
): Generator<InvoiceRows, void> {
	const random = seededRandom(seed);
	let before: InvoiceRows | undefined;
	for (let place = 0; place < count; place += 1) {
		const isCredit = place % CREDIT_EACH === CREDIT_EACH - 1;
		const invoice: InvoiceRows =
			isCredit && before !== undefined
				? creditNote(before, place)
				: {
						header: salesHeader(place, pick(customers, random)),
						lines: lines(linesPerInvoice, place, articles),
					};
		before = invoice;
		yield withAmounts(invoice);
	}
}

function salesHeader(place: number, customer: RowValues): RowValues {
	const date = FIRST_DAY.plus({ days: place % DAYS });
	return {
		INV_NR: invoiceNumber(place),
		HDR_TYPE: PAGE_TYPE.sales,
		INV_KIND: INVOICE_KIND.invoice,
		INV_DATE: date.toFormat(MIDNIGHT),
		PERIOD: Number(date.toFormat('yyyyMM')),
		EXP_DATE: date.plus({ days: TERM }).toFormat('yyyy-MM-dd'),
		RPL_INV: customer['SUB_NR'] ?? '',
		RPL_DEL: customer['SUB_NR'] ?? '',
		DC_NAME: customer['ACCT_NAME'] ?? '',
		DEL_DATE: date.toFormat(MIDNIGHT),
		COMMENT1: `Levering ${place}`,
		PO_NR: `IO-${place}`,
		CUR_CODE: 'EUR',
		DISC_CODE: String(TERM),
		VDISC_DESC: `${TERM} dagen netto`,
		CRED_DAYS: TERM,
	};
}

function creditNote({ header, lines: taken }: InvoiceRows, place: number): InvoiceRows {
	const credited = String(header['INV_NR']);
	return {
		header: {
			...header,
			INV_NR: invoiceNumber(place),
			INV_KIND: INVOICE_KIND.creditNote,
			PREV_INV: credited,
			COMMENT1: `Credit ${credited}`,
		},
		lines: taken.map((line) => ({ ...line, INV_QTY: -Number(line['INV_QTY']) })),
	};
}

function lines(count: number, place: number, articles: readonly RowValues[]): readonly RowValues[] {
	return Array.from({ length: count }, (_, line) => {
		const article = articles[(place + line) % articles.length] ?? {};
		return {
			REC_ORD: line + 1,
			ART_CODE: article['ART_CODE'] ?? '',
			ART_DESC1: article['ART_DESC1'] ?? '',
			INV_QTY: 1 + ((place + line) % 9),
			UNT_CODE: article['UNT_CODE'] ?? '',
			ART_PX: article['PX_SELL'] ?? 0,
			DISC_PCT: line % DISCOUNT_EACH === DISCOUNT_EACH - 1 ? 5 : 0,
			VAT_CODE: line % LOW_RATE_EACH === LOW_RATE_EACH - 1 ? '2' : '1',
		};
	});
}

function invoiceNumber(place: number): string {
	return String(FIRST_INVOICE + place);
}
