import type { Database } from './database';
import { proposed } from './office';
import { rulesOf } from './rules';
import { tableHandle, type TableHandle } from './table-handle';
import type { RowValues } from './tables/definition';
import { ACCOUNT_LINK } from './tables/objects';

/** Every table that tests and scripts may want to look into or change. */
export interface AccountViewHandles {
	readonly customers: TableHandle;
	readonly deliveryAddresses: TableHandle;
	readonly projects: TableHandle;
	readonly projectTypes: TableHandle;
	readonly employees: TableHandle;
	readonly articles: TableHandle;
	readonly articleGroups: TableHandle;
	/** Headers of sales orders. */
	readonly orders: TableHandle;
	/** Lines of sales orders; a new one names its order by `HDR_ID`, the REC_ID of the header. */
	readonly orderLines: TableHandle;
	/** Pages of hours: one employee, one week. */
	readonly hourSheets: TableHandle;
	/** Dated hours; a new one names its sheet by `HDR_ID`, the REC_ID of the header. */
	readonly hourEntries: TableHandle;
	readonly hourTypes: TableHandle;
	/** Headers of invoices, known by their REC_ID. */
	readonly invoices: TableHandle;
	/** Lines of invoices; a new one names its invoice by `HDR_ID`, the REC_ID of the header. */
	readonly invoiceLines: TableHandle;
	readonly vatCodes: TableHandle;
	readonly costCentres: TableHandle;
	readonly costTypes: TableHandle;
	/** Transactions of the general ledger, known by their REC_ID. */
	readonly transactions: TableHandle;
}

export function accountViewHandles(database: Database): AccountViewHandles {
	const handle = (table: string): TableHandle =>
		tableHandle(database, table, (row) => proposals(database, table, row));
	return {
		customers: tableHandle(database, 'CONTACT', (row) => ({
			ACCT_LINK: ACCOUNT_LINK.debtor,
			...proposed(row),
		})),
		deliveryAddresses: handle('DEL_ADDR'),
		projects: handle('PROJECTS'),
		projectTypes: handle('PJ_TYPE'),
		employees: handle('EMPLOYEE'),
		articles: handle('ARTICLE'),
		articleGroups: handle('ART_GRP'),
		orders: handle('SO_HDR'),
		orderLines: handle('SO_LINE'),
		hourSheets: handle('HRS_HDR'),
		hourEntries: handle('HRS_LINE'),
		hourTypes: handle('HRS_TYPE'),
		invoices: handle('HST_AH'),
		invoiceLines: handle('HST_AL'),
		vatCodes: handle('VAT'),
		costCentres: handle('COST'),
		costTypes: handle('COST_TYP'),
		transactions: handle('TRANSACT'),
	};
}

/** What AccountView fills in by itself: prices of articles, the place of a line, and the like. */
function proposals(database: Database, tableName: string, row: RowValues): RowValues {
	const { header: headerName } = database.table(tableName).definition;
	const code = String(row['HDR_ID'] ?? '');
	const header =
		headerName === undefined ? undefined : database.table(headerName).findBy('REC_ID', code);
	if (headerName !== undefined && header === undefined) {
		throw new Error(`HDR_ID '${code}' is the REC_ID of no row of ${headerName}.`);
	}
	const order = header === undefined ? {} : { REC_ORD: nextOrder(database, tableName, code) };
	return { ...order, ...rulesOf(tableName).propose?.(row, database, header?.values) };
}

/** The place of a new line behind the others of its header. */
export function nextOrder(database: Database, lines: string, recordCode: string): number {
	const last = database.table(lines).linesOf(recordCode).at(-1);
	return Number(last?.values['REC_ORD'] ?? 0) + 1;
}
