import { defineEntity } from './entity-definition';
import { HOUR_ENTRY_COLUMNS, HOUR_SHEET_COLUMNS, HOUR_TYPE_COLUMNS } from './hour-columns';

/** A page of hours: one employee, one period. */
export const HOUR_SHEET = defineEntity({
	name: 'hourSheet',
	label: 'hour sheet',
	plural: 'hour sheets',
	dutch: 'Urenstaten',
	businessObject: 'UR1',
	table: 'HRS_HDR',
	proof: 'assumed',
	keyField: 'id',
	fields: { id: 'REC_ID', employee: 'EMP_NR', period: 'PERIOD' },
	columns: HOUR_SHEET_COLUMNS,
});

/** The own reference shares the description's column, as on orders, unless an override parts them. */
export const HOUR_ENTRY = defineEntity({
	name: 'hourEntry',
	label: 'hour entry',
	plural: 'hour entries',
	dutch: 'Urenregels',
	businessObject: HOUR_SHEET.businessObject,
	table: 'HRS_LINE',
	proof: 'assumed',
	parent: 'hourSheet',
	keyField: 'id',
	fields: {
		id: 'REC_ID',
		date: 'TRN_DATE',
		employee: 'EMP_NR',
		project: 'PROJ_CODE',
		hourType: 'HRS_CODE',
		ownReference: 'TRN_DESC',
		description: 'TRN_DESC',
		hours: 'TRN_QTY',
	},
	columns: HOUR_ENTRY_COLUMNS,
	differences: { ownReference: { label: 'Own reference', dutch: 'Eigen referentie' } },
});

export const HOUR_TYPE = defineEntity({
	name: 'hourType',
	label: 'hour type',
	plural: 'hour types',
	dutch: 'Uursoorten',
	businessObject: 'US1',
	table: 'HRS_TYPE',
	proof: 'assumed',
	keyField: 'code',
	fields: { code: 'HRS_CODE', description: 'HRS_DESC' },
	columns: HOUR_TYPE_COLUMNS,
});
