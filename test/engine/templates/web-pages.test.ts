import '../quiet';
import type { Sandbox } from '../../../sandbox';
import { Engine } from '../harness';
import { templateSetting, type TemplateRun, type TemplateSetting } from './setting';

/*
 * An app under maintenance, or a sign-in page on the way to it, answers with a web page and status 200.
 * That is no answer: what was asked is not done, or nobody knows, and it is looked up and asked again.
 */

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
afterEach(async () => {
	await setting.stop();
});

const ORDER = '26000102';

async function start(file: string, seed?: 'empty'): Promise<Sandbox> {
	setting = await templateSetting(engine, file, seed === undefined ? {} : { seed });
	return setting.sandbox;
}

/** What the flow writes is answered with a page; then the app is itself again. */
async function runWithPageAt(method: string, run: TemplateRun = {}, path = ''): Promise<string[]> {
	setting.sandbox.addFault({
		server: 'workOrders',
		kind: 'html',
		method,
		...(path !== '' && { pathContains: path }),
	});
	const result = await setting.run(run);
	expect(result.error).toBeUndefined();
	const listed = await setting.issues();
	setting.sandbox.clearFaults();
	await setting.letTimePass();
	return listed.map(({ code }) => code);
}

function addCustomer(number: string): void {
	setting.sandbox.accountView.customers.insert({
		SUB_NR: number,
		ACCT_NAME: `Klant ${number}`,
		SRC_CODE: 'KLANT',
		ACCT_NR: '1300',
	});
}

describe('a web page in the place of an answer, at customers (01)', () => {
	const names = () => setting.sandbox.workOrders.customers().map(({ name }) => name);

	beforeEach(async () => {
		await start('01-customers.json', 'empty');
		addCustomer('10001');
	});

	it('that are made is no success, and the customer is made once', async () => {
		const listed = await runWithPageAt('POST');
		const after = names();

		await setting.run();

		expect(after).toEqual([]);
		expect(listed).toEqual(['OUTCOME_UNKNOWN']);
		expect(names()).toEqual(['Klant 10001']);
		expect(await setting.issues()).toEqual([]);
	});

	it.each([
		['written', 'PUT', ''],
		['looked up', 'GET', '/customers/'],
	])('that are %s leaves the change to be made', async (_, method, path) => {
		await setting.run();
		await setting.run();
		setting.sandbox.accountView.customers.update('10001', { ACCT_NAME: 'Nieuwe naam' });
		const listed = await runWithPageAt(method, {}, path);

		await setting.run();

		expect(listed).toEqual(['OUTCOME_UNKNOWN']);
		expect(names()).toEqual(['Nieuwe naam']);
		expect(await setting.issues()).toEqual([]);
	});
});

describe('a web page in the place of an answer, at work orders', () => {
	const workOrders = () => setting.sandbox.workOrders.collections.workOrders;
	const orders = () => setting.sandbox.accountView.orders;

	it('that hear of their order (03) makes no second order, and the number arrives', async () => {
		await start('03-work-orders-to-sales-orders.json', 'empty');
		addCustomer('10001');
		workOrders().create({ customerNumber: '10001', description: 'Ketel' });
		const listed = await runWithPageAt('PUT');

		await setting.run();

		expect(listed).toEqual(['OUTCOME_UNKNOWN']);
		const [order, ...others] = orders().all();
		expect(others).toEqual([]);
		expect(workOrders().all()).toMatchObject([{ orderNumber: order?.['ORD_NR'] }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('that come back (03) leaves them to be made', async () => {
		await start('03-work-orders-to-sales-orders.json', 'empty');
		addCustomer('10001');
		const made = ['Ketel', 'Lekkage'].map((description) =>
			workOrders().create({ customerNumber: '10001', description }),
		);
		await setting.run();
		await setting.run();
		workOrders().remove(made[0]?.id ?? 0);
		await runWithPageAt('POST', { trigger: 'Every Night' });

		await setting.run({ trigger: 'Every Night' });

		expect(workOrders().all()).toHaveLength(2);
		expect(await setting.issues()).toEqual([]);
	});

	it.each(['POST', 'PUT'])(
		'that come of orders (04), %s, leaves them to be written',
		async (method) => {
			await start('04-sales-orders-to-work-orders.json', 'empty');
			addCustomer('10001');
			const [first] = ['Ketel', 'Lekkage'].map((words) =>
				orders().insert({ RPL_INV: '10001', COMMENT1: words }),
			);
			if (method === 'PUT') {
				await setting.run();
				await setting.run();
			}
			orders().update(String(first?.['ORD_NR']), { DEL_DATE: '2026-12-10T00:00:00' });
			const listed = await runWithPageAt(method);

			await setting.run();

			expect(listed).toEqual(['OUTCOME_UNKNOWN']);
			expect(workOrders().all()).toHaveLength(2);
			expect(
				workOrders()
					.all()
					.map(({ targetDate }) => targetDate),
			).toContain('2026-12-10');
			expect(await setting.issues()).toEqual([]);
		},
	);
});

describe('a web page in the place of an answer, at what is handed over', () => {
	it.each(['PUT', 'GET'])('as executed work (05), %s, is looked up and handled', async (method) => {
		const sandbox = await start('05-executed-work.json');
		const { workOrders } = sandbox.workOrders.collections;
		const order = workOrders.create({
			state: 'checked',
			orderNumber: ORDER,
			articles: [{ code: 'KRAAN-STOP', quantity: 2, ticked: true }],
		});
		const before = sandbox.accountView.orderLines.all().length;
		const listed = [await runWithPageAt('PUT')];
		if (method === 'GET') listed.push(await runWithPageAt('GET', {}, `/work-orders/${order.id}`));

		await setting.run();

		expect(listed.at(-1)).toEqual(['OUTCOME_UNKNOWN']);
		expect(workOrders.get(order.id)?.state).toBe('handled');
		expect(sandbox.accountView.orderLines.all()).toHaveLength(before + 1);
		expect(await setting.issues()).toEqual([]);
	});

	it.each(['PUT', 'GET'])('as hours (06), %s, is looked up and exported', async (method) => {
		const sandbox = await start('06-hours.json');
		const { hours } = sandbox.workOrders.collections;
		const run = { settings: { workType: 'WERK', travelType: 'REIS' } };
		const entry = hours.create({
			employee: '103',
			projectCode: '26-008',
			date: '2026-11-26',
			hours: 7.5,
		});
		const before = sandbox.accountView.hourEntries.all().length;
		const listed = [await runWithPageAt('PUT', run)];
		if (method === 'GET') listed.push(await runWithPageAt('GET', run, `/hours/${entry.id}`));

		await setting.run(run);

		expect(listed.at(-1)).toEqual(['OUTCOME_UNKNOWN']);
		expect(hours.get(entry.id)?.state).toBe('exported');
		expect(sandbox.accountView.hourEntries.all()).toHaveLength(before + 1);
		expect(await setting.issues()).toEqual([]);
	});
});
