import { DEMO_COMPANY } from '../accountview/companies';
import type { Database } from '../accountview/database';
import { DEMO_ADDRESSES } from './demo-addresses';
import { DEMO_BUSINESSES } from './demo-businesses';
import { contactRow } from './demo-customer';
import { DEMO_LOOKALIKES, DEMO_NON_CUSTOMERS, DEMO_PRIVATE } from './demo-others';
import { generateCustomers } from './generator';

const USER = 'DAAN';
const YEARS = [2025, 2026];

/** Companies and administrations: what every administration has, whatever its customers. */
export function seedCompany(database: Database): void {
	const { code, description } = DEMO_COMPANY;
	database.insert('COMP_HDR', { COMP_ID: code, COMP_DESC: description, KVK_NR: '90000001' }, USER);
	for (const year of YEARS) {
		const administration = `${code.slice(0, 6)}${year}`;
		database.insert(
			'COMP_LN',
			{ COMP_ID: code, ADM_CODE: administration, ADM_DESC: `${description.slice(0, 34)} ${year}` },
			USER,
		);
		database.insert(
			'ADM_LIST',
			{
				ADM_CODE: administration,
				ADM_DESC: `${description.slice(0, 34)} ${year}`,
				ADM_DIR: `C:\\ADMIN\\${administration}`,
				DBC_NAME: administration.slice(0, 8),
				ATS_YEAR: String(year),
			},
			USER,
		);
	}
}

/** The relations and addresses of the demo firm. */
export function seedDemo(database: Database): void {
	const relations = [
		...DEMO_BUSINESSES,
		...DEMO_PRIVATE,
		...DEMO_LOOKALIKES,
		...DEMO_NON_CUSTOMERS,
	];
	for (const relation of relations) database.insert('CONTACT', contactRow(relation), USER);
	for (const address of DEMO_ADDRESSES) {
		const code = database.table('DEL_ADDR').nextKey();
		database.insert('DEL_ADDR', { REC_ID: code, ...address }, USER);
	}
}

/** So many generated customers instead of the demo firm's. */
export function seedGenerated(database: Database, count: number): void {
	for (const row of generateCustomers(count)) database.insert('CONTACT', row, USER);
}
