import '../quiet';
import { Engine } from '../harness';
import { compareSetting, type CompareSetting } from './setting';

let engine: Engine;
let setting: CompareSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await compareSetting(engine);
});
afterEach(async () => {
	await setting.stop();
});

function writesToApp(): string[] {
	const { sandbox } = setting;
	const writes = sandbox
		.requests()
		.filter(({ server, method }) => server === 'workOrders' && method !== 'GET')
		.map(({ method }) => method);
	sandbox.clearRequests();
	return writes;
}

describe('a flow with Sync Ledger and Sync Compare', () => {
	it('creates each customer in the app once, and writes nothing at the second run', async () => {
		const first = await setting.run();
		const created = writesToApp();
		const second = await setting.run();

		expect(first.error).toBeUndefined();
		const debtors = setting.sandbox.accountView.customers
			.all()
			.filter((row) => row['ACCT_LINK'] === 1);
		expect(created).toEqual(debtors.map(() => 'POST'));
		expect(first.json('Finish Run')).toMatchObject([
			{ complete: true, counts: { succeeded: debtors.length, failed: 0, untold: 0 } },
		]);
		expect(writesToApp()).toEqual([]);
		expect(second.json('Compare', 5)).toMatchObject([
			{ summary: true, counts: { inStep: debtors.length } },
		]);
		expect(second.json('Finish Run')).toMatchObject([{ complete: true }]);
	});

	it('updates in the app what has changed in AccountView, and says why', async () => {
		await setting.run();
		writesToApp();
		const { customers } = setting.sandbox.accountView;
		const [first] = customers.all().filter((row) => row['ACCT_LINK'] === 1);
		customers.update(String(first?.['SUB_NR']), { TEL_BUS: '010-7654321' });

		const result = await setting.run();

		expect(writesToApp()).toEqual(['PUT']);
		expect(result.json('Compare', 3)).toMatchObject([
			{
				number: first?.['SUB_NR'],
				_sync: {
					action: 'update',
					target: 'other',
					reason: 'Changed in AccountView: phone.',
					changes: [{ field: 'phone', to: '+31107654321' }],
				},
			},
		]);
	});

	it("lists what the app refuses, with the app's own words, until it is mended", async () => {
		await setting.run();
		setting.sandbox.accountView.customers.insert({
			SUB_NR: '19999',
			ACCT_NAME: 'Refused',
			SRC_CODE: 'REFUSED',
			ACCT_NR: '1300',
			MAIL_BUS: 'no mail address',
		});

		const result = await setting.run();
		const again = await setting.run();

		expect(result.json('Save Created')).toMatchObject([{ saved: 'failed' }]);
		expect(again.json('Compare', 4)).toMatchObject([
			{ _sync: { attention: { code: 'WRITE_REFUSED', isNew: false } } },
		]);
		expect(again.json('Finish Run')).toMatchObject([{ complete: true }]);
	});
});
