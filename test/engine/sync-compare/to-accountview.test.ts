import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { credentialFor } from '../credential-for';
import type { Engine } from '../harness';
import type { Step } from '../sync-passing-on/probes';
import { client, worldEngine, worldSetting, type WorldSetting } from './world-setting';

describe('a flow to AccountView', () => {
	let engine: Engine;
	let setting: WorldSetting;
	let sandbox: Sandbox;

	beforeAll(async () => {
		engine = await worldEngine();
	});
	beforeEach(async () => {
		setting = worldSetting(engine);
		sandbox = await startSandbox({ seed: 'empty' });
	});
	afterEach(async () => {
		await sandbox.stop();
		await setting.stop();
	});

	/** AccountView is not read at all: what it has is looked up where that is needed. */
	const compare = { direction: 'toAccountView', accountViewRead: 'changes' };

	const run = (write: Step, newId: string, more: IDataObject = {}) =>
		setting.run({
			compare: { ...compare, ...more },
			credentials: { accountview: credentialFor(sandbox) },
			steps: { AccountViewWrite: write },
			wires: [
				'Start > Start Run',
				'Start Run > Other',
				'Other > Compare:1',
				'Compare:0 > AccountViewWrite',
				'Compare:1 > AccountViewWrite',
				'AccountViewWrite:0 > Save',
				'AccountViewWrite:1 > Save',
				'Compare:5 > Finish Run',
			],
			parameters: { Save: { newId } },
		});

	const upsert: Step = {
		type: 'n8n-nodes-accountview.accountViewCustomers',
		parameters: {
			resource: 'customer',
			operation: 'upsert',
			matchOn: 'number',
			matchValue: '={{ $json.number }}',
			name: '={{ $json.name }}',
			additionalFields: {
				controlAccount: '1300',
				searchCode: '={{ "S" + $json.number }}',
				phone: '={{ $json.phone }}',
			},
		},
		settings: { onError: 'continueErrorOutput' },
	};

	it('looks first, and makes each customer once, also when the answer gets lost', async () => {
		setting.world.other = [client('a', '10001'), client('b', '10002')];
		sandbox.addFault({
			server: 'accountView',
			method: 'POST',
			pathContains: 'accountviewdata',
			kind: 'cut-after',
		});

		const first = await run(upsert, '={{ $json.number }}');
		const second = await run(upsert, '={{ $json.number }}');
		const third = await run(upsert, '={{ $json.number }}');

		expect(first.error).toBeUndefined();
		expect(first.json('Compare', 0)).toMatchObject([
			{ _sync: { lookFirst: true } },
			{ _sync: { lookFirst: true } },
		]);
		expect(first.json('AccountViewWrite', 1)).toMatchObject([
			{ _sync: { key: 'a' }, details: { code: 'AV_WRITE_DOUBTFUL' } },
		]);
		expect(
			first
				.json('Save')
				.map(({ saved }) => saved)
				.toSorted(),
		).toEqual(['failed', 'linked']);
		expect(second.json('Compare', 0)).toMatchObject([{ _sync: { key: 'a', attempt: 2 } }]);
		expect(second.json('AccountViewWrite')).toMatchObject([
			{ number: '10001', _sync: { key: 'a' } },
		]);
		expect(second.json('Save')).toMatchObject([{ saved: 'linked', accountViewKey: '10001' }]);
		expect(third.json('Compare', 0)).toEqual([]);
		expect(sandbox.accountView.customers.all().map(({ SUB_NR: number }) => number)).toEqual([
			'10001',
			'10002',
		]);
	});

	it('updates what was changed, and lists what AccountView refuses', async () => {
		setting.world.other = [client('a', '10001')];
		await run(upsert, '={{ $json.number }}');
		setting.world.other = [client('a', '10001', { name: 'Jansen' })];
		const updated = await run(upsert, '={{ $json.number }}');
		setting.world.other = [client('a', '10001', { name: 'J'.repeat(500) })];
		const refused = await run(upsert, '={{ $json.number }}');
		const listed = await run(upsert, '={{ $json.number }}');

		expect(updated.json('Save')).toMatchObject([{ saved: 'updated', accountViewKey: '10001' }]);
		expect(sandbox.accountView.customers.all()).toMatchObject([{ ACCT_NAME: 'Jansen' }]);
		expect(refused.json('Save')).toMatchObject([{ saved: 'failed' }]);
		expect(listed.json('Compare', 4)).toMatchObject([
			{ _sync: { attention: { code: 'WRITE_REFUSED', isNew: false } } },
		]);
	});

	it('makes each order once, by its own reference', async () => {
		sandbox.accountView.customers.insert({ SUB_NR: '10001', ACCT_NAME: 'Jansen', SRC_CODE: 'J' });
		const create: Step = {
			type: 'n8n-nodes-accountview.accountViewOrders',
			parameters: {
				resource: 'order',
				operation: 'create',
				customer: { __rl: true, mode: 'number', value: '10001' },
				ownReference: '={{ $json.id }}',
				description: '={{ $json.name }}',
			},
			settings: { onError: 'continueErrorOutput' },
		};
		setting.world.other = [client('WB-1', ''), client('WB-2', '')];
		sandbox.addFault({
			server: 'accountView',
			method: 'POST',
			pathContains: 'accountviewdata',
			kind: 'cut-after',
		});

		const runs = [];
		for (let turn = 0; turn < 3; turn += 1) runs.push(await run(create, '={{ $json.number }}'));

		expect(runs.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
		expect(runs.flatMap((one) => one.json('Save').map(({ saved }) => saved))).not.toContain(
			'already',
		);
		expect(runs[2]?.json('Compare', 0)).toEqual([]);
		expect(sandbox.accountView.orders.all()).toHaveLength(2);
	});
});
