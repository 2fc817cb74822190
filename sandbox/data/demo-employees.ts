import type { RowValues } from '../accountview/tables/definition';

/** The people of the demo firm. All of them are made up. */
export const DEMO_EMPLOYEES: readonly RowValues[] = [
	['101', 'Daan de Vries', 'daan@devries-installatie.example'],
	['102', 'Fatima Yıldız', 'fatima@devries-installatie.example'],
	['103', 'Joost van Leeuwen', 'joost@devries-installatie.example'],
	['104', 'Sanne Kok', 'sanne@devries-installatie.example'],
	['105', 'Bram Smits (uit dienst)', '', true] as const,
	['106', 'Chiara Romano', 'chiara@devries-installatie.example'],
].map(([number = '', name = '', mail = '', blocked = false]) => ({
	EMP_NR: number,
	EMP_NAME: name,
	MAIL_BUS: mail,
	REC_BLK: blocked,
}));
