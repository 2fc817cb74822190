import { generateCustomers } from '../../sandbox';
import { AccountViewCalls, type Columns } from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

/** Columns with their width in the dictionary, as far as they are texts. */
async function widths(calls: AccountViewCalls): Promise<Map<string, number>> {
	const rows = await calls.rows(
		{ BusinessObject: 'FLD', PageSize: '1000', Fields: 'DBF_NAME,FIELD_NAME,FIELD_TYPE,FIELD_LEN' },
		'DCT_FLD',
	);
	const texts = rows.filter((row) => row['DBF_NAME'] === 'CONTACT' && row['FIELD_TYPE'] === 'C');
	return new Map(texts.map((row) => [String(row['FIELD_NAME']), Number(row['FIELD_LEN'])]));
}

function tooLong(rows: readonly Columns[], limits: ReadonlyMap<string, number>): string[] {
	return rows.flatMap((row) =>
		Object.entries(row)
			.filter(([name, value]) => String(value).length > (limits.get(name) ?? Infinity))
			.map(([name, value]) => `${name}: ${String(value)}`),
	);
}

describe('The demo firm', () => {
	it('keeps to the dictionary', async () => {
		const world = await sandbox({ seed: 'demo' });
		const calls = new AccountViewCalls(world);
		const rows = world.accountView.customers.all();

		expect(tooLong(rows, await widths(calls))).toEqual([]);
		for (const row of rows) {
			for (const column of ['SUB_NR', 'SRC_CODE', 'POST_CODE', 'PO_CODE'] as const) {
				const code = String(row[column] ?? '');
				expect(code).toBe(code.toUpperCase());
			}
		}
	});

	it('has the customers that make trouble', async () => {
		const { accountView } = await sandbox({ seed: 'demo' });
		const rows = accountView.customers.all();
		const some = (test: (row: Columns) => boolean): number => rows.filter(test).length;
		const filled = (row: Columns, name: string): boolean => (row[name] ?? '') !== '';

		expect(some((row) => filled(row, 'PO_BOX') && !filled(row, 'ADDRESS1'))).toBeGreaterThan(2);
		expect(some((row) => filled(row, 'PO_BOX') && filled(row, 'ADDRESS1'))).toBeGreaterThan(3);
		expect(some((row) => !filled(row, 'MAIL_BUS'))).toBeGreaterThan(1);
		expect(some((row) => row['REC_BLK'] === true)).toBeGreaterThan(1);
		expect(some((row) => row['EL_SI'] === true)).toBeGreaterThan(10);
		expect(some((row) => /^0/.test(String(row['SUB_NR'])))).toBeGreaterThan(2);
		expect(some((row) => String(row['ACCT_NAME']).length === 40)).toBeGreaterThan(1);
		expect(some((row) => /['’]/.test(String(row['ACCT_NAME'])))).toBeGreaterThan(1);
		expect(some((row) => String(row['COMMENT1']).includes('€'))).toBeGreaterThan(1);
		expect(some((row) => filled(row, 'MAIN_CONT'))).toBeGreaterThan(6);
	});

	it('writes to nobody: every e-mail address is in a domain for examples', async () => {
		const { accountView } = await sandbox({ seed: 'demo' });
		const addresses = accountView.customers
			.all()
			.flatMap((row) => [row['MAIL_BUS'], row['MC_MAILB']])
			.filter((address) => address !== undefined);

		expect(
			addresses.filter((address) => !/^[^@\s]+@[^@\s]+\.example$/.test(String(address))),
		).toEqual([]);
	});
});

describe('Generated customers', () => {
	it('are the same for the same seed and others for another', () => {
		const first = [...generateCustomers(50, 7)];

		expect([...generateCustomers(50, 7)]).toEqual(first);
		expect([...generateCustomers(50, 8)]).not.toEqual(first);
		expect([...generateCustomers(60, 7)].slice(0, 50)).toEqual(first);
	});

	it('are of every kind and keep to the dictionary', async () => {
		const rows = [...generateCustomers(2000)];
		const share = (test: (row: Columns) => boolean): number =>
			rows.filter(test).length / rows.length;

		expect(new Set(rows.map((row) => row['SUB_NR'])).size).toBe(2000);
		expect(share((row) => row['ADDRESS1'] === undefined)).toBeCloseTo(0.08, 1);
		expect(share((row) => row['PO_BOX'] !== undefined)).toBeCloseTo(0.3, 1);
		expect(share((row) => row['REC_BLK'] === true)).toBeGreaterThan(0.01);
		expect(tooLong(rows, await widths(new AccountViewCalls(await sandbox())))).toEqual([]);
	});

	it('fill the administration in the place of the demo firm', async () => {
		const { accountView } = await sandbox({ seed: 'demo', customers: 3 });

		expect(accountView.customers.all().map((row) => row['SUB_NR'])).toEqual([
			'100000',
			'100001',
			'100002',
		]);
	});
});
