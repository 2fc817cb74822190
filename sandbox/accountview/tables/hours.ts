import { auditColumns, column, type Column, type TableDefinition } from './definition';
import { employeeIn, hourTypeIn, projectIn } from './references';

/**
 * Hours on pages per employee and week, as journals are entered. Nothing public names the object,
 * the tables or a column: all of this is invented after the naming habits of the other tables.
 */
export const hourSheets: TableDefinition = {
	name: 'HRS_HDR',
	label: 'Urenstaten',
	key: 'REC_ID',
	numbering: 'record-code',
	columns: [
		column('REC_ID', 'C', 10, 'ro UC', 'Unieke code'),
		column('EMP_NR', 'C', 10, 'M UC', 'Medewerkercode'),
		// The ISO week as YYYYWW.
		column('PERIOD', 'I', 4, 'M', 'Periode'),
		...auditColumns(),
	],
	related: true,
	extKey: true,
	references: [employeeIn('EMP_NR')],
};

/** One dated entry of hours (urenregel). */
export const hourEntries: TableDefinition = {
	name: 'HRS_LINE',
	label: 'Urenregels',
	key: 'REC_ID',
	numbering: 'record-code',
	columns: [
		column('REC_ID', 'C', 10, 'ro UC', 'Unieke code'),
		column('HDR_ID', 'C', 10, 'ro UC', 'Unieke code kop'),
		column('REC_ORD', 'I', 4, 'ro', 'Regelnummer'),
		column('TRN_DATE', 'D', 8, 'M', 'Datum'),
		column('EMP_NR', 'C', 10, 'UC', 'Medewerkercode'),
		column('PROJ_CODE', 'C', 10, 'M UC', 'Projectcode'),
		column('HRS_CODE', 'C', 10, 'M UC', 'Uursoort'),
		column('TRN_DESC', 'C', 40, '', 'Omschrijving'),
		hundredths(column('TRN_QTY', 'N', 13, 'M', 'Aantal uren')),
		...auditColumns(),
	],
	related: false,
	extKey: true,
	header: 'HRS_HDR',
	references: [employeeIn('EMP_NR'), projectIn('PROJ_CODE'), hourTypeIn('HRS_CODE')],
};

/** Hour types (uursoorten), in groups (uursoortgroepen). */
export const hourTypes: TableDefinition = {
	name: 'HRS_TYPE',
	label: 'Uursoorten',
	key: 'HRS_CODE',
	numbering: 'given',
	columns: [
		column('HRS_CODE', 'C', 10, 'M UC', 'Uursoort'),
		column('HRS_DESC', 'C', 40, '', 'Omschrijving uursoort'),
		column('HRS_GRP', 'C', 10, 'UC', 'Uursoortgroep'),
		column('REC_BLK', 'L', 1, '', 'Geblokkeerd'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
};

function hundredths(quantity: Column): Column {
	return { ...quantity, decimals: 2 };
}
