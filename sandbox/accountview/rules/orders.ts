import type { Database } from '../database';
import { AccountViewError } from '../errors';
import { shownColumn, type CellValue, type RowValues } from '../tables/definition';
import { ORDER_STATUS } from '../tables/order';
import { checkProjectOpen } from './project-open';
import type { TableRules } from './table-rules';

export const orderHeaderRules: TableRules = {
	propose: (order, database) => ({
		RPL_DEL: text(order['RPL_INV']),
		ORD_DATE: `${database.today()}T00:00:00`,
	}),
	check: ({ database, values, changes }) => {
		for (const column of ['RPL_INV', 'RPL_DEL']) {
			if (changes(column)) checkCustomerOrders(database, text(values[column]));
		}
		if (changes('PROJ_CODE')) checkProjectOpen(database, text(values['PROJ_CODE']));
	},
	checkLines: ({ switches, header, isNew, added }) => {
		const number = text(header['ORD_NR']);
		if (isNew && added === 0 && switches.orderWithoutLines === 'error') {
			throw new AccountViewError('Een order heeft ten minste één regel.', undefined, 1152);
		}
		if (!isNew && added > 0 && header['ORD_STAT'] === ORDER_STATUS.invoiced) {
			throw new AccountViewError(
				`Order ${number} is gefactureerd en neemt geen regels meer op.`,
				undefined,
				1151,
			);
		}
	},
};

export const orderLineRules: TableRules = {
	propose: (line, database, header) => {
		const article = database.table('ARTICLE').get(text(line['ART_CODE']))?.values;
		return {
			ART_PX: article?.['PX_SELL'] ?? 0,
			ART_DESC1: text(article?.['ART_DESC1']),
			PROJ_CODE: text(header?.['PROJ_CODE']),
		};
	},
	check: ({ database, values, changes }) => {
		if (values['ORD_QTY'] === 0) {
			throw new AccountViewError(
				`Het aantal van artikel ${text(values['ART_CODE'])} mag niet nul zijn.`,
				undefined,
				1131,
			);
		}
		if (changes('PROJ_CODE')) checkProjectOpen(database, text(values['PROJ_CODE']));
	},
};

/** Refuses an order number of the caller's own. @throws {AccountViewError} */
export function refuseGivenNumber(database: Database): never {
	const column = shownColumn(database.table('SO_HDR').definition, 'ORD_NR');
	throw new AccountViewError(
		`${column} wordt door AccountView bepaald en mag niet worden opgegeven.`,
		undefined,
		1153,
	);
}

function checkCustomerOrders(database: Database, number: string): void {
	const customer: RowValues = database.table('CONTACT').get(number)?.values ?? {};
	if (customer['REC_BLK'] === true) {
		throw new AccountViewError(`Debiteur ${number} is geblokkeerd.`, undefined, 1121);
	}
	if (customer['BLK_SP'] === true) {
		throw new AccountViewError(`Debiteur ${number} is geblokkeerd voor orders.`, undefined, 1122);
	}
}

function text(value: CellValue | undefined): string {
	return typeof value === 'string' ? value : '';
}
