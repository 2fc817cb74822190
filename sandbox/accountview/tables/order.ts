import { auditColumns, column, type TableDefinition } from './definition';
import { addressIn, articleIn, customerIn, employeeIn, projectIn } from './references';

/**
 * Headers of sales orders.
 *
 * Proven by connectors that write them: RPL_INV, RPL_DEL, ORD_DATE, DEL_DATE, INV_DATE, COMMENT1,
 * COMMENT2, EMP_NR, TO_EMAIL, DEL_CODE and APX_LIST. Assumed: types and lengths, COMMENT3, and the
 * names ORD_NR and PROJ_CODE. Invented: ORD_TYPE and ORD_STAT.
 */
export const orderHeaders: TableDefinition = {
	name: 'SO_HDR',
	label: 'Verkooporders',
	key: 'ORD_NR',
	numbering: 'next-number',
	columns: [
		column('ORD_NR', 'C', 10, 'UC', 'Ordernummer'),
		column('RPL_INV', 'C', 10, 'M UC', 'Factuurdebiteur'),
		column('RPL_DEL', 'C', 10, 'UC', 'Afleverdebiteur'),
		column('ORD_DATE', 'T', 8, '', 'Orderdatum'),
		column('DEL_DATE', 'T', 8, '', 'Leverdatum'),
		column('INV_DATE', 'T', 8, '', 'Factuurdatum'),
		column('COMMENT1', 'C', 40, '', 'Omschrijving order'),
		column('COMMENT2', 'M', 4, '', 'Externe notitie'),
		column('COMMENT3', 'M', 4, '', 'Interne notitie'),
		column('EMP_NR', 'C', 10, 'UC', 'Verkoper'),
		column('TO_EMAIL', 'C', 50, '', 'E-mail'),
		column('DEL_CODE', 'C', 10, 'UC', 'Afleveradres'),
		column('PROJ_CODE', 'C', 10, 'UC', 'Projectcode'),
		column('ORD_TYPE', 'C', 10, 'UC', 'Soort werk'),
		column('ORD_STAT', 'N', 1, '', 'Status order'),
		column('APX_LIST', 'C', 5, 'UC', 'Prijslijst art.prijzen'),
		column('REC_ID', 'C', 10, 'ro UC', 'Unieke code'),
		...auditColumns(),
	],
	related: true,
	extKey: true,
	references: [
		customerIn('RPL_INV'),
		customerIn('RPL_DEL'),
		employeeIn('EMP_NR'),
		addressIn('DEL_CODE'),
		projectIn('PROJ_CODE'),
	],
};

/** Values of ORD_STAT. */
export const ORDER_STATUS = { open: 0, delivered: 1, invoiced: 2 } as const;

/**
 * Lines of sales orders. ART_CODE, ORD_QTY, ART_PX and DEL_DATE are proven by a connector that writes
 * them; the other columns follow sister tables and are assumed.
 */
export const orderLines: TableDefinition = {
	name: 'SO_LINE',
	label: 'Verkooporderregels',
	key: 'REC_ID',
	numbering: 'record-code',
	columns: [
		column('REC_ID', 'C', 10, 'ro UC', 'Unieke code'),
		column('HDR_ID', 'C', 10, 'ro UC', 'Unieke code kop'),
		column('REC_ORD', 'I', 4, 'ro', 'Regelnummer'),
		column('ART_CODE', 'C', 15, 'M UC', 'Artikelcode'),
		column('ORD_QTY', 'N', 13, 'M', 'Aantal besteld'),
		column('ART_PX', 'Y', 8, '', 'Prijs'),
		column('DEL_DATE', 'T', 8, '', 'Leverdatum'),
		column('ART_DESC1', 'C', 40, '', 'Omschrijving'),
		column('DISC_PCT', 'N', 9, '', 'Kortingspercentage'),
		column('PROJ_CODE', 'C', 10, 'UC', 'Projectcode'),
		column('COST_CODE', 'C', 10, 'UC', 'Kostenplaats'),
		column('VAT_CODE', 'C', 2, 'UC', 'BTW-code'),
		column('UNT_CODE', 'C', 10, '', 'Eenheid'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
	header: 'SO_HDR',
	references: [articleIn('ART_CODE'), projectIn('PROJ_CODE')],
};
