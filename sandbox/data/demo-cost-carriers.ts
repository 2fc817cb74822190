import type { RowValues } from '../accountview/tables/definition';

/** Where the firm's costs are made (kostenplaatsen). */
export const DEMO_COST_CENTRES: readonly RowValues[] = [
	{ COST_CODE: 'BINNEN', COST_DESC: 'Binnendienst' },
	{ COST_CODE: 'BUITEN', COST_DESC: 'Monteurs' },
	{ COST_CODE: 'MAGAZIJN', COST_DESC: 'Magazijn Rotsoord' },
	{ COST_CODE: 'WAGENPARK', COST_DESC: 'Bedrijfswagens' },
];

/** What its costs are (kostensoorten). */
export const DEMO_COST_TYPES: readonly RowValues[] = [
	{ PC_CODE: 'BRAND', PC_DESC: 'Brandstof' },
	{ PC_CODE: 'HUUR', PC_DESC: 'Huur van materieel' },
	{ PC_CODE: 'MAT', PC_DESC: 'Materiaal' },
	{ PC_CODE: 'ONDER', PC_DESC: 'Onderaanneming' },
	{ PC_CODE: 'REIS', PC_DESC: 'Reis- en verblijfkosten' },
];
