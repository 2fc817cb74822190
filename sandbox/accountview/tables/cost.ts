import { auditColumns, column, type TableDefinition } from './definition';

/**
 * Cost centres (kostenplaatsen). Object, table and key are proven (omniboost/go-accountview.net); COST_DESC follows
 * the habits of other tables and is assumed.
 */
export const costCentres: TableDefinition = {
	name: 'COST',
	label: 'Kostenplaatsen',
	key: 'COST_CODE',
	numbering: 'given',
	columns: [
		column('COST_CODE', 'C', 10, 'M UC', 'Kostenplaatscode'),
		column('COST_DESC', 'C', 40, '', 'Omschrijving kostenplaats'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
};

/**
 * Cost types (kostensoorten). That a column PC_CODE of five characters has them is proven, by sister tables;
 * which object and table keep them is not known, and these names are invented.
 */
export const costTypes: TableDefinition = {
	name: 'COST_TYP',
	label: 'Kostensoorten',
	key: 'PC_CODE',
	numbering: 'given',
	columns: [
		column('PC_CODE', 'C', 5, 'M UC', 'Kostensoortcode'),
		column('PC_DESC', 'C', 40, '', 'Omschrijving kostensoort'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
};
