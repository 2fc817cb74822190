import { auditColumns, column, type TableDefinition } from './definition';

/** Employees. Only the key EMP_NR is proven, by the tables that refer to it; the rest is invented. */
export const employees: TableDefinition = {
	name: 'EMPLOYEE',
	label: 'Medewerkers',
	key: 'EMP_NR',
	numbering: 'given',
	columns: [
		column('EMP_NR', 'C', 10, 'M UC', 'Medewerkercode'),
		column('EMP_NAME', 'C', 40, 'M', 'Naam medewerker'),
		column('MAIL_BUS', 'C', 50, '', 'E-mail zakelijk'),
		column('REC_BLK', 'L', 1, '', 'Geblokkeerd'),
		...auditColumns(),
	],
	related: false,
	extKey: true,
};
