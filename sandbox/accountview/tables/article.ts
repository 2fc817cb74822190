import { auditColumns, column, type TableDefinition } from './definition';
import { articleGroupIn } from './references';

/**
 * Articles. ART_CODE, ART_DESC1, AG_CODE, PX_SELL, COST_PX, QTY_AVAIL and QTY_FREE2 are proven names
 * (published connectors); their lengths are assumed, UNT_CODE and REC_BLK as well.
 */
export const articles: TableDefinition = {
	name: 'ARTICLE',
	label: 'Artikelen',
	key: 'ART_CODE',
	numbering: 'given',
	columns: [
		column('ART_CODE', 'C', 15, 'M UC', 'Artikelcode'),
		column('ART_DESC1', 'C', 40, '', 'Omschrijving artikel'),
		column('AG_CODE', 'C', 5, 'UC', 'Artikelgroep'),
		column('UNT_CODE', 'C', 10, '', 'Eenheid'),
		column('PX_SELL', 'Y', 8, '', 'Verkoopprijs'),
		column('COST_PX', 'Y', 8, '', 'Kostprijs'),
		column('QTY_AVAIL', 'N', 13, '', 'Beschikbare voorraad'),
		column('QTY_FREE2', 'N', 13, '', 'Vrije voorraad'),
		column('REC_BLK', 'L', 1, '', 'Geblokkeerd'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
	references: [articleGroupIn('AG_CODE')],
};

/** Article groups; both names are proven. */
export const articleGroups: TableDefinition = {
	name: 'ART_GRP',
	label: 'Artikelgroepen',
	key: 'AG_CODE',
	numbering: 'given',
	columns: [
		column('AG_CODE', 'C', 5, 'M UC', 'Artikelgroep'),
		column('AG_DESC', 'C', 40, '', 'Omschrijving artikelgroep'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
};
