import { auditColumns, column, type TableDefinition } from './definition';
import { customerIn } from './references';

/**
 * Transactions of the general ledger, one for each VAT code of a booking. Proven by published clients: that
 * GJ1 reads TRANSACT, its key REC_ID, TRN_DATE and TRN_DESC. Assumed after sister tables: types and lengths,
 * DJ_CODE, INV_NR, SUB_NR, VAT_CODE and PERIOD. Invented: TRN_AMT and VAT_AMT, without VAT and the VAT, above
 * zero for a sale and a purchase alike and below it for what takes one back.
 */
export const transactions: TableDefinition = {
	name: 'TRANSACT',
	label: 'Grootboekmutaties',
	key: 'REC_ID',
	numbering: 'record-code',
	columns: [
		column('REC_ID', 'C', 10, 'ro UC', 'Unieke code'),
		column('TRN_DATE', 'D', 8, 'M', 'Boekdatum'),
		column('PERIOD', 'I', 4, '', 'Periode'),
		column('DJ_CODE', 'C', 3, 'UC', 'Dagboekcode'),
		column('INV_NR', 'C', 12, '', 'Factuurnummer'),
		column('TRN_DESC', 'C', 40, '', 'Omschrijving mutatie'),
		column('SUB_NR', 'C', 10, 'UC', 'Debiteur/crediteur'),
		column('VAT_CODE', 'C', 2, 'UC', 'BTW-code'),
		column('TRN_AMT', 'Y', 8, '', 'Bedrag zonder btw'),
		column('VAT_AMT', 'Y', 8, '', 'Btw op de mutatie'),
		...auditColumns(),
	],
	related: true,
	extKey: true,
	references: [customerIn('SUB_NR'), { column: 'VAT_CODE', table: 'VAT' }],
};
