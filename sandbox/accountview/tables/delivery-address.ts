import { auditColumns, column, type TableDefinition } from './definition';

/**
 * Delivery and other extra addresses of a customer.
 *
 * The names are proven by live connectors that read and insert them; types, lengths and labels
 * follow the same columns of CONTACT and are assumed.
 */
export const delAddr: TableDefinition = {
	name: 'DEL_ADDR',
	label: 'Afleveradressen',
	key: 'REC_ID',
	numbering: 'record-code',
	columns: [
		column('REC_ID', 'C', 10, 'ro UC', 'Unieke code'),
		column('SUB_NR', 'C', 10, 'M UC', 'Debiteur-/crediteurnummer'),
		column('DEL_NAME', 'C', 40, '', 'Naam'),
		column('ADDRESS1', 'C', 80, '', 'Adres'),
		column('POST_CODE', 'C', 10, 'UC', 'Postcode'),
		column('CITY', 'C', 35, '', 'Plaats'),
		column('CNT_CODE', 'C', 2, 'UC', 'ISO-landcode'),
		column('MAIL_BUS', 'C', 50, '', 'E-mail zakelijk'),
		column('TEL_BUS', 'C', 20, '', 'Telefoon zakelijk'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
	joins: [{ table: 'CONTACT', by: 'SUB_NR' }],
	references: [{ column: 'SUB_NR', table: 'CONTACT' }],
};
