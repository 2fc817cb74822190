import '../quiet';
import { join } from 'node:path';
import { startSandbox, type AppCustomer, type Sandbox } from '../../../sandbox';
import { credentialFor } from '../credential-for';
import { Engine, type RunResult } from '../harness';

const TEMPLATE = join(__dirname, '../../../workflows/01-customers.json');

let engine: Engine;
let sandbox: Sandbox;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => {
	await sandbox.stop();
});

function runTemplate(): Promise<RunResult> {
	return engine.run(TEMPLATE, {
		startAt: 'Every 10 Minutes',
		credentials: {
			own: credentialFor(sandbox),
			app: { type: 'httpBearerAuth', data: { token: sandbox.workOrders.token } },
		},
		parameters: {
			Settings: {
				assignments: {
					assignments: [
						{ name: 'appUrl', type: 'string', value: `${sandbox.workOrders.baseUrl}/api/v1` },
					],
				},
			},
		},
	});
}

function inApp(number: string): AppCustomer {
	const found = sandbox.workOrders.customers().filter((customer) => customer.number === number);
	expect(found).toHaveLength(1);
	return found[0] as AppCustomer;
}

function writesToApp(): readonly string[] {
	return sandbox
		.requests()
		.filter(({ server, method }) => server === 'workOrders' && method !== 'GET')
		.map(({ method, path }) => `${method} ${path}`);
}

/** Numbers of those that owe the firm money; the table also holds suppliers and prospects. */
function debtorNumbers(): readonly unknown[] {
	const debtors = sandbox.accountView.customers.all().filter((row) => row['ACCT_LINK'] === 1);
	return debtors.map((row) => row['SUB_NR']).sort();
}

function appNumbers(): readonly string[] {
	return sandbox.workOrders
		.customers()
		.map(({ number }) => number)
		.sort();
}

function addCustomer(row: Record<string, string>): void {
	sandbox.accountView.customers.insert({
		ACCT_NAME: 'Bakkerij De Zoete Inval B.V.',
		SRC_CODE: 'ZOETE',
		ACCT_NR: '1300',
		...row,
	});
}

describe('template 01', () => {
	it('brings every AccountView customer into an empty app, once', async () => {
		const result = await runTemplate();

		expect(result.error).toBeUndefined();
		expect(debtorNumbers().length).toBeGreaterThan(30);
		expect(appNumbers()).toEqual(debtorNumbers());
	});

	it('takes the postal address as main address and the visiting address as work location', async () => {
		addCustomer({
			SUB_NR: '90001',
			PO_BOX: 'Postbus 12',
			PO_CODE: '1000 AB',
			PO_CITY: 'Amsterdam',
			ADDRESS1: 'Damrak 1',
			POST_CODE: '1012 LG',
			CITY: 'Amsterdam',
		});
		addCustomer({ SUB_NR: '90002', ADDRESS1: 'Kade 2', POST_CODE: '3011 AA', CITY: 'Rotterdam' });

		await runTemplate();

		expect(inApp('90001')).toMatchObject({
			mainAddress: { street: 'Postbus 12', postcode: '1000 AB', city: 'Amsterdam' },
			workLocations: [
				{ code: '90001-1', street: 'Damrak 1', postcode: '1012 LG', city: 'Amsterdam' },
			],
		});
		expect(inApp('90002')).toMatchObject({
			mainAddress: { street: 'Kade 2', postcode: '3011 AA', city: 'Rotterdam' },
			workLocations: [],
		});
	});

	it('changes nothing when it runs again', async () => {
		await runTemplate();
		sandbox.clearRequests();

		const again = await runTemplate();

		expect(again.status).toBe('success');
		expect(writesToApp()).toEqual([]);
	});

	it('brings over a change, and only that one', async () => {
		addCustomer({ SUB_NR: '90001' });
		await runTemplate();
		sandbox.clearRequests();
		sandbox.accountView.customers.update('90001', { ACCT_NAME: 'Café Zoë & Zn. €' });

		await runTemplate();

		expect(inApp('90001').name).toBe('Café Zoë & Zn. €');
		expect(writesToApp()).toEqual([`PUT /api/v1/customers/${String(inApp('90001').id)}`]);
	});

	it('makes a customer again that was removed in the app only', async () => {
		addCustomer({ SUB_NR: '90001' });
		await runTemplate();
		sandbox.workOrders.remove(inApp('90001').id);

		await runTemplate();

		expect(inApp('90001').name).toBe('Bakkerij De Zoete Inval B.V.');
	});

	it('leaves a customer alone that exists in the app only', async () => {
		const own = sandbox.workOrders.create({ name: 'Particulier' });
		const numbered = sandbox.workOrders.create({ name: 'Nog niet in de boeken', number: 'APP-1' });

		await runTemplate();

		const left = sandbox.workOrders.customers();
		expect(left).toEqual(expect.arrayContaining([own, numbered]));
	});

	it('reads all pages of both sides', async () => {
		await sandbox.stop();
		sandbox = await startSandbox({ customers: 620 });
		await runTemplate();
		expect(sandbox.workOrders.customers()).toHaveLength(620);
		sandbox.clearRequests();

		await runTemplate();

		expect(writesToApp()).toEqual([]);
		const pages = sandbox
			.requests()
			.filter(({ server }) => server === 'workOrders')
			.map(({ query }) => query['page']);
		expect(pages).toEqual(['1', '2']);
	});

	it('names the customers that the app refused, after the others went through', async () => {
		await runTemplate();
		addCustomer({ SUB_NR: '90001' });
		addCustomer({ SUB_NR: '90002', ACCT_NAME: 'Loodgieter Van Dam' });
		sandbox.addFault({ server: 'workOrders', method: 'POST', kind: 'status', status: 422 });

		const result = await runTemplate();

		expect(result.status).toBe('error');
		expect(result.error?.message).toMatch(
			/^1 customer is not in step: 9000[12] \([A-Z][^"{}\\]+\.\)\. The next run tries again\.$/,
		);
		const arrived = sandbox.workOrders.customers().filter(({ number }) => /^9000/.test(number));
		expect(arrived).toHaveLength(1);

		const next = await runTemplate();
		expect(next.status).toBe('success');
		expect(inApp('90001').number).toBe('90001');
		expect(inApp('90002').name).toBe('Loodgieter Van Dam');
	});

	it('still updates when creating went wrong, and says both', async () => {
		addCustomer({ SUB_NR: '90001' });
		await runTemplate();
		sandbox.accountView.customers.update('90001', { ACCT_NAME: 'Nieuwe Naam' });
		addCustomer({ SUB_NR: '90002' });
		sandbox.addFault({ server: 'workOrders', method: 'POST', kind: 'status', status: 500 });

		const result = await runTemplate();

		expect(inApp('90001').name).toBe('Nieuwe Naam');
		expect(result.error?.message).toContain('90002');
	});

	it('makes nothing twice when two runs overlap', async () => {
		// Slow writes: both runs have read an empty app before either has filled it.
		sandbox.addFault({
			server: 'workOrders',
			method: 'POST',
			kind: 'latency',
			milliseconds: 200,
			times: Infinity,
		});

		const results = await Promise.all([runTemplate(), runTemplate()]);

		expect(sandbox.requests().some(({ status }) => status === 409)).toBe(true);

		expect(results.map(({ error }) => error?.message)).toEqual([undefined, undefined]);
		expect(appNumbers()).toEqual(debtorNumbers());
	});

	it('fails as a whole, and changes nothing, when AccountView cannot be read to the end', async () => {
		await runTemplate();
		sandbox.clearRequests();
		sandbox.addFault({ server: 'accountView', kind: 'html', pathContains: 'accountviewdata' });

		const result = await runTemplate();

		expect(result.status).toBe('error');
		expect(writesToApp()).toEqual([]);
	});
});
