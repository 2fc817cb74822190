import { auditColumns, column, type TableDefinition } from './definition';

/**
 * VAT codes. The table and its key are proven (omniboost/go-accountview.net); VAT_DESC and VAT_PCT
 * follow the habits of other tables and are assumed, VAT_RUB is invented: the box of the Dutch return
 * in which the turnover, or the tax that was paid, is filed; empty where it is not filed at all.
 */
export const vatCodes: TableDefinition = {
	name: 'VAT',
	label: 'BTW-codes',
	key: 'VAT_CODE',
	numbering: 'given',
	columns: [
		column('VAT_CODE', 'C', 2, 'M UC', 'BTW-code'),
		column('VAT_DESC', 'C', 40, '', 'Omschrijving BTW-code'),
		column('VAT_PCT', 'N', 5, '', 'Percentage'),
		column('VAT_RUB', 'C', 4, '', 'Rubriek BTW-aangifte'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
};
