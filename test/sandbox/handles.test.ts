import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

describe('A table handle', () => {
	it('adds a debtor with what AccountView fills in, and takes what the API may not write', async () => {
		const { customers } = (await sandbox()).accountView;

		const row = customers.insert({ ACCT_NAME: 'De Wit', CNG_DATE: '2020-01-01T00:00:00' });

		expect(row).toMatchObject({
			SUB_NR: '1',
			SRC_CODE: 'DEWIT',
			ACCT_NR: '1300',
			ACCT_LINK: 1,
			CNG_DATE: '2020-01-01T00:00:00',
		});
		expect(customers.get('1')).toEqual(row);
	});

	it('stamps each change with its own moment', async () => {
		let now = Date.UTC(2026, 6, 1, 12);
		const { customers } = (await sandbox({ now: () => now })).accountView;
		customers.insert({ SUB_NR: '1', ACCT_NAME: 'A' });
		now += 1000;

		expect(customers.update('1', { CITY: 'Zeist' })).toMatchObject({
			INP_DATE: '2026-07-01T14:00:00',
			CNG_DATE: '2026-07-01T14:00:01',
		});
	});

	it('changes, removes and gives copies', async () => {
		const { customers } = (await sandbox()).accountView;
		customers.insert({ SUB_NR: '1', ACCT_NAME: 'A' });
		const before = customers.all();

		expect(customers.update('1', { CITY: 'Zeist' })).toMatchObject({
			ACCT_NAME: 'A',
			CITY: 'Zeist',
		});
		expect(before[0]).not.toHaveProperty('CITY');
		expect(customers.remove('1')).toBe(true);
		expect(customers.remove('1')).toBe(false);
	});

	it('refuses an unknown column, a taken number and a missing row', async () => {
		const { customers } = (await sandbox()).accountView;
		customers.insert({ SUB_NR: '1', ACCT_NAME: 'A' });

		expect(() => customers.insert({ NAME: 'x' })).toThrow('CONTACT has no column NAME.');
		expect(() => customers.insert({ SUB_NR: '1' })).toThrow('SUB_NR 1 is taken.');
		expect(() => customers.update('2', {})).toThrow('There is no SUB_NR 2.');
	});
});

describe('The handle on the work-order app', () => {
	it('creates, changes and removes customers', async () => {
		const { workOrders } = await sandbox();
		const { id } = workOrders.create({ name: 'A' });

		expect(workOrders.update(id, { phone: '1' })).toMatchObject({ name: 'A', phone: '1' });
		expect(workOrders.remove(id)).toBe(true);
		expect(() => workOrders.update(id, {})).toThrow(`There is no customer ${id}.`);
	});
});

describe('Issuing tokens', () => {
	it('refuses a right that does not exist', async () => {
		const { accountView } = await sandbox();

		expect(() => accountView.issueTokens({ scope: 'everything' })).toThrow('Unknown scope');
	});
});
