import { auditColumns, column, type TableDefinition } from './definition';
import { customerIn, employeeIn, projectTypeIn } from './references';

/**
 * Projects.
 *
 * Proven by name: PROJ_CODE, PROJ_DESC, SUB_NR, BEG_DATE, END_DATE, REC_ID and PRO_STAT
 * (ForecastXL/accountview-ruby). Assumed: types and lengths but those of PROJ_CODE, that PROJ_DESC is
 * mandatory, the values of PRO_STAT, and the other columns.
 */
export const projects: TableDefinition = {
	name: 'PROJECTS',
	label: 'Projecten',
	key: 'PROJ_CODE',
	numbering: 'given',
	columns: [
		column('PROJ_CODE', 'C', 10, 'M UC', 'Projectcode'),
		column('PROJ_DESC', 'C', 40, 'M', 'Omschrijving project'),
		column('SUB_NR', 'C', 10, 'UC', 'Debiteurnummer'),
		column('COMMENT1', 'M', 4, '', 'Notitie project'),
		column('BEG_DATE', 'D', 8, '', 'Begindatum'),
		column('END_DATE', 'D', 8, '', 'Einddatum'),
		column('PROJ_TYPE', 'C', 10, 'UC', 'Projecttype'),
		column('EMP_NR', 'C', 10, 'UC', 'Projectleider'),
		column('PRO_STAT', 'N', 1, '', 'Status project'),
		column('REC_BLK', 'L', 1, '', 'Geblokkeerd'),
		column('REC_ID', 'C', 10, 'ro UC', 'Unieke code'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
	references: [customerIn('SUB_NR'), projectTypeIn('PROJ_TYPE'), employeeIn('EMP_NR')],
};

/** Values of PRO_STAT. */
export const PROJECT_STATUS = { open: 0, closed: 1 } as const;

/** Kinds of project. That AccountView has them is known; table and columns are invented. */
export const projectTypes: TableDefinition = {
	name: 'PJ_TYPE',
	label: 'Projecttypen',
	key: 'PROJ_TYPE',
	numbering: 'given',
	columns: [
		column('PROJ_TYPE', 'C', 10, 'M UC', 'Projecttype'),
		column('TYPE_DESC', 'C', 40, '', 'Omschrijving projecttype'),
		// Groups of hour types that projects of this type take, between commas; empty is all.
		column('HRS_GRPS', 'C', 40, 'UC', 'Toegestane uursoortgroepen'),
		column('REC_BLK', 'L', 1, '', 'Geblokkeerd'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
};
