// @ts-check
/** Processed invoices of AccountView in the words of E-Invoice Route. */
import { addReadRecords, readBy } from './accountview.mjs';
import { addReadCustomers, CUSTOMERS } from './customers.mjs';
import { setting } from './settings.mjs';

/** @typedef {import('./flow.mjs').Flow} Flow */

const LINES = 'Invoice Lines';
const OWN_FIRM = 'Own Firm';

/** Nodes that read, for what is said when one of them could not. */
export const INVOICE_READS = [OWN_FIRM, CUSTOMERS, LINES];

const ADDRESS = ['ADDRESS1', 'POST_CODE', 'CITY', 'PO_BOX', 'PO_CODE', 'PO_CITY', 'CNT_CODE'];
const NUMBERS = ['COC_CODE', 'VAT_NR'];
const OF_CUSTOMERS = ['MAIN_CONT', 'ADMIN_CONT', 'BLK_EINV', 'BLK_IBAN', 'BLK_PCT'];
const OF_OWN_FIRM = ['ACCT_NAME', 'MAIN_CONT', 'TEL_BUS', 'MAIL_BUS', 'IBAN_NR', 'BNK_CODE1'];

const OF_LINES = [
	'HDR_ID',
	'REC_ORD',
	'ART_CODE',
	'ART_DESC1',
	'INV_QTY',
	'UNT_CODE',
	'ART_PX',
	'DISC_PCT',
	'LINE_AMT',
	'VAT_CODE',
	'VAT_PCT',
];

/** Of the invoice that a line belongs to; its table has no object of its own. */
const OF_HEADERS = [
	'INV_NR',
	'INV_KIND',
	'INV_DATE',
	'EXP_DATE',
	'DEL_DATE',
	'RPL_INV',
	'DC_NAME',
	'TO_EMAIL',
	'COMMENT1',
	'PO_NR',
	'PROJ_REF',
	'BOOK_INFO',
	'PREV_INV',
	'CUR_CODE',
	'VDISC_DESC',
	'AMT_EXCL',
	'VAT_AMT',
	'AMT_INCL',
	'PREP_AMT',
];

/** @param {string} column */
const ofHeader = (column) => `HST_AH.${column}`;

const READ_LINES = `${readBy(LINES)}.filter((line) => line.HDR_ID)`;

/** A column of the header, from one of its lines. @param {string} column */
const header = (column) => `first['${ofHeader(column)}']`;

/** @param {string} value expression */
const text = (value) => `String(${value} ?? '').trim()`;

/** @param {string} value expression of a date, with or without a time */
const dayOf = (value) => `(${text(value)}.slice(0, 10) || null)`;

/**
 * The firm itself, all customers, and the lines of the sales invoices of a period: three nodes in a row.
 * @param {Flow} flow
 * @param {{ at: import('./flow.mjs').Place; from: string; until: string }} node from, until: expressions of days, without braces
 * @returns {readonly string[]}
 */
export function addReadInvoices(flow, { at: [column, row], from, until }) {
	return [
		addReadRecords(flow, {
			name: OWN_FIRM,
			at: [column, row],
			object: 'CON',
			columns: ['SUB_NR', ...OF_OWN_FIRM, ...ADDRESS, ...NUMBERS],
			conditions: [
				{ column: 'SUB_NR', operator: 'Equal', value: `={{ ${setting('ownRelation')} }}` },
			],
		}),
		addReadCustomers(flow, {
			at: [column + 1, row],
			columns: [...ADDRESS, ...NUMBERS, ...OF_CUSTOMERS],
		}),
		addReadRecords(flow, {
			name: LINES,
			at: [column + 2, row],
			object: 'ALH',
			columns: [...OF_LINES, ...OF_HEADERS.map(ofHeader)],
			conditions: [
				// Sales, and not what suppliers have sent.
				{ column: ofHeader('HDR_TYPE'), operator: 'Equal', value: 1 },
				{
					column: ofHeader('INV_DATE'),
					operator: 'DateOnOrAfterDate',
					value: `={{ ${from} }}`,
				},
				{
					column: ofHeader('INV_DATE'),
					operator: 'DateOnOrBeforeDate',
					value: `={{ ${until} }}`,
				},
			],
		}),
	];
}

/** The own firm as AccountView has it; `{}` where the number is that of nobody. */
export const OWN = `$('${OWN_FIRM}').first().json`;

/** Street, or the box where there is no street. @param {string} row expression */
const addressOf = (row) =>
	`{ street: ${row}.ADDRESS1 || ${row}.PO_BOX || '', postcode: ${row}.POST_CODE || ${row}.PO_CODE || '', city: ${row}.CITY || ${row}.PO_CITY || '', country: ${row}.CNT_CODE || 'NL' }`;

/** The number of the chamber of commerce is that of a register abroad for others. @param {string} row expression */
const numbersOf = (row) =>
	`kvk: (${row}.CNT_CODE || 'NL') === 'NL' ? ${text(`${row}.COC_CODE`)} : '', registration: (${row}.CNT_CODE || 'NL') === 'NL' ? '' : ${text(`${row}.COC_CODE`)}, vatId: ${text(`${row}.VAT_NR`)}`;

const SELLER = `{ name: ${OWN}.ACCT_NAME, address: ${addressOf(OWN)}, ${numbersOf(OWN)}, endpoint: ${OWN}.COC_CODE ? { scheme: '0106', id: ${text(`${OWN}.COC_CODE`)} } : null, contact: { name: ${text(`${OWN}.MAIN_CONT`)}, phone: ${text(`${OWN}.TEL_BUS`)}, email: ${text(`${OWN}.MAIL_BUS`)} } }`;

/** A scheme and a number, perhaps behind the name that the Peppol network puts before them. */
const ADDRESS_ON_NETWORK = String.raw`/^(?:iso6523-actorid-upis::)?(\w{2,4}):\s*(\S+)$/`;

/** Address on an e-invoice network such as 0106:12345678; the KVK number is one by itself. */
const ENDPOINT = `(${ADDRESS_ON_NETWORK}.test(${text('customer.EIA')}) ? ${text('customer.EIA')} : customer.COC_CODE && (customer.CNT_CODE || 'NL') === 'NL' ? '0106:' + ${text('customer.COC_CODE')} : null)`;

/** The number of a public authority, where that is the address. */
const OIN = `((parts) => parts?.[1] === '0190' ? parts[2] : '')(${text('customer.EIA')}.match(${ADDRESS_ON_NETWORK}))`;

const BUYER = `{ name: customer.ACCT_NAME || ${text(header('DC_NAME'))}, address: ${addressOf('customer')}, ${numbersOf('customer')}, oin: ${OIN}, endpoint: ${ENDPOINT}, language: ${text('customer.LNG_CODE')} }`;

const PAYMENT = `{ iban: ${text(`${OWN}.IBAN_NR`)}, bic: ${text(`${OWN}.BNK_CODE1`)}, accountName: ${OWN}.ACCT_NAME, reference: ${text(header('INV_NR'))}, terms: ${text(header('VDISC_DESC'))}, gAccount: customer.BLK_EINV === true && customer.BLK_IBAN && customer.BLK_PCT > 0 ? { iban: customer.BLK_IBAN, percentage: customer.BLK_PCT } : null }`;

/** Category of VAT by the code of AccountView; one that is not in the setting is the usual tax. */
const CATEGORIES = `Object.fromEntries(${setting('vatCategories')}.split(',').map((part) => part.trim().split('=')))`;

const VAT = `{ category: categories[${text('line.VAT_CODE')}] ?? 'S', rate: line.VAT_PCT ?? 0, reason: categories[${text('line.VAT_CODE')}] === 'E' ? ${setting('exemption')} : '' }`;

/** Quantities and amounts of a credit note are below zero in AccountView, and above it on paper. */
const LINE = `(line) => ({ id: String(line.REC_ORD), article: ${text('line.ART_CODE')}, description: ${text('line.ART_DESC1')} || ${text('line.ART_CODE')}, quantity: sign * (line.INV_QTY ?? 0), unit: ${text('line.UNT_CODE')}, unitPrice: line.ART_PX ?? 0, discount: line.DISC_PCT ? { percentage: line.DISC_PCT, reason: 'Korting' } : null, net: sign * (line.LINE_AMT ?? 0), vat: ${VAT} })`;

const TOTALS = `{ withoutVat: sign * (${header('AMT_EXCL')} ?? 0), vat: sign * (${header('VAT_AMT')} ?? 0), withVat: sign * (${header('AMT_INCL')} ?? 0) }`;

/** The buyer's own number leads its clerk to the order; without one a name does, or what we call the buyer. */
const BUYER_REFERENCE = `${text(header('PO_NR'))} ? '' : ${text('customer.ADMIN_CONT')} || ${text('customer.MAIN_CONT')} || ${text(header('RPL_INV'))}`;

const INVOICE = `{ kind: sign < 0 ? 'creditNote' : 'invoice', number: ${text(header('INV_NR'))}, issueDate: ${dayOf(header('INV_DATE'))}, dueDate: ${dayOf(header('EXP_DATE'))}, deliveryDate: ${dayOf(header('DEL_DATE'))}, deliveryAddress: lines.some((line) => categories[${text('line.VAT_CODE')}] === 'K') ? ${addressOf('customer')} : null, currency: ${text(header('CUR_CODE'))} || 'EUR', seller, buyer: ${BUYER}, buyerReference: ${BUYER_REFERENCE}, orderReference: ${text(header('PO_NR'))}, projectReference: ${text(header('PROJ_REF'))}, accountingCost: ${text(header('BOOK_INFO'))}, precedingInvoices: ${text(header('PREV_INV'))} ? [{ number: ${text(header('PREV_INV'))} }] : [], note: ${text(header('COMMENT1'))}, payment: ${PAYMENT}, prepaid: sign * (${header('PREP_AMT')} ?? 0), lines: lines.map(${LINE}), totals: ${TOTALS} }`;

/**
 * All invoices that were read, each with its customer, as an expression of a list. An address of the
 * invoice itself goes before that of the customer.
 */
export const INVOICES = `((seller, categories, customers, read) => [...new Set(read.map((line) => line.HDR_ID))].map((id) => read.filter((line) => line.HDR_ID === id).toSorted((one, other) => one.REC_ORD - other.REC_ORD)).map((lines, place) => ((first, customer, sign) => ({ id: String(place), number: ${text(header('INV_NR'))}, name: customer.ACCT_NAME || ${text(header('DC_NAME'))}, amount: ${header('AMT_INCL')} ?? 0, currency: ${text(header('CUR_CODE'))} || 'EUR', customer: ${header('TO_EMAIL')} ? { ...customer, MAIL_BUS: ${header('TO_EMAIL')} } : customer, invoice: ${INVOICE} }))(lines[0], customers[${text(`lines[0]['${ofHeader('RPL_INV')}']`)}] ?? {}, lines[0]['${ofHeader('INV_KIND')}'] === 1 ? -1 : 1)).toSorted((one, other) => one.number < other.number ? -1 : 1))(${SELLER}, ${CATEGORIES}, Object.fromEntries(${readBy(CUSTOMERS)}.map((row) => [row.SUB_NR, row])), ${READ_LINES})`;

/** Whether any line was read, as an expression. */
export const HAS_INVOICES = `${READ_LINES}.length > 0`;

/**
 * Which UBL fits the buyer, for an item: none for somebody who is on no network, unless AutoInvoice is to
 * find a way.
 */
export const UBL = `$json.invoice.buyer.endpoint === null && $json.customer.AUTO_INV !== true ? 'none' : $json.invoice.payment.gAccount !== null && $json.invoice.kind !== 'creditNote' ? 'gaccount' : $json.invoice.buyer.endpoint === null || $json.invoice.buyer.address.country === 'NL' ? 'nlcius' : 'peppol'`;
