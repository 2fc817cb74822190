import { auditColumns, column, type TableDefinition } from './definition';
import { addressIn, articleIn, customerIn, employeeIn, projectIn } from './references';

/**
 * Headers of processed article pages: invoices sent to customers, and those of suppliers.
 *
 * Proven by a published client that reads them beside their lines: HDR_TYPE with 1 for sales and 2 for
 * purchase, DC_NAME, DEL_DATE, DEL_ADDR, SHIP_MTH, SHIP_COST, ORD_COST, VDISC_DESC, COMMENT1 and
 * COMMENT2; the same client names RPL_INV and INV_DATE without asking them. Assumed after sister
 * tables: all types and lengths, INV_NR, RPL_DEL, DEL_CODE, TO_EMAIL, COMMENT3, ORD_NR, PROJ_CODE,
 * COST_CODE, EMP_NR, CUR_CODE, DISC_CODE, CRED_DAYS, EXP_DATE and REC_ID. Invented: INV_KIND, PERIOD,
 * the amounts AMT_EXCL, VAT_AMT, AMT_INCL and PREP_AMT, and the names of four fields that AccountView
 * is known to have for electronic invoices: PO_NR, PROJ_REF, BOOK_INFO and PREV_INV.
 */
export const invoiceHeaders: TableDefinition = {
	name: 'HST_AH',
	label: 'Verwerkte artikelpagina’s',
	key: 'REC_ID',
	numbering: 'record-code',
	columns: [
		column('REC_ID', 'C', 10, 'ro UC', 'Unieke code'),
		column('HDR_TYPE', 'N', 1, 'ro', 'Soort pagina'),
		column('INV_KIND', 'N', 1, '', 'Factuur of creditfactuur'),
		column('INV_NR', 'C', 12, '', 'Factuurnummer'),
		column('INV_DATE', 'T', 8, '', 'Factuurdatum'),
		// The month of the invoice as YYYYMM.
		column('PERIOD', 'I', 4, '', 'Periode'),
		column('EXP_DATE', 'D', 8, '', 'Vervaldatum'),
		column('RPL_INV', 'C', 10, 'UC', 'Factuurdebiteur/crediteur'),
		column('RPL_DEL', 'C', 10, 'UC', 'Afleverdebiteur'),
		column('DC_NAME', 'C', 40, '', 'Naam debiteur/crediteur'),
		column('DEL_DATE', 'T', 8, '', 'Leverdatum'),
		column('DEL_CODE', 'C', 10, 'UC', 'Afleveradres'),
		column('DEL_ADDR', 'M', 4, '', 'Afleveradres in landafhankelijke indeling'),
		column('TO_EMAIL', 'C', 50, '', 'E-mail'),
		column('COMMENT1', 'C', 40, '', 'Omschrijving order'),
		column('COMMENT2', 'M', 4, '', 'Externe notitie'),
		column('COMMENT3', 'M', 4, '', 'Interne notitie'),
		column('ORD_NR', 'C', 10, 'UC', 'Ordernummer'),
		column('PO_NR', 'C', 30, '', 'Inkoopordernummer'),
		column('PROJ_REF', 'C', 30, '', 'Projectreferentie'),
		column('BOOK_INFO', 'C', 40, '', 'Boekingsinformatie'),
		column('PREV_INV', 'C', 12, '', 'Vorig factuurnummer'),
		column('PROJ_CODE', 'C', 10, 'UC', 'Projectcode'),
		column('COST_CODE', 'C', 10, 'UC', 'Kostenplaats'),
		column('EMP_NR', 'C', 10, 'UC', 'Medewerkercode'),
		column('CUR_CODE', 'C', 3, 'UC', 'Valutacode'),
		column('DISC_CODE', 'C', 2, 'UC', 'Code betalingsconditie'),
		column('VDISC_DESC', 'C', 40, '', 'Betalingsconditie'),
		column('CRED_DAYS', 'N', 3, '', 'Krediettermijn in dagen'),
		column('SHIP_MTH', 'C', 10, 'UC', 'Vervoersmethode'),
		column('SHIP_COST', 'Y', 8, '', 'Vervoerskosten'),
		column('ORD_COST', 'Y', 8, '', 'Orderkosten'),
		column('AMT_EXCL', 'Y', 8, '', 'Bedrag exclusief btw'),
		column('VAT_AMT', 'Y', 8, '', 'Btw-bedrag'),
		column('AMT_INCL', 'Y', 8, '', 'Bedrag inclusief btw'),
		column('PREP_AMT', 'Y', 8, '', 'Aanbetaald bedrag'),
		...auditColumns(),
	],
	related: true,
	extKey: true,
	references: [
		customerIn('RPL_INV'),
		customerIn('RPL_DEL'),
		addressIn('DEL_CODE'),
		projectIn('PROJ_CODE'),
		employeeIn('EMP_NR'),
	],
};

/** Values of HDR_TYPE. */
export const PAGE_TYPE = { sales: 1, purchase: 2 } as const;

/** Values of INV_KIND. Quantities and amounts of a credit note are below zero. */
export const INVOICE_KIND = { invoice: 0, creditNote: 1 } as const;

/**
 * Lines of processed article pages; a column of their header is asked as `hst_ah.<column>`.
 *
 * Proven by the client named above: REC_ID, ART_CODE, UNIT_PX and ART_UNIT. Assumed after sister
 * tables: types and lengths, HDR_ID, REC_ORD, ART_DESC1, ART_PX, DISC_PCT, PROJ_CODE, COST_CODE, VAT_CODE
 * and UNT_CODE, and that UNIT_PX and ART_UNIT are the price and unit that orders call ART_PX and
 * UNT_CODE. Invented: INV_QTY, LINE_AMT and VAT_PCT. Prices and amounts are without VAT.
 */
export const invoiceLines: TableDefinition = {
	name: 'HST_AL',
	label: 'Verwerkte artikelregels',
	key: 'REC_ID',
	numbering: 'record-code',
	columns: [
		column('REC_ID', 'C', 10, 'ro UC', 'Unieke code'),
		column('HDR_ID', 'C', 10, 'ro UC', 'Unieke code kop'),
		column('REC_ORD', 'I', 4, 'ro', 'Regelnummer'),
		column('ART_CODE', 'C', 15, 'UC', 'Artikelcode'),
		column('ART_DESC1', 'C', 40, '', 'Omschrijving'),
		column('INV_QTY', 'N', 13, '', 'Aantal gefactureerd'),
		column('UNT_CODE', 'C', 10, '', 'Eenheid'),
		column('ART_UNIT', 'C', 10, '', 'Artikeleenheid'),
		column('ART_PX', 'Y', 8, '', 'Prijs'),
		column('UNIT_PX', 'Y', 8, '', 'Prijs per eenheid'),
		column('DISC_PCT', 'N', 9, '', 'Kortingspercentage'),
		column('LINE_AMT', 'Y', 8, '', 'Regelbedrag'),
		column('VAT_CODE', 'C', 2, 'UC', 'BTW-code'),
		column('VAT_PCT', 'N', 5, '', 'BTW-percentage'),
		column('PROJ_CODE', 'C', 10, 'UC', 'Projectcode'),
		column('COST_CODE', 'C', 10, 'UC', 'Kostenplaats'),
		...auditColumns(),
	],
	calculated: {
		UNIT_PX: (row) => row['ART_PX'] ?? 0,
		ART_UNIT: (row) => row['UNT_CODE'] ?? '',
	},
	related: false,
	extKey: true,
	header: 'HST_AH',
	joins: [{ table: 'HST_AH', by: 'HDR_ID' }],
	references: [articleIn('ART_CODE'), projectIn('PROJ_CODE'), { column: 'VAT_CODE', table: 'VAT' }],
};
