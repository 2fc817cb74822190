import '../quiet';
import { Engine } from '../harness';
import { templateSetting, timesRun, type TemplateSetting } from './setting';

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await templateSetting(engine, '03-work-orders-to-sales-orders.json', { seed: 'empty' });
	addCustomer('10001');
	setting.sandbox.accountView.projects.insert({
		PROJ_CODE: 'P1',
		PROJ_DESC: 'Renovatie',
		SUB_NR: '10001',
	});
});
afterEach(async () => {
	await setting.stop();
});

function addCustomer(number: string): void {
	const row = { SUB_NR: number, ACCT_NAME: `Klant ${number}`, SRC_CODE: 'KLANT', ACCT_NR: '1300' };
	setting.sandbox.accountView.customers.insert(row);
}

function makeWorkOrder(fields: object = {}) {
	return setting.sandbox.workOrders.collections.workOrders.create({
		customerNumber: '10001',
		description: 'Ketel vervangen',
		...fields,
	});
}

const changeWorkOrder = (id: number, fields: object) =>
	setting.sandbox.workOrders.collections.workOrders.update(id, fields);
const workOrders = () => setting.sandbox.workOrders.collections.workOrders.all();
const orders = () => setting.sandbox.accountView.orders.all();
const changeOrder = (number: unknown, row: Record<string, string | null>) =>
	setting.sandbox.accountView.orders.update(String(number), row);

/** Two runs, so that both sides have been read as they are since. */
async function settle(): Promise<void> {
	await setting.run();
	await setting.run();
}

describe('template 03', () => {
	it('makes a sales order of a work order, and tells the app its number', async () => {
		const { number } = makeWorkOrder({
			projectCode: 'P1',
			typeOfWork: 'SERVICE',
			targetDate: '2026-12-10',
		});

		const result = await setting.run();

		expect(result.error).toBeUndefined();
		expect(orders()).toMatchObject([
			{
				RPL_INV: '10001',
				PROJ_CODE: 'P1',
				ORD_TYPE: 'SERVICE',
				COMMENT1: `[${number}] Ketel vervangen`,
				DEL_DATE: expect.stringMatching(/^2026-12-10/) as string,
			},
		]);
		expect(workOrders()).toMatchObject([{ number, orderNumber: orders()[0]?.['ORD_NR'] }]);
		expect(result.json('Finish Run')).toMatchObject([{ complete: true, counts: { succeeded: 1 } }]);
	});

	it('given nothing new, asks each side once and writes nothing', async () => {
		makeWorkOrder();
		await settle();
		setting.sandbox.clearRequests();

		const result = await setting.run();

		expect(setting.writes()).toEqual([]);
		// AccountView ends a list with an empty page, so what it changed last costs one request more.
		expect(setting.reads()).toEqual(['GET SO1', 'GET SO1', 'GET /work-orders']);
		expect(timesRun(result, 'Finish Run')).toBe(1);
	});

	it('brings a change of the date from either side to the other', async () => {
		const { id } = makeWorkOrder({ targetDate: '2026-12-10' });
		await settle();

		changeWorkOrder(id, { targetDate: '2026-12-17' });
		await setting.run();
		expect(orders()[0]?.['DEL_DATE']).toMatch(/^2026-12-17/);

		changeOrder(orders()[0]?.['ORD_NR'], { DEL_DATE: '2027-01-08T00:00:00' });
		await setting.run();
		expect(workOrders()).toMatchObject([{ targetDate: '2027-01-08', week: '2027-W01' }]);
		expect(orders()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('given a date that is emptied in the app, takes it back from AccountView, which keeps it', async () => {
		const { id } = makeWorkOrder({ targetDate: '2026-12-10' });
		await settle();
		changeWorkOrder(id, { targetDate: null });

		await setting.run();
		await setting.run({ trigger: 'Every Night' });

		expect(workOrders()).toMatchObject([{ targetDate: '2026-12-10' }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('leaves orders of AccountView alone that came from no work order', async () => {
		setting.sandbox.accountView.orders.insert({ RPL_INV: '10001', COMMENT1: 'Telefonisch' });
		makeWorkOrder();

		await settle();
		await setting.run({ trigger: 'Every Night' });

		expect(workOrders()).toHaveLength(1);
		expect(orders()).toHaveLength(2);
		expect(await setting.issues()).toEqual([]);
	});

	it('makes no second order for a work order that has one already', async () => {
		makeWorkOrder({ orderNumber: '20250001' });

		await settle();

		expect(orders()).toEqual([]);
		expect(await setting.issues()).toEqual([]);
	});

	it('makes no work order of an order that bears the reference of another system', async () => {
		setting.sandbox.accountView.orders.insert({ RPL_INV: '10001', COMMENT1: '[WEB-1] Webshop' });

		await settle();
		await setting.run({ trigger: 'Every Night' });

		expect(workOrders()).toEqual([]);
		expect(await setting.issues()).toEqual([]);
	});

	it('makes a work order again that was removed in the app only', async () => {
		const kept = makeWorkOrder();
		const { id, number } = makeWorkOrder({ targetDate: '2026-12-10' });
		await settle();
		setting.sandbox.workOrders.collections.workOrders.remove(id);

		await setting.run({ trigger: 'Every Night' });

		expect(workOrders().map((one) => one.number)).toEqual([kept.number, number]);
		expect(workOrders()[1]).toMatchObject({ targetDate: '2026-12-10', orderNumber: /\d+/ });
		expect(orders()).toHaveLength(2);
	});

	it('gives a work order that comes back its whole description, which AccountView has room for in the note only', async () => {
		const description = 'Kraan lekt in de keuken van de bakkerij, graag voor tienen';
		makeWorkOrder();
		const { id } = makeWorkOrder({ description });
		await settle();
		setting.sandbox.workOrders.collections.workOrders.remove(id);

		await setting.run({ trigger: 'Every Night' });

		expect(orders()[1]?.['COMMENT1']).toMatch(/…$/);
		expect(workOrders()[1]).toMatchObject({ description });
	});

	it('leaves the order that a person has filled in at the work order', async () => {
		const [one, other] = [makeWorkOrder(), makeWorkOrder({ targetDate: '2026-12-10' })];
		await settle();
		const orderNumber = String(workOrders()[1]?.orderNumber);
		changeWorkOrder(one.id, { orderNumber });
		setting.sandbox.clearRequests();

		await settle();
		const writes = setting.writes();
		changeOrder(orders()[0]?.['ORD_NR'], { DEL_DATE: '2026-12-17T00:00:00' });
		await setting.run({ trigger: 'Every Night' });

		expect(writes).toEqual([]);
		expect(workOrders()).toMatchObject([
			{ id: one.id, orderNumber, targetDate: '2026-12-17' },
			{ id: other.id, orderNumber, targetDate: '2026-12-10' },
		]);
		expect(await setting.issues()).toEqual([]);
	});

	it('given an order that is put away and then a work order that is removed, forgets both without an alarm', async () => {
		const kept = makeWorkOrder();
		const { id } = makeWorkOrder();
		await settle();
		setting.sandbox.accountView.orders.remove(String(orders()[1]?.['ORD_NR']));
		await setting.run({ trigger: 'Every Night' });
		setting.sandbox.workOrders.collections.workOrders.remove(id);

		await setting.run({ trigger: 'Every Night' });
		await setting.run({ trigger: 'Every Night' });

		expect(workOrders().map((one) => one.id)).toEqual([kept.id]);
		expect(orders()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('given a work order that is removed in the app and changed in AccountView, says that the night brings it back', async () => {
		const { id, number } = makeWorkOrder({ targetDate: '2028-02-28' });
		await settle();
		setting.sandbox.workOrders.collections.workOrders.remove(id);
		changeOrder(orders()[0]?.['ORD_NR'], { DEL_DATE: '2028-02-29T00:00:00' });
		await setting.run();
		const listed = await setting.issues();

		await setting.run({ trigger: 'Every Night' });

		expect(listed).toMatchObject([
			{
				remedyNl: expect.stringContaining(
					'zoals die van de nacht, ziet dat en maakt het',
				) as string,
			},
		]);
		expect(workOrders()).toMatchObject([{ number, targetDate: '2028-02-29', week: '2028-W09' }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('raises no alarm over an order that AccountView has put away', async () => {
		makeWorkOrder();
		await settle();
		setting.sandbox.accountView.orders.remove(String(orders()[0]?.['ORD_NR']));

		await setting.run({ trigger: 'Every Night' });

		expect(orders()).toEqual([]);
		expect(workOrders()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});
});

describe('template 03, given an order that was removed in AccountView', () => {
	it('names it when its number is cleared in the app, and is quiet once the number is back', async () => {
		const { id, number } = makeWorkOrder();
		await settle();
		const order = String(orders()[0]?.['ORD_NR']);
		setting.sandbox.accountView.orders.remove(order);
		changeWorkOrder(id, { orderNumber: '' });
		await setting.run();
		const [issue, ...others] = await setting.issues();
		changeWorkOrder(id, { orderNumber: order });
		await setting.run();

		expect(others).toEqual([]);
		expect(issue?.messageNl).toBe(
			`Werkbon ${String(id)} (${number}) uit de werkbonnen-app kon niet worden verwerkt in verkooporder ${order} in AccountView: order ${order} staat niet meer in AccountView.`,
		);
		expect(issue?.remedyNl).toContain(`Geef de werkbon ordernummer ${order} en de datum terug`);
		expect(issue?.message).toContain(`: order ${order} is not in AccountView any more`);
		expect(await setting.issues()).toEqual([]);
		expect(orders()).toEqual([]);
	});

	it('makes an order of a new work order for the same work', async () => {
		const { id } = makeWorkOrder();
		await settle();
		const order = String(orders()[0]?.['ORD_NR']);
		setting.sandbox.accountView.orders.remove(order);
		changeWorkOrder(id, { orderNumber: '' });
		await setting.run();
		changeWorkOrder(id, { orderNumber: order });
		const anew = makeWorkOrder();
		await setting.run({ trigger: 'Every Night' });

		expect(orders()).toHaveLength(1);
		expect(workOrders()[1]).toMatchObject({
			id: anew.id,
			orderNumber: String(orders()[0]?.['ORD_NR']),
		});
		expect(await setting.issues()).toEqual([]);
	});
});

describe('template 03, given a work order that AccountView does not take', () => {
	it('without a customer: says so, and goes by itself once there is one', async () => {
		const { id } = makeWorkOrder({ customerNumber: '' });
		const refused = await setting.run();
		const listed = await setting.issues();
		changeWorkOrder(id, { customerNumber: '10001' });

		await setting.run();

		expect(timesRun(refused, 'Finish Run')).toBe(1);
		expect(listed).toMatchObject([
			{
				code: 'WRITE_REFUSED',
				messageNl: expect.stringMatching(/^Werkbon .*: er is geen klant ingevuld\./) as string,
			},
		]);
		expect(orders()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('of a customer that is not in AccountView yet: waits, says so, and goes by itself', async () => {
		makeWorkOrder({ customerNumber: '10002' });
		await setting.run();
		await setting.run();
		const listed = await setting.issues();
		addCustomer('10002');

		await setting.run();

		expect(listed).toMatchObject([
			{
				code: 'WRITE_REFUSED',
				message: expect.stringContaining('it waits for customer 10002, which is not in') as string,
				messageNl: expect.stringMatching(
					/^Werkbon .*: hij wacht op debiteur 10002, die nog niet in AccountView staat\./,
				) as string,
				remedyNl: expect.stringMatching(
					/^Komt de debiteur nog, dan hoeft u niets te doen: de werkbon gaat vanzelf mee zodra/,
				) as string,
			},
		]);
		expect(orders()).toMatchObject([{ RPL_INV: '10002' }]);
		expect(workOrders()).toMatchObject([{ orderNumber: orders()[0]?.['ORD_NR'] }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('of a closed project: says so until another one is chosen', async () => {
		setting.sandbox.accountView.projects.insert({
			PROJ_CODE: 'OUD',
			PROJ_DESC: 'Opgeleverd',
			SUB_NR: '10001',
			PRO_STAT: 1,
		});
		const { id } = makeWorkOrder({ projectCode: 'OUD' });
		await setting.run();
		const listed = await setting.issues();
		changeWorkOrder(id, { projectCode: 'P1' });

		await setting.run();

		expect(listed).toMatchObject([
			{
				code: 'WRITE_REFUSED',
				messageNl: expect.stringMatching(/^Werkbon .*OUD.*AV_REJECTED/) as string,
			},
		]);
		expect(orders()).toMatchObject([{ PROJ_CODE: 'P1' }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('with a number that another one has: makes an order of neither until one is renumbered', async () => {
		setting.sandbox.setSwitches({ duplicateNumbers: true });
		makeWorkOrder({ number: 'WB-7', description: 'De eerste' });
		const { id } = makeWorkOrder({ number: 'WB-7', description: 'De tweede' });
		const refused = await setting.run();
		const listed = await setting.issues();
		changeWorkOrder(id, { number: 'WB-8' });

		await setting.run();

		expect(timesRun(refused, 'Finish Run')).toBe(1);
		expect(listed.map(({ messageNl }) => messageNl)).toEqual([
			expect.stringContaining('er zijn 2 werkbonnen met nummer WB-7'),
			expect.stringContaining('er zijn 2 werkbonnen met nummer WB-7'),
		]);
		expect(orders().map((row) => row['COMMENT1'])).toEqual([
			'[WB-7] De eerste',
			'[WB-8] De tweede',
		]);
		expect(await setting.issues()).toEqual([]);
	});

	it('lets the others go', async () => {
		makeWorkOrder({ customerNumber: '10002' });
		makeWorkOrder();

		const result = await setting.run();

		expect(result.json('Finish Run')).toMatchObject([{ counts: { succeeded: 1, failed: 1 } }]);
		expect(orders()).toHaveLength(1);
	});
});

describe('template 03, when a side fails', () => {
	it('given that AccountView is down for three cycles, makes each order once afterwards', async () => {
		await settle();
		makeWorkOrder();
		makeWorkOrder();
		setting.sandbox.addFault({
			server: 'accountView',
			kind: 'html',
			pathContains: 'accountviewdata',
			times: Infinity,
		});
		for (let cycle = 0; cycle < 3; cycle += 1) {
			expect(timesRun(await setting.run(), 'Finish Run')).toBe(1);
		}
		setting.sandbox.clearFaults();
		await setting.letTimePass();

		await setting.run();

		expect(orders()).toHaveLength(2);
		expect(await setting.issues()).toEqual([]);
	});

	it('given that the answer of AccountView got lost, finds the order that was made', async () => {
		makeWorkOrder();
		setting.sandbox.addFault({
			server: 'accountView',
			method: 'POST',
			pathContains: 'accountviewdata',
			kind: 'cut-after',
		});
		await setting.run();
		await setting.letTimePass();

		await setting.run();

		expect(orders()).toHaveLength(1);
		expect(workOrders()).toMatchObject([{ orderNumber: orders()[0]?.['ORD_NR'] }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('given that the app did not hear the number, tells it at the next run and makes no second order', async () => {
		makeWorkOrder();
		setting.sandbox.addFault({ server: 'workOrders', method: 'PUT', kind: 'status', status: 503 });
		await setting.run();
		const listed = await setting.issues();
		await setting.letTimePass();

		await setting.run();

		expect(listed).toMatchObject([{ code: 'WRITE_POSTPONED' }]);
		expect(orders()).toHaveLength(1);
		expect(workOrders()).toMatchObject([{ orderNumber: orders()[0]?.['ORD_NR'] }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('given an end between writing and saving, makes nothing twice', async () => {
		makeWorkOrder();
		const off = { disabled: true };
		await setting.run({ nodes: { 'Save New Order': off, 'Finish Run': off } });

		await setting.run();

		expect(orders()).toHaveLength(1);
		expect(workOrders()).toMatchObject([{ orderNumber: orders()[0]?.['ORD_NR'] }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('given an end before the app heard the number, tells it at the next run', async () => {
		makeWorkOrder();
		const off = { disabled: true };
		await setting.run({
			nodes: { 'Tell the App the Order': off, 'Save New Order': off, 'Finish Run': off },
		});

		await setting.run();

		expect(orders()).toHaveLength(1);
		expect(workOrders()).toMatchObject([{ orderNumber: orders()[0]?.['ORD_NR'] }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('given a revoked token, says so once and goes on afterwards', async () => {
		await settle();
		const wrong = { app: { type: 'httpBearerAuth', data: { token: 'revoked' } } };
		const revoked = await setting.run({ credentials: wrong });
		const listed = await setting.issues();
		makeWorkOrder();

		await setting.run();

		expect(timesRun(revoked, 'Finish Run')).toBe(1);
		expect(listed).toMatchObject([{ code: 'READ_FAILED', side: 'other' }]);
		expect(orders()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('shows a caller what would be done, and does nothing', async () => {
		makeWorkOrder();

		const shown = await setting.run({
			trigger: 'When Executed by Another Workflow',
			input: { preview: true },
		});

		expect(setting.writes()).toEqual([]);
		expect(shown.json('What It Came To')).toMatchObject([
			{ _sync: { output: 'Create in AccountView' } },
			{ preview: true, counts: { createInAccountView: 1 } },
		]);
	});
});
