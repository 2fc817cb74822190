import { generateCustomers, type Sandbox } from '../../sandbox';
import { AccountViewCalls, type Columns } from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

/** Columns with their width in the dictionary, as far as they are texts. */
async function widths(calls: AccountViewCalls, table = 'CONTACT'): Promise<Map<string, number>> {
	const rows = await calls.rows(
		{ BusinessObject: 'FLD', PageSize: '1000', Fields: 'DBF_NAME,FIELD_NAME,FIELD_TYPE,FIELD_LEN' },
		'DCT_FLD',
	);
	const texts = rows.filter((row) => row['DBF_NAME'] === table && row['FIELD_TYPE'] === 'C');
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

describe('The demo firm at work', () => {
	const NOW = Date.UTC(2026, 2, 4, 9);
	const demo = () => sandbox({ seed: 'demo', now: () => NOW });

	it('has projects, orders, articles, employees and hours that keep to AccountView’s rules', async () => {
		const { accountView } = await demo();
		const sizes = (
			[
				'projectTypes',
				'employees',
				'projects',
				'hourTypes',
				'articleGroups',
				'articles',
				'orders',
				'hourEntries',
			] as const
		).map((name) => [name, accountView[name].all().length]);

		expect(Object.fromEntries(sizes)).toEqual({
			projectTypes: 4,
			employees: 6,
			projects: 14,
			hourTypes: 6,
			articleGroups: 3,
			articles: 41,
			orders: 12,
			hourEntries: 20,
		});
	});

	it('points nowhere to what is not there, and fits its columns', async () => {
		const world = await demo();
		const { accountView } = world;
		const calls = new AccountViewCalls(world);
		const known = (rows: readonly Columns[], key: string): Set<unknown> =>
			new Set(['', undefined, ...rows.map((row) => row[key])]);
		const numbers = known(accountView.customers.all(), 'SUB_NR');
		const codes = known(accountView.projects.all(), 'PROJ_CODE');
		const articles = known(accountView.articles.all(), 'ART_CODE');
		const people = known(accountView.employees.all(), 'EMP_NR');

		for (const { SUB_NR, EMP_NR } of accountView.projects.all()) {
			expect([numbers.has(SUB_NR), people.has(EMP_NR)]).toEqual([true, true]);
		}
		for (const { RPL_INV, PROJ_CODE } of accountView.orders.all()) {
			expect([numbers.has(RPL_INV), codes.has(PROJ_CODE)]).toEqual([true, true]);
		}
		for (const { ART_CODE } of accountView.orderLines.all()) expect(articles).toContain(ART_CODE);
		for (const { PROJ_CODE } of accountView.hourEntries.all()) expect(codes).toContain(PROJ_CODE);
		for (const [table, rows] of [
			['PROJECTS', accountView.projects.all()],
			['SO_HDR', accountView.orders.all()],
			['ARTICLE', accountView.articles.all()],
			['HRS_LINE', accountView.hourEntries.all()],
		] as const) {
			expect(tooLong(rows, await widths(calls, table))).toEqual([]);
		}
	});

	it('has what makes trouble: projects closed in three ways, an invoiced order, a euro sign', async () => {
		const { accountView } = await demo();
		const projects = accountView.projects.all();

		expect(projects.filter((row) => row['PRO_STAT'] === 1)).toHaveLength(2);
		expect(projects.filter((row) => row['REC_BLK'] === true)).toHaveLength(1);
		expect(projects.filter((row) => String(row['END_DATE'] ?? '9') < '2026-03-04')).toHaveLength(2);
		expect(accountView.orders.all().filter((row) => row['ORD_STAT'] === 2)).toHaveLength(1);
		expect(accountView.articles.get('VOORRIJ')?.['ART_DESC1']).toContain('€');
		expect(accountView.employees.all().filter((row) => row['REC_BLK'] === true)).toHaveLength(1);
	});

	it('delivers this week, whatever week it is, and books hours in the week before', async () => {
		const { accountView } = await demo();

		expect(accountView.orders.all().map((row) => row['DEL_DATE'])).toContain('2026-03-05T00:00:00');
		expect(new Set(accountView.hourSheets.all().map((row) => row['PERIOD']))).toEqual(
			new Set([202609]),
		);
	});
});

describe('Generated work', () => {
	it('has codes in a row and is the same every time', async () => {
		const options = {
			customers: 3,
			projects: 4,
			orders: 5,
			articles: 6,
			employees: 2,
			linesPerOrder: 2,
		};
		const [first, second] = [await sandbox(options), await sandbox(options)];
		const keys = (rows: readonly Columns[], key: string): unknown[] => rows.map((row) => row[key]);
		const { accountView } = first;

		expect(keys(accountView.projects.all(), 'PROJ_CODE')).toEqual([
			'P00001',
			'P00002',
			'P00003',
			'P00004',
		]);
		expect(keys(accountView.orders.all(), 'ORD_NR').at(-1)).toBe('20000004');
		expect(keys(accountView.articles.all(), 'ART_CODE').at(-1)).toBe('ART-00006');
		expect(keys(accountView.employees.all(), 'EMP_NR')).toEqual(['1001', '1002']);
		expect(keys(accountView.hourTypes.all(), 'HRS_CODE')).toEqual(['R', 'W']);
		expect(accountView.orderLines.all()).toHaveLength(10);
		const customersOf = (world: Sandbox): unknown =>
			keys(world.accountView.orders.all(), 'RPL_INV');
		expect(customersOf(second)).toEqual(customersOf(first));
	});

	it('brings the customers and articles that orders need', async () => {
		const { accountView } = await sandbox({ seed: 'demo', orders: 20, linesPerOrder: 1 });
		const numbers = accountView.customers.all().map((row) => row['SUB_NR']);

		expect(numbers).toHaveLength(10);
		for (const { RPL_INV } of accountView.orders.all()) expect(numbers).toContain(RPL_INV);
		expect(accountView.articles.all()).toHaveLength(10);
		expect(accountView.projects.all()).toEqual([]);
	});

	it('of 50,000 orders is there within seconds', async () => {
		const started = performance.now();
		const { accountView } = await sandbox({ orders: 50_000 });

		expect(accountView.orders.all()).toHaveLength(50_000);
		expect(performance.now() - started).toBeLessThan(10_000);
	});
});
