import type { Switches } from '../../sandbox';
import { AccountViewCalls, errorMessage } from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

async function calls(count: number, switches: Partial<Switches> = {}): Promise<AccountViewCalls> {
	return new AccountViewCalls(await sandbox({ customers: count, switches }));
}

describe('Paging', () => {
	it('goes on after LastKey in key order, without gaps or doubles', async () => {
		const asked = await calls(25);
		const seen: unknown[] = [];
		for (let last = ''; ; last = String(seen.at(-1))) {
			const page = await asked.numbers({ PageSize: '10', LastKey: last });
			seen.push(...page);
			if (page.length < 10) break;
		}

		expect(seen).toHaveLength(25);
		expect(new Set(seen).size).toBe(25);
		expect(seen).toEqual([...seen].sort());
	});

	it('takes a LastKey that is no longer there, or padded to the width of the column', async () => {
		const asked = await calls(5);
		asked.sandbox.accountView.customers.remove('100001');

		expect(await asked.numbers({ LastKey: '100001    ' })).toEqual(['100002', '100003', '100004']);
	});

	it('puts a row added between two reads in its place', async () => {
		const asked = await calls(3);
		expect(await asked.numbers({})).toEqual(['100000', '100001', '100002']);

		asked.sandbox.accountView.customers.insert({ SUB_NR: '1000010', ACCT_NAME: 'Ertussen' });
		asked.sandbox.accountView.customers.update('100002', { CITY: 'Zeist' });

		expect(await asked.numbers({})).toEqual(['100000', '100001', '1000010', '100002']);
		expect(await asked.rows({ LastKey: '1000010', Fields: 'CITY' })).toMatchObject([
			{ CITY: 'Zeist' },
		]);
	});

	it('counts only rows that match', async () => {
		const asked = await calls(40);
		asked.sandbox.accountView.customers.update('100030', { CITY: 'Elders' });
		asked.sandbox.accountView.customers.update('100035', { CITY: 'Elders' });

		const filter = {
			FilterControlSource1: 'CITY',
			FilterOperator1: 'Equal',
			FilterValueType1: 'C',
			FilterValue1: 'Elders',
		};

		expect(await asked.numbers({ ...filter, PageSize: '1' })).toEqual(['100030']);
		expect(await asked.numbers({ ...filter, PageSize: '1', LastKey: '100030' })).toEqual([
			'100035',
		]);
	});

	it('gives pageSizeDefault rows without PageSize and never more than pageSizeCap', async () => {
		const asked = await calls(30, { pageSizeDefault: 7, pageSizeCap: 12 });

		expect(await asked.numbers({})).toHaveLength(7);
		expect(await asked.numbers({ PageSize: '20' })).toHaveLength(12);
	});

	it('ignores PageNumber', async () => {
		const asked = await calls(5);

		expect(await asked.numbers({ PageSize: '2', PageNumber: '2' })).toEqual(['100000', '100001']);
	});

	it.each(['0', '-1', 'ten', '1.5'])('refuses PageSize %s', async (PageSize) => {
		expect((await (await calls(1)).read({ PageSize })).status).toBe(400);
	});
});

describe('Sorting', () => {
	async function sorted(parameters: Record<string, string>): Promise<unknown[]> {
		const world = await sandbox();
		const { customers } = world.accountView;
		customers.insert({ SUB_NR: '1', ACCT_NAME: 'C', CITY: 'Zeist' });
		customers.insert({ SUB_NR: '2', ACCT_NAME: 'A', CITY: 'Utrecht' });
		customers.insert({ SUB_NR: '3', ACCT_NAME: 'B', CITY: 'Utrecht' });
		return new AccountViewCalls(world).numbers(parameters);
	}

	it('orders by several columns, up or down', async () => {
		expect(await sorted({ SortFields: 'city, contact.acct_name' })).toEqual(['2', '3', '1']);
		expect(await sorted({ SortFields: 'CITY,ACCT_NAME', SortOrder: 'DESCENDING' })).toEqual([
			'1',
			'3',
			'2',
		]);
		expect(
			await sorted({ SortFields: 'ACCT_NAME', SortOrder: 'Ascending', PageSize: '2' }),
		).toEqual(['2', '3']);
	});

	it('with LastKey is an error, so that a client notices', async () => {
		const asked = await calls(3);

		const answer = await asked.read({ SortFields: 'ACCT_NAME', LastKey: '100000' });

		expect(errorMessage(answer)).toBe('LastKey kan niet samen met SortFields worden gebruikt.');
	});

	it('ignores LastKey with lastKeyWithSort ignored', async () => {
		const asked = await calls(3, { lastKeyWithSort: 'ignored' });

		expect(await asked.numbers({ SortFields: 'SUB_NR', LastKey: '100002' })).toHaveLength(3);
	});

	it.each([
		[{ SortFields: 'NOT_THERE' }, "De sorteerkolom 'NOT_THERE' bestaat niet."],
		[{ SortFields: 'CITY', SortOrder: 'sideways' }, "De sorteervolgorde 'sideways' is onbekend."],
	])('refuses %j', async (parameters, message) => {
		expect(errorMessage(await (await calls(1)).read(parameters))).toBe(message);
	});
});
