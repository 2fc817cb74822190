import { defineEntity } from './entity-definition';
import { EMPLOYEE_COLUMNS, PROJECT_COLUMNS, PROJECT_TYPE_COLUMNS } from './project-columns';

/** Reading PJ1 is proven by ForecastXL/accountview-ruby; writing it is assumed to work alike. */
export const PROJECT = defineEntity({
	name: 'project',
	label: 'project',
	plural: 'projects',
	dutch: 'Projecten',
	businessObject: 'PJ1',
	table: 'PROJECTS',
	keyField: 'code',
	fields: {
		code: 'PROJ_CODE',
		description: 'PROJ_DESC',
		customerNumber: 'SUB_NR',
		remark: 'COMMENT1',
		startDate: 'BEG_DATE',
		endDate: 'END_DATE',
		projectType: 'PROJ_TYPE',
		employee: 'EMP_NR',
		status: 'PRO_STAT',
		blocked: 'REC_BLK',
		id: 'REC_ID',
		changedAt: 'CNG_DATE',
		changeNumber: 'CNG_NR',
		enteredAt: 'INP_DATE',
	},
	columns: PROJECT_COLUMNS,
});

export const PROJECT_TYPE = defineEntity({
	name: 'projectType',
	label: 'project type',
	plural: 'project types',
	dutch: 'Projecttypen',
	businessObject: 'PT1',
	table: 'PJ_TYPE',
	proof: 'assumed',
	keyField: 'code',
	fields: { code: 'PROJ_TYPE', description: 'TYPE_DESC' },
	columns: PROJECT_TYPE_COLUMNS,
});

export const EMPLOYEE = defineEntity({
	name: 'employee',
	label: 'employee',
	plural: 'employees',
	dutch: 'Medewerkers',
	businessObject: 'EM1',
	table: 'EMPLOYEE',
	proof: 'assumed',
	keyField: 'number',
	fields: { number: 'EMP_NR', name: 'EMP_NAME', email: 'MAIL_BUS', blocked: 'REC_BLK' },
	columns: EMPLOYEE_COLUMNS,
});
