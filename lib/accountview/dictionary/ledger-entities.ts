import { defineEntity } from './entity-definition';
import { TRANSACTION_COLUMNS, VAT_CODE_COLUMNS } from './ledger-columns';

export const VAT_CODE = defineEntity({
	name: 'vatCode',
	label: 'VAT code',
	plural: 'VAT codes',
	dutch: 'BTW-codes',
	businessObject: 'VA1',
	table: 'VAT',
	keyField: 'code',
	fields: {
		code: 'VAT_CODE',
		description: 'VAT_DESC',
		percentage: 'VAT_PCT',
		rubric: 'VAT_RUB',
	},
	columns: VAT_CODE_COLUMNS,
});

/** Amounts are above zero for a sale and a purchase alike, and below it for what takes one back. */
export const TRANSACTION = defineEntity({
	name: 'transaction',
	label: 'transaction',
	plural: 'transactions',
	dutch: 'Grootboekmutaties',
	businessObject: 'GJ1',
	table: 'TRANSACT',
	keyField: 'id',
	fields: {
		id: 'REC_ID',
		date: 'TRN_DATE',
		description: 'TRN_DESC',
		journal: 'DJ_CODE',
		invoiceNumber: 'INV_NR',
		relation: 'SUB_NR',
		vatCode: 'VAT_CODE',
		amount: 'TRN_AMT',
		vat: 'VAT_AMT',
	},
	columns: TRANSACTION_COLUMNS,
});
