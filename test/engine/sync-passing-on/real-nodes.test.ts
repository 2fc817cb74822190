import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { keptLeases, type KeptLease } from '../../../nodes/shared/sync/lease-registry';
import { credentialFor } from '../credential-for';
import { Engine, type RunResult } from '../harness';

const markOf = (intent: string): IDataObject => ({ intent, run: 'run-1', fence: 2 });

const customers = [
	{ reference: 'APP-1', name: 'Kapsalon Knip', _sync: markOf('one') },
	{ reference: 'APP-2', name: 'Rijwielhuis Trap' },
	{ reference: '', name: '', _sync: markOf('three') },
];

const hour = (id: string, intent: string): IDataObject => ({
	id,
	employee: '102',
	project: '26-001',
	kind: 'working',
	date: '2026-03-02',
	hours: 2,
	description: '',
	_sync: markOf(intent),
});

describe('the AccountView nodes and _sync', () => {
	let engine: Engine;
	let sandbox: Sandbox;

	beforeAll(async () => {
		engine = await Engine.load();
	});

	beforeEach(async () => {
		sandbox = await startSandbox();
	});

	afterEach(async () => {
		keptLeases().clear();
		await sandbox.stop();
	});

	const run = (file: string, items: readonly IDataObject[]): Promise<RunResult> =>
		engine.run(join(__dirname, '..', `${file}.workflow.json`), {
			credentials: { accountview: credentialFor(sandbox) },
			nodes: { AccountView: { onError: 'continueErrorOutput' } },
			items,
		});

	const loseLease = (): void => {
		const lease: KeptLease = {
			validUntil: 0,
			goOn: () => false,
			renewed: () => undefined,
			giveUp: () => undefined,
		};
		keptLeases().set('run-1', lease);
	};

	const writes = (): number =>
		sandbox
			.requests()
			.filter(({ method, path }) => method !== 'GET' && path.includes('accountviewdata')).length;

	it('Customer: Create or Update passes it on, to rows and to error items', async () => {
		const result = await run('accountview-customers/customer-upsert', customers);

		expect(result.json('AccountView', 0).map(({ name, _sync }) => ({ name, _sync }))).toEqual([
			{ name: 'Kapsalon Knip', _sync: markOf('one') },
			{ name: 'Rijwielhuis Trap', _sync: undefined },
		]);
		expect(result.json('AccountView', 1)).toMatchObject([{ _sync: markOf('three') }]);
	});

	it('Hour Entry: Create, which sends all items together, passes it on', async () => {
		const items = [hour('UR-1', 'one'), hour('UR-2', 'two'), hour('UR-2', 'three')];
		const result = await run('accountview-hours/hour-entry-create', items);

		expect(
			result.json('AccountView', 0).map(({ ownReference, _sync }) => [ownReference, _sync]),
		).toEqual([
			['UR-1', markOf('one')],
			['UR-2', markOf('two')],
			['UR-2', markOf('three')],
		]);
	});

	it.each([
		['accountview-customers/customer-upsert', [customers[0] ?? {}]],
		['accountview-hours/hour-entry-create', [hour('UR-1', 'one'), hour('UR-2', 'two')]],
	])('write nothing once the run may have lost its lease (%s)', async (file, items) => {
		loseLease();

		const result = await run(file, items);

		expect(writes()).toBe(0);
		expect(result.json('AccountView', 0)).toEqual([]);
		expect(result.json('AccountView', 1).map(({ details }) => details)).toEqual(
			items.map(() => ({ code: 'SYNC_RUN_TAKEN_OVER', record: 'run run-1' })),
		);
	});
});
