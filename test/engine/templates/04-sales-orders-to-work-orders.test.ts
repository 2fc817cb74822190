import '../quiet';
import { Engine } from '../harness';
import { templateSetting, timesRun, type TemplateSetting } from './setting';

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await templateSetting(engine, '04-sales-orders-to-work-orders.json', { seed: 'empty' });
	setting.sandbox.accountView.customers.insert({
		SUB_NR: '10001',
		ACCT_NAME: 'Klant',
		SRC_CODE: 'KLANT',
		ACCT_NR: '1300',
	});
});
afterEach(async () => {
	await setting.stop();
});

/** @returns its number */
function addOrder(row: Record<string, string | number | null> = {}): string {
	const order = setting.sandbox.accountView.orders.insert({
		RPL_INV: '10001',
		COMMENT1: 'Lekkage verhelpen',
		...row,
	});
	return String(order['ORD_NR']);
}

const changeOrder = (number: string, row: Record<string, string | number | null>) =>
	setting.sandbox.accountView.orders.update(number, row);
const workOrders = () => setting.sandbox.workOrders.collections.workOrders.all();

describe('template 04', () => {
	it('puts an order without a delivery date into the backlog, and one with a date into its week', async () => {
		const backlog = addOrder();
		const dated = addOrder({ DEL_DATE: '2026-12-10T00:00:00', ORD_TYPE: 'SERVICE' });

		const result = await setting.run();

		expect(result.error).toBeUndefined();
		expect(workOrders()).toMatchObject([
			{
				number: expect.stringMatching(/^WB-/) as string,
				orderNumber: backlog,
				origin: 'accountview',
				customerNumber: '10001',
				description: 'Lekkage verhelpen',
				targetDate: null,
				week: null,
				state: 'planned',
			},
			{ orderNumber: dated, typeOfWork: 'SERVICE', targetDate: '2026-12-10', week: '2026-W50' },
		]);
	});

	it('takes brackets with anything but a number of the app for words of the description', async () => {
		addOrder({ COMMENT1: '[SPOED] Lekkage verhelpen' });
		addOrder({ COMMENT1: '[BON-7] Van de app' });
		addOrder({ COMMENT1: '[WB-7] Klant noemt het zo' });

		await setting.run({ settings: { prefix: ' BON-' } });
		const made = workOrders().map(({ description }) => description);
		await setting.run({ settings: { prefix: ' BON-' } });

		expect(made).toEqual(['[SPOED] Lekkage verhelpen', '[WB-7] Klant noemt het zo']);
		expect(workOrders()).toHaveLength(2);
		expect(await setting.issues()).toEqual([]);
	});

	it('leaves orders alone that came from a work order, and those that are invoiced', async () => {
		addOrder({ COMMENT1: '[WB-1001] Van de app' });
		addOrder({ INV_DATE: '2026-11-01T00:00:00' });
		addOrder({ ORD_STAT: 2 });

		await setting.run();
		await setting.run();

		expect(workOrders()).toEqual([]);
		expect(await setting.issues()).toEqual([]);
	});

	it('given nothing new, asks each side once and writes nothing', async () => {
		addOrder();
		await setting.run();
		await setting.run();
		setting.sandbox.clearRequests();

		const result = await setting.run();

		expect(setting.writes()).toEqual([]);
		// AccountView ends a list with an empty page, so what it changed last costs one request more.
		expect(setting.reads()).toEqual(['GET SO1', 'GET SO1', 'GET /work-orders']);
		expect(timesRun(result, 'Finish Run')).toBe(1);
	});

	it('given that the order gets a delivery date later, moves the work order into that week', async () => {
		const number = addOrder();
		await setting.run();
		await setting.run();
		changeOrder(number, { DEL_DATE: '2026-12-10T00:00:00' });

		await setting.run();

		expect(workOrders()).toMatchObject([{ targetDate: '2026-12-10', week: '2026-W50' }]);
	});

	it('leaves what the planner has moved, until AccountView changes the date itself', async () => {
		const number = addOrder({ DEL_DATE: '2026-12-10T00:00:00' });
		await setting.run();
		await setting.run();
		const { id } = workOrders()[0] ?? { id: 0 };
		setting.sandbox.workOrders.collections.workOrders.update(id, { targetDate: '2026-12-15' });
		await setting.run();
		await setting.run({ trigger: 'Every Night' });
		const moved = workOrders()[0]?.targetDate;
		changeOrder(number, { COMMENT1: 'Lekkage in de kelder' });
		await setting.run();
		const described = workOrders()[0];
		changeOrder(number, { DEL_DATE: '2027-01-08T00:00:00' });

		await setting.run();

		expect(moved).toBe('2026-12-15');
		expect(described).toMatchObject({
			description: 'Lekkage in de kelder',
			targetDate: '2026-12-15',
		});
		expect(workOrders()).toMatchObject([{ targetDate: '2027-01-08' }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('keeps a work order whose order is invoiced and then put away, without an alarm', async () => {
		const number = addOrder();
		addOrder();
		await setting.run();
		changeOrder(number, { INV_DATE: '2026-11-27T00:00:00', ORD_STAT: 2 });
		await setting.run();
		setting.sandbox.accountView.orders.remove(number);

		await setting.run({ trigger: 'Every Night' });

		expect(workOrders()).toHaveLength(2);
		expect(await setting.issues()).toEqual([]);
	});

	it('given an order that is put away and then a work order that is removed, forgets both without an alarm', async () => {
		const number = addOrder();
		addOrder();
		await setting.run();
		setting.sandbox.accountView.orders.remove(number);
		await setting.run({ trigger: 'Every Night' });
		const { id } = workOrders().find((one) => one.orderNumber === number) ?? { id: 0 };
		setting.sandbox.workOrders.collections.workOrders.remove(id);

		await setting.run({ trigger: 'Every Night' });
		await setting.run({ trigger: 'Every Night' });

		expect(workOrders()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('makes a work order again that was removed in the app only', async () => {
		const number = addOrder();
		addOrder();
		await setting.run();
		const { id } = workOrders().find((one) => one.orderNumber === number) ?? { id: 0 };
		setting.sandbox.workOrders.collections.workOrders.remove(id);

		await setting.run({ trigger: 'Every Night' });

		expect(workOrders().map((one) => one.orderNumber)).toContain(number);
		expect(workOrders()).toHaveLength(2);
	});

	it('given that a complete read misses a work order, keeps what the planner has made of it', async () => {
		for (const hour of [8, 9, 10])
			addOrder({ COMMENT1: `Om ${String(hour)} uur`, DEL_DATE: '2026-12-10T00:00:00' });
		await setting.run();
		for (const { id } of workOrders()) {
			setting.sandbox.workOrders.collections.workOrders.update(id, { targetDate: '2026-12-15' });
		}
		setting.sandbox.addFault({
			server: 'workOrders',
			method: 'GET',
			pathContains: 'modifiedSince',
			kind: 'drop-row',
		});
		setting.sandbox.clearRequests();

		await setting.run({ trigger: 'Every Night' });
		await setting.run();

		expect(setting.writes()).toEqual([]);
		expect(workOrders().map(({ targetDate }) => targetDate)).toEqual(Array(3).fill('2026-12-15'));
		expect(await setting.issues()).toEqual([]);
	});

	it('given that each complete read misses a work order, comes to an end without writing', async () => {
		for (const hour of [8, 9, 10]) addOrder({ COMMENT1: `Om ${String(hour)} uur` });
		await setting.run();
		setting.sandbox.addFault({
			server: 'workOrders',
			method: 'GET',
			pathContains: 'modifiedSince',
			kind: 'drop-row',
			times: Infinity,
		});
		setting.sandbox.clearRequests();

		const night = await setting.run({ trigger: 'Every Night' });

		expect(timesRun(night, 'Finish Run')).toBeLessThan(4);
		expect(setting.writes()).toEqual([]);
		expect(workOrders()).toHaveLength(3);
	});

	it('leaves work orders of the app alone', async () => {
		setting.sandbox.workOrders.collections.workOrders.create({ customerNumber: '10001' });

		await setting.run();
		await setting.run({ trigger: 'Every Night' });

		expect(setting.sandbox.accountView.orders.all()).toEqual([]);
		expect(workOrders()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});
});

describe('template 04, when something goes wrong', () => {
	it('given an order that the app refuses, lists it, and clears it once mended', async () => {
		const number = addOrder({ RPL_INV: '10001', COMMENT1: 'Goed' });
		setting.sandbox.addFault({ server: 'workOrders', method: 'POST', kind: 'status', status: 422 });
		const refused = await setting.run();
		const listed = await setting.issues();

		await setting.run();

		expect(timesRun(refused, 'Finish Run')).toBe(1);
		expect(listed).toMatchObject([{ code: 'WRITE_REFUSED', key: number }]);
		expect(listed[0]?.messageNl).toMatch(/^Verkooporder/);
		expect(workOrders()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('given a look-up that is answered with something else, says so and makes the work order once', async () => {
		await setting.run();
		addOrder();
		setting.sandbox.clearRequests();

		await setting.run({
			nodes: { 'Look Up in the App': { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
			parameters: { 'Look Up in the App': { mode: 'raw', jsonOutput: '={{ ({ data: [] }) }}' } },
		});
		const told = await setting.issues();
		await setting.letTimePass();
		await setting.run();

		expect(told).toMatchObject([{ code: 'WRITE_POSTPONED' }]);
		expect(setting.writes()).toEqual(['POST /work-orders']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given an end between writing and saving, makes nothing twice', async () => {
		addOrder();
		const off = { disabled: true };
		await setting.run({ nodes: { 'Save Result (App)': off, 'Finish Run': off } });

		await setting.run();

		expect(workOrders()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('given that AccountView is down for three cycles, makes each work order once afterwards', async () => {
		await setting.run();
		setting.sandbox.addFault({
			server: 'accountView',
			kind: 'html',
			pathContains: 'accountviewdata',
			times: Infinity,
		});
		addOrder();
		for (let cycle = 0; cycle < 3; cycle += 1) {
			expect(timesRun(await setting.run(), 'Finish Run')).toBe(1);
		}
		const listed = await setting.issues();
		setting.sandbox.clearFaults();

		await setting.run();

		expect(listed).toMatchObject([{ code: 'READ_FAILED', side: 'accountView' }]);
		expect(workOrders()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('shows a caller what would be done, and does nothing', async () => {
		addOrder();

		const shown = await setting.run({
			trigger: 'When Executed by Another Workflow',
			input: { preview: true },
		});

		expect(setting.writes()).toEqual([]);
		expect(shown.json('What It Came To')).toMatchObject([
			{ _sync: { output: 'Create in Other' } },
			{ preview: true, counts: { createInOther: 1 } },
		]);
	});
});
