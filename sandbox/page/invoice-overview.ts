import type { Database } from '../accountview/database';
import type { StoredRow } from '../accountview/table';
import type { CellValue, RowValues } from '../accountview/tables/definition';
import { INVOICE_KIND, PAGE_TYPE } from '../accountview/tables/invoice';

/**
 * How a customer gets its invoices, and what an invoice to it has to mind. The page has a word for
 * each; `setting-` stands before it there.
 */
export type InvoiceSetting =
	| 'email'
	| 'email-without-address'
	| 'paper'
	| 'autoinvoice'
	| 'always-system'
	| 'always-email'
	| 'always-print'
	| 'authority'
	| 'blocked'
	| 'other-language'
	| 'abroad'
	| 'g-account';

/** A sales invoice as the page shows it; amounts in euros. */
interface ShownInvoice {
	readonly number: CellValue;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly text: CellValue;
	readonly isCredit: boolean;
	/** The invoice that a credit note takes back. */
	readonly credits: CellValue;
	readonly customer: {
		readonly number: CellValue;
		readonly name: CellValue;
		readonly settings: readonly InvoiceSetting[];
	};
	/** Where it is mailed to, when it is. */
	readonly addresses: readonly string[];
	readonly lines: number;
	readonly withoutVat: number;
	readonly withVat: number;
	readonly prepaid: number;
}

export interface InvoiceOverview {
	readonly found: number;
	readonly rows: readonly ShownInvoice[];
}

/** Sales invoices that hold the search text, the last first and no more than `most`. */
export function invoiceOverview(
	database: Database,
	{ search, most }: { readonly search: string; readonly most: number },
): InvoiceOverview {
	const wanted = search.toLowerCase();
	const sales = database
		.table('HST_AH')
		.inKeyOrder()
		.filter(({ values }) => values['HDR_TYPE'] === PAGE_TYPE.sales)
		.toReversed();
	// Rows are made only where they are shown or searched: there may be many thousands.
	if (wanted === '') {
		return { found: sales.length, rows: sales.slice(0, most).map((row) => shown(database, row)) };
	}
	const found = sales
		.map((row) => shown(database, row))
		.filter((invoice) => JSON.stringify(Object.values(invoice)).toLowerCase().includes(wanted));
	return { found: found.length, rows: found.slice(0, most) };
}

function shown(database: Database, { key, values }: StoredRow): ShownInvoice {
	const number = values['RPL_INV'] ?? '';
	const customer = database.table('CONTACT').get(String(number))?.values ?? {};
	const addresses = mailAddresses(values, customer);
	return {
		number: values['INV_NR'] ?? '',
		date: text(values, 'INV_DATE').slice(0, 10),
		text: values['COMMENT1'] ?? '',
		isCredit: values['INV_KIND'] === INVOICE_KIND.creditNote,
		credits: values['PREV_INV'] ?? '',
		customer: {
			number,
			name: values['DC_NAME'] || (customer['ACCT_NAME'] ?? ''),
			settings: settingsOf(customer, addresses),
		},
		addresses: customer['EL_SI'] === true ? addresses : [],
		lines: database.table('HST_AL').linesOf(key).length,
		withoutVat: Number(values['AMT_EXCL'] ?? 0),
		withVat: Number(values['AMT_INCL'] ?? 0),
		prepaid: Number(values['PREP_AMT'] ?? 0),
	};
}

/** The invoice's own address, or that of the customer. */
function mailAddresses(invoice: RowValues, customer: RowValues): readonly string[] {
	const written = text(invoice, 'TO_EMAIL') || text(customer, 'MAIL_BUS');
	return written
		.split(';')
		.map((address) => address.trim())
		.filter((address) => address !== '');
}

function settingsOf(customer: RowValues, addresses: readonly string[]): readonly InvoiceSetting[] {
	const on = (column: string): boolean => customer[column] === true;
	const mailed: InvoiceSetting = addresses.length > 0 ? 'email' : 'email-without-address';
	const all: readonly (readonly [boolean, InvoiceSetting])[] = [
		[on('REC_BLK'), 'blocked'],
		[on('AUTO_INV'), 'autoinvoice'],
		[on('AIEI_MAND'), 'always-system'],
		[on('AIEM_MAND'), 'always-email'],
		[on('AIPR_MAND'), 'always-print'],
		[on('EL_SI'), mailed],
		[!on('EL_SI') && !on('AUTO_INV'), 'paper'],
		[text(customer, 'EIA').startsWith('0190:'), 'authority'],
		[!['', 'NL'].includes(text(customer, 'CNT_CODE')), 'abroad'],
		[!['', 'NL'].includes(text(customer, 'LNG_CODE')), 'other-language'],
		[on('BLK_EINV'), 'g-account'],
	];
	return all.flatMap(([applies, setting]) => (applies ? [setting] : []));
}

function text(row: RowValues, column: string): string {
	const value = row[column];
	return typeof value === 'string' ? value : '';
}
