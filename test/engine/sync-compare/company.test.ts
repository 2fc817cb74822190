import '../quiet';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { credentialFor } from '../credential-for';
import type { Engine, RunResult } from '../harness';
import type { Step } from '../sync-passing-on/probes';
import { worldEngine, worldSetting, type WorldSetting } from './world-setting';

const READ: Step = {
	type: 'n8n-nodes-accountview.accountViewCustomers',
	parameters: { resource: 'customer', operation: 'getAll', returnAll: true, simplify: true },
};
const SHAPE: Step = {
	type: 'n8n-nodes-base.set',
	parameters: {
		mode: 'raw',
		jsonOutput: '={{ { number: $json.number, name: $json.name, phone: "", city: "" } }}',
		options: {},
	},
};

describe('a company switched in the credential', () => {
	let engine: Engine;
	let setting: WorldSetting;
	let former: Sandbox;
	let another: Sandbox;

	beforeAll(async () => {
		engine = await worldEngine();
	});
	beforeEach(async () => {
		setting = worldSetting(engine);
		former = await startSandbox({ seed: 'empty' });
		another = await startSandbox({ seed: 'empty' });
		former.accountView.customers.insert({ SUB_NR: '10001', ACCT_NAME: 'Bakkerij Jansen' });
		another.accountView.customers.insert({ SUB_NR: '10001', ACCT_NAME: 'Garage Pietersen' });
	});
	afterEach(async () => {
		await former.stop();
		await another.stop();
		await setting.stop();
	});

	const run = (sandbox: Sandbox, compare = {}): Promise<RunResult> =>
		setting.run({
			compare: { direction: 'toOther', ...compare },
			credentials: { accountview: credentialFor(sandbox) },
			steps: { AccountView: READ, Shape: SHAPE },
			wires: [
				'Start > Start Run',
				'Start Run > AccountView',
				'Start Run > Other',
				'AccountView > Shape',
				'Shape > Compare:0',
				'Other > Compare:1',
				'Compare:2 > Write',
				'Compare:3 > Write',
				'Write > Save',
				'Compare:5 > Finish Run',
			],
		});

	it('is refused while links exist, with the reason, and nothing is written', async () => {
		await run(former);
		const written = setting.world.writes.length;

		const result = await run(another);

		expect(written).toBe(1);
		expect(result.error?.message).toContain(
			`belong to ${former.accountView.baseUrl}, company DEVRIES, and these records come from ${another.accountView.baseUrl}`,
		);
		expect(setting.world.writes).toHaveLength(written);
		expect(setting.world.other).toMatchObject([{ name: 'Bakkerij Jansen' }]);
	});

	it('is refused in a preview, too', async () => {
		await run(former);

		const result = await run(another, { preview: true });

		expect(result.error?.message).toContain('Nothing was compared');
	});

	it('goes on when the former company is put back', async () => {
		await run(former);
		await run(another);

		const result = await run(former);

		expect(result.error).toBeUndefined();
		expect(result.json('Compare', 5)).toMatchObject([{ counts: { inStep: 1 } }]);
	});

	it('is taken while nothing is linked yet', async () => {
		former.accountView.customers.remove('10001');
		await run(former);

		const result = await run(another);

		expect(result.error).toBeUndefined();
		expect(setting.world.other).toMatchObject([{ name: 'Garage Pietersen' }]);
	});
});
