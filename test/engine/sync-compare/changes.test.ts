import '../quiet';
import { Engine } from '../harness';
import { compareSetting, type CompareSetting } from './setting';

describe('a flow that reads changes of AccountView only', () => {
	let engine: Engine;
	let setting: CompareSetting;

	beforeAll(async () => {
		engine = await Engine.load();
	});
	beforeEach(async () => {
		setting = await compareSetting(engine);
		const { customers } = setting.sandbox.accountView;
		for (const { SUB_NR: number } of customers.all().slice(2)) customers.remove(String(number));
	});
	afterEach(async () => {
		await setting.stop();
	});

	const run = () =>
		setting.run({
			compare: { accountViewRead: 'changes' },
			nodes: {
				AccountView: { alwaysOutputData: true },
				'One Item per Customer': { alwaysOutputData: true },
			},
			parameters: {
				AccountView: {
					operation: 'getChanged',
					positionName: 'customers',
					firstRun: 'everything',
					limit: 50,
				},
			},
		});

	async function letTimePass(): Promise<void> {
		const store = await setting.place.open();
		await store.transaction((sql) => sql.run('UPDATE accountview_issue SET next_try_at = 0'));
		await store.close();
	}

	it('has the position confirmed by Finish, and only what has changed comes afterwards', async () => {
		const first = await run();
		const second = await run();
		const { customers } = setting.sandbox.accountView;
		const [{ SUB_NR: number } = {}] = customers.all();
		customers.update(String(number), { ACCT_NAME: 'New name' });
		const third = await run();

		expect(first.error).toBeUndefined();
		expect(first.json('Compare', 2)).toHaveLength(2);
		expect(first.json('Finish Run')).toMatchObject([
			{ complete: true, positions: { confirmed: ['customer: customers'], stale: 0 } },
		]);
		expect(second.json('Compare', 5)).toMatchObject([{ counts: { accountViewRead: 0 } }]);
		expect(third.json('Compare', 5)).toMatchObject([{ counts: { accountViewRead: 1 } }]);
		expect(third.json('Compare', 3)).toMatchObject([{ name: 'New name' }]);
	});

	it('comes to a record again that could not be written, although the position has moved on', async () => {
		setting.sandbox.addFault({
			server: 'workOrders',
			method: 'POST',
			kind: 'status',
			status: 503,
		});
		const failed = await run();
		const waiting = await run();
		await letTimePass();
		const again = await run();

		expect(
			failed
				.json('Save Created')
				.map(({ saved }) => saved)
				.toSorted(),
		).toEqual(['failed', 'linked']);
		expect(failed.json('Finish Run')[0]).toMatchObject({
			positions: { confirmed: ['customer: customers'] },
		});
		expect(waiting.json('Compare', 2)).toEqual([]);
		expect(again.json('Compare', 5)).toMatchObject([{ counts: { accountViewRead: 0 } }]);
		expect(again.json('Compare', 2)).toMatchObject([{ _sync: { lookFirst: true, attempt: 2 } }]);
		expect(again.json('Save Created')).toMatchObject([{ saved: 'linked' }]);
	});

	it('reads them again after a run that broke off', async () => {
		await setting.run({
			compare: { accountViewRead: 'changes' },
			nodes: { 'Finish Run': { disabled: true } },
			parameters: {
				AccountView: { operation: 'getChanged', positionName: 'customers', firstRun: 'everything' },
			},
		});

		const again = await run();

		expect(again.json('Compare', 5)).toMatchObject([{ counts: { accountViewRead: 2, inStep: 2 } }]);
	});
});
