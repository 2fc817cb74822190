import { column, type TableDefinition } from './definition';

/** The tables of the data dictionary itself; the column names are proven. */
export const dctFile: TableDefinition = {
	name: 'DCT_FILE',
	label: 'Tabellen',
	key: 'DBF_NAME',
	numbering: 'given',
	columns: [
		column('DBF_NAME', 'C', 8, 'UC', 'Tabel'),
		column('DBF_DESC', 'C', 40, '', 'Omschrijving'),
		column('OBJ_CODE', 'C', 10, 'UC', 'Objectcode'),
		column('DBF_TYPE', 'I', 4, '', 'Type tabel'),
		column('TBL_CHILD', 'C', 8, 'UC', 'Regeltabel'),
		column('TBL_HDR', 'C', 8, 'UC', 'Koptabel'),
		column('SORT_EXPN', 'C', 100, '', 'Sorteerexpressie'),
		column('NO_INSERT', 'L', 1, '', 'Toevoegen niet toegestaan'),
		column('NO_UPDATE', 'L', 1, '', 'Wijzigen niet toegestaan'),
		column('NO_DELETE', 'L', 1, '', 'Verwijderen niet toegestaan'),
		column('NO_XML_UPD', 'L', 1, '', 'Niet wijzigen via web-API'),
		column('TBL_ACTIVE', 'L', 1, '', 'Tabel actief'),
		column('OBJ_ACTIVE', 'L', 1, '', 'Object actief'),
		column('REC_CUST', 'L', 1, '', 'Maatwerk'),
	],
	related: true,
	extKey: false,
};

/** Its rows are kept under table and field name together, which no answer shows. */
export const dctFld: TableDefinition = {
	name: 'DCT_FLD',
	label: 'Velden',
	key: 'FLD_KEY',
	numbering: 'given',
	columns: [
		column('DBF_NAME', 'C', 8, 'UC', 'Tabel'),
		column('FIELD_NAME', 'C', 10, 'UC', 'Veld'),
		column('FLD_DESC', 'C', 60, '', 'Omschrijving'),
		column('FIELD_TYPE', 'C', 1, 'UC', 'Veldtype'),
		column('FIELD_LEN', 'I', 4, '', 'Veldlengte'),
		column('INP_MAND', 'L', 1, '', 'Invoer verplicht'),
		column('FLD_FMT', 'C', 10, '', 'Invoerformaat'),
		column('FLD_MASK', 'C', 20, '', 'Invoermasker'),
		column('COM_BLK', 'L', 1, '', 'Geblokkeerd voor COM'),
		column('REC_CUST', 'L', 1, '', 'Maatwerk'),
		column('PKY_TBL', 'C', 8, 'UC', 'Gekoppelde tabel'),
	],
	related: true,
	extKey: false,
};
