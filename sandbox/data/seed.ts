import { DEMO_COMPANY } from '../accountview/companies';
import type { Database } from '../accountview/database';
import { accountViewHandles } from '../accountview/handles';
import type { TableHandle } from '../accountview/table-handle';
import type { CellValue, RowValues } from '../accountview/tables/definition';
import { calendar } from './calendar';
import { DEMO_ADDRESSES } from './demo-addresses';
import { DEMO_ARTICLE_GROUPS, DEMO_ARTICLES } from './demo-articles';
import { DEMO_BUSINESSES } from './demo-businesses';
import { DEMO_COST_CENTRES, DEMO_COST_TYPES } from './demo-cost-carriers';
import { contactRow } from './demo-customer';
import { DEMO_EMPLOYEES } from './demo-employees';
import { DEMO_HOUR_TYPES, demoHours } from './demo-hours';
import { demoInvoices } from './demo-invoices';
import { demoOrders, type DocumentRows } from './demo-orders';
import { demoTransactions, transactionsOfInvoice } from './demo-transactions';
import { DEMO_PROJECT_TYPES, demoProjects } from './demo-projects';
import { DEMO_LOOKALIKES, DEMO_NON_CUSTOMERS, DEMO_PRIVATE } from './demo-others';
import {
	GENERATED_HOUR_TYPES,
	completeCounts,
	generateArticles,
	generateEmployees,
	generateOrderLines,
	generateOrders,
	generateProjects,
	type GeneratedCounts,
} from './generated-work';
import { generateInvoices } from './generated-invoices';
import { generateCustomers } from './generator';
import { OWN_COMPANY, OWN_FIRM } from './own-firm';
import { VAT_CODES } from './vat-codes';

const USER = 'DAAN';
const YEARS = [2025, 2026];

/** Companies and administrations: what every administration has, whatever its customers. */
export function seedCompany(database: Database): void {
	const { code, description } = DEMO_COMPANY;
	database.insert('COMP_HDR', { COMP_ID: code, COMP_DESC: description, ...OWN_COMPANY }, USER);
	seedVatCodes(database);
	for (const year of YEARS) {
		const administration = `${code.slice(0, 6)}${year}`;
		database.insert(
			'COMP_LN',
			{ COMP_ID: code, ADM_CODE: administration, ADM_DESC: `${description.slice(0, 34)} ${year}` },
			USER,
		);
		database.insert(
			'ADM_LIST',
			{
				ADM_CODE: administration,
				ADM_DESC: `${description.slice(0, 34)} ${year}`,
				ADM_DIR: `C:\\ADMIN\\${administration}`,
				DBC_NAME: administration.slice(0, 8),
				ATS_YEAR: String(year),
			},
			USER,
		);
	}
}

export function seedVatCodes(database: Database): void {
	insertAll(database, 'VAT', VAT_CODES);
}

/** The relations and addresses of the demo firm. */
export function seedDemo(database: Database): void {
	const relations = [
		...DEMO_BUSINESSES,
		...DEMO_PRIVATE,
		...DEMO_LOOKALIKES,
		...DEMO_NON_CUSTOMERS,
		OWN_FIRM,
	];
	for (const relation of relations) database.insert('CONTACT', contactRow(relation), USER);
	for (const address of DEMO_ADDRESSES) {
		const code = database.table('DEL_ADDR').nextKey();
		database.insert('DEL_ADDR', { REC_ID: code, ...address }, USER);
	}
}

/**
 * Employees, articles, projects, orders and hours of the demo firm around today. What belongs to a
 * customer that is not there is left out, so that an older set of customers can be taken.
 */
export function seedDemoWork(database: Database): void {
	const days = calendar(database.today());
	const isKnown = (customer: CellValue | undefined): boolean =>
		customer === '' || database.table('CONTACT').get(String(customer)) !== undefined;
	insertAll(database, 'EMPLOYEE', DEMO_EMPLOYEES);
	insertAll(database, 'PJ_TYPE', DEMO_PROJECT_TYPES);
	const projects = demoProjects(days).filter(({ SUB_NR }) => isKnown(SUB_NR));
	insertAll(database, 'PROJECTS', projects);
	insertAll(database, 'ART_GRP', DEMO_ARTICLE_GROUPS);
	insertAll(database, 'ARTICLE', DEMO_ARTICLES);
	insertAll(database, 'HRS_TYPE', DEMO_HOUR_TYPES);
	const { orders, orderLines, hourSheets, hourEntries } = accountViewHandles(database);
	for (const order of demoOrders(days).filter(({ header }) => isKnown(header['RPL_INV']))) {
		insertDocument(order, orders, orderLines);
	}
	const open = new Set(projects.map(({ PROJ_CODE }) => PROJ_CODE));
	for (const { header, lines } of demoHours(days)) {
		const own = lines.filter(({ PROJ_CODE }) => open.has(PROJ_CODE ?? ''));
		insertDocument({ header, lines: own }, hourSheets, hourEntries);
	}
}

/** Cost centres and cost types of the demo firm; its projects are the third kind of cost carrier. */
export function seedDemoCostCarriers(database: Database): void {
	insertAll(database, 'COST', DEMO_COST_CENTRES);
	insertAll(database, 'COST_TYP', DEMO_COST_TYPES);
}

/** Invoices of the demo firm in this month, as far as their customers are there. */
export function seedDemoInvoices(database: Database): void {
	const { invoices, invoiceLines } = accountViewHandles(database);
	const relation = (number: CellValue | undefined): RowValues | undefined =>
		database.table('CONTACT').get(String(number))?.values;
	const documents = demoInvoices(calendar(database.today()), (number) => relation(number) ?? {});
	for (const invoice of documents) {
		if (relation(invoice.header['RPL_INV']) === undefined) continue;
		insertDocument(invoice, invoices, invoiceLines);
	}
}

/**
 * What the demo firm has booked: the invoices that are there, and the months before them. Of relations that
 * are there only.
 */
export function seedDemoTransactions(database: Database): void {
	const { invoices, invoiceLines, transactions } = accountViewHandles(database);
	const all = invoiceLines.all();
	const booked = [
		...demoTransactions(calendar(database.today())),
		...invoices.all().flatMap((header) => {
			const lines = all.filter((line) => line['HDR_ID'] === header['REC_ID']);
			return transactionsOfInvoice(header, lines);
		}),
	];
	for (const row of booked) {
		const isKnown = database.table('CONTACT').get(String(row['SUB_NR'])) !== undefined;
		if (isKnown) transactions.insert(row);
	}
}

function insertDocument(
	{ header, lines }: DocumentRows,
	headers: TableHandle,
	details: TableHandle,
): void {
	const { REC_ID = '' } = headers.insert(header);
	for (const line of lines) details.insert({ HDR_ID: REC_ID, ...line });
}

/** So many generated records instead of the demo firm's, with two hour types. */
export function seedGenerated(database: Database, wanted: GeneratedCounts): void {
	const counts = completeCounts(wanted);
	const customers = insertAll(database, 'CONTACT', generateCustomers(counts.customers));
	const employees = insertAll(database, 'EMPLOYEE', generateEmployees(counts.employees));
	const articles = [...generateArticles(counts.articles)];
	insertAll(database, 'ARTICLE', articles);
	insertAll(database, 'HRS_TYPE', GENERATED_HOUR_TYPES);
	const projects = insertAll(
		database,
		'PROJECTS',
		generateProjects(counts.projects, customers, employees),
	);
	let place = 0;
	for (const header of generateOrders(counts.orders, customers, projects)) {
		const { values } = database.insert('SO_HDR', header, USER);
		for (const line of generateOrderLines(counts.linesPerOrder, place, articles)) {
			database.insert('SO_LINE', withHeader(line, values), USER);
		}
		place += 1;
	}
	seedGeneratedInvoices(database, counts, articles);
}

/** Invoices to the customers that are there, and the firm that sends them. */
function seedGeneratedInvoices(
	database: Database,
	{ invoices, linesPerInvoice }: Required<GeneratedCounts>,
	articles: readonly RowValues[],
): void {
	if (invoices === 0) return;
	const customers = database
		.table('CONTACT')
		.inKeyOrder()
		.map(({ values }) => values);
	for (const { header, lines } of generateInvoices(
		invoices,
		linesPerInvoice,
		customers,
		articles,
	)) {
		const { key } = database.insert('HST_AH', header, USER);
		for (const line of lines) database.insert('HST_AL', { ...line, HDR_ID: key }, USER);
	}
	database.insert('CONTACT', contactRow(OWN_FIRM), USER);
}

function withHeader(line: RowValues, header: RowValues): RowValues {
	const { REC_ID = '', PROJ_CODE = '' } = header;
	return { ...line, HDR_ID: REC_ID, PROJ_CODE };
}

/** Inserts rows as the office does and gives their keys. */
function insertAll(database: Database, table: string, rows: Iterable<RowValues>): string[] {
	const keys: string[] = [];
	for (const row of rows) keys.push(database.insert(table, row, USER).key);
	return keys;
}
