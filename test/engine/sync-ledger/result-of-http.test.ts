import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../../../sandbox';
import { Engine } from '../harness';
import { textOf } from '../node-setting';
import { compareSetting, type CompareSetting } from '../sync-compare/setting';

/** HTTP Request of n8n against the app, which goes wrong in all ways. */
describe('what HTTP Request says that went wrong', () => {
	let engine: Engine;
	let setting: CompareSetting;

	beforeAll(async () => {
		engine = await Engine.load();
	});
	beforeEach(async () => {
		setting = await compareSetting(engine);
		const { customers } = setting.sandbox.accountView;
		for (const { SUB_NR: number } of customers.all().slice(1)) customers.remove(String(number));
	});
	afterEach(async () => {
		await setting.stop();
	});

	const POST = { server: 'workOrders', method: 'POST' } as const;

	/** What the next run tells of the one customer that there is. */
	async function toldAfter(node: IDataObject = {}, version = 4.2): Promise<unknown> {
		const nodes = { 'Create in App': { typeVersion: version } };
		const first = await setting.run({ nodes, parameters: { 'Create in App': node } });
		expect(first.error).toBeUndefined();
		expect(first.json('Save Created')).toMatchObject([{ saved: 'failed' }]);
		setting.sandbox.clearFaults();
		const second = await setting.run();
		const [again] = second.json('Compare', 2);
		const [attention] = second.json('Compare', 4);
		return (again ?? attention)?.['_sync'];
	}

	describe.each([4.2, 4.5])('in version %s', (version) => {
		it.each<[string, Omit<Fault, 'server'>, string, string]>([
			['a conflict', { kind: 'status', status: 409 }, 'WRITE_REFUSED', 'HTTP 409'],
			['not valid', { kind: 'status', status: 422 }, 'WRITE_REFUSED', 'HTTP 422'],
			['too many', { kind: 'rate-limit', retryAfterSeconds: 3600 }, 'WRITE_POSTPONED', 'HTTP 429'],
			['out of service', { kind: 'status', status: 503 }, 'WRITE_POSTPONED', 'HTTP 503'],
		])('%s is listed', async (_, fault, code, causeCode) => {
			setting.sandbox.addFault({ ...POST, ...fault });

			expect(await toldAfter({}, version)).toMatchObject({
				attention: { code, message: expect.stringContaining(causeCode) as string },
			});
		});

		it.each<[string, Omit<Fault, 'server'>]>([
			['a breakdown', { kind: 'status', status: 500 }],
			['a connection that was cut before', { kind: 'cut-before' }],
			['an answer that cannot be read', { kind: 'not-json' }],
			['a timeout', { kind: 'latency', milliseconds: 3000 }],
		])('%s leaves it unknown, so that the next run looks it up', async (_, fault) => {
			setting.sandbox.addFault({ ...POST, ...fault });
			const node = { options: { timeout: 300 } };

			expect(await toldAfter(node, version)).toMatchObject({ lookFirst: true, attempt: 2 });
		});

		it.each<[string, number]>([
			['a connection', 0],
			['an answer', 20],
		])('%s that was cut after the work was done makes no second record', async (_, bytes) => {
			setting.sandbox.addFault({ ...POST, kind: 'cut-after', bytes });
			const nodes = { 'Create in App': { typeVersion: version } };

			const first = await setting.run({ nodes });
			const second = await setting.run({ nodes });

			expect(first.json('Save Created')).toMatchObject([{ saved: 'failed', nextTry: null }]);
			expect(second.json('Compare', 5)).toMatchObject([{ counts: { linked: 1, inStep: 1 } }]);
			expect(setting.sandbox.workOrders.customers()).toHaveLength(1);
		});

		it('a refused connection is postponed', async () => {
			const node = { url: 'http://127.0.0.1:1/customers' };

			expect(await toldAfter(node, version)).toMatchObject({
				attention: {
					code: 'WRITE_POSTPONED',
					message: expect.stringContaining('ECONNREFUSED') as string,
				},
			});
		});
	});

	it("keeps the app's own words, and none of n8n's JSON", async () => {
		const { customers } = setting.sandbox.accountView;
		const [{ SUB_NR: number } = {}] = customers.all();
		customers.update(String(number), { MAIL_BUS: 'no mail address' });

		const sync = await toldAfter();

		expect(JSON.stringify(sync)).toMatch(/email/i);
		expect(JSON.stringify(sync)).not.toMatch(/\\\\"|422 - /);
	});

	it.each<[string, IDataObject]>([
		['on its error output', {}],
		['in the whole answer', { response: { response: { fullResponse: true, neverError: true } } }],
	])('waits for as long as the server asks %s', async (_, options) => {
		setting.sandbox.addFault({ ...POST, kind: 'rate-limit', retryAfterSeconds: 7200 });

		const sync = await toldAfter({ options });

		const { nextTry } = (sync as IDataObject)['attention'] as IDataObject;
		expect(Date.parse(textOf(nextTry)) - Date.now()).toBeGreaterThan(7_100_000);
	});
});
