import '../quiet';
import { writeFileSync } from 'node:fs';
import type { INode } from 'n8n-workflow';
import type { StorePlace } from '../../contract/store/stores';
import { describeOnBothStores } from '../../contract/store/both';
import type { Engine, RunResult } from '../harness';
import { textOf } from '../node-setting';
import { storeCredentialFor } from '../store-credential';
import { debtor, WIRES, worldEngine, worldSetting, type WorldSetting } from './world-setting';

describeOnBothStores('a comparison that cannot be made', (makePlace) => {
	let engine: Engine;
	let setting: WorldSetting;
	let place: StorePlace;

	beforeAll(async () => {
		engine = await worldEngine();
	});
	beforeEach(() => {
		place = makePlace();
		setting = worldSetting(engine, place);
		setting.world.accountView = [debtor('1')];
	});
	afterEach(async () => {
		await setting.stop();
	});

	/** The flow without Start, so that there is no run. */
	const withoutStart = [
		'Start > AccountView',
		'Start > Other',
		...WIRES.filter((wire) => !wire.startsWith('Start')),
	];

	const withoutRun = (node: Partial<INode> = {}): Promise<RunResult> =>
		setting.run({ wires: withoutStart, nodes: { Compare: node } });

	it('stops the flow, and says what to do', async () => {
		const result = await withoutRun();

		expect(result.error).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining('This execution has started no run of "customer"') as string,
			description: expect.stringContaining('Put Sync Ledger → Run: Start before') as string,
			context: { code: 'SYNC_RUN_MISSING' },
		});
		expect(setting.world.writes).toEqual([]);
	});

	it('gives one item by Needs Attention, and none to what writes, when the flow goes on', async () => {
		const result = await withoutRun({ onError: 'continueRegularOutput' });

		expect(result.error).toBeUndefined();
		expect(setting.outputs(result)).toEqual({
			attention: [
				{
					error: expect.stringContaining('has started no run') as string,
					message: expect.stringContaining('Run: Start') as string,
					details: { code: 'SYNC_RUN_MISSING' },
				},
			],
		});
	});

	it('gives one item by the error output, and nothing else', async () => {
		const result = await withoutRun({ onError: 'continueErrorOutput' });

		expect(setting.outputs(result)).toEqual({});
		expect(result.json('Failed')).toMatchObject([{ details: { code: 'SYNC_RUN_MISSING' } }]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'comes up once when n8n tries it again, with %s',
		async (onError) => {
			const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
			const result = await withoutRun({ onError, ...retry });

			expect([...result.json('Compare', 4), ...result.json('Compare', 6)]).toMatchObject([
				{ details: { code: 'SYNC_RUN_MISSING' } },
			]);
		},
	);

	it('is one whose run another execution has taken over', async () => {
		const { world } = setting;
		world.beforeRead = async () => {
			const store = await place.open();
			await store.transaction((sql) => sql.run('UPDATE accountview_sync SET expires_at = 0'));
			await store.close();
			await setting.run({ wires: ['Start > Start Run'] });
		};

		const result = await setting.run({ nodes: { Compare: { onError: 'continueErrorOutput' } } });

		expect(result.json('Failed')).toMatchObject([{ details: { code: 'SYNC_RUN_TAKEN_OVER' } }]);
		expect(setting.world.writes).toEqual([]);
	});

	it('is done again without harm when n8n tries it again', async () => {
		const first = await setting.run({
			nodes: { Compare: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } },
		});

		expect(first.json('Finish Run')).toMatchObject([{ complete: true, counts: { succeeded: 1 } }]);
		expect(setting.world.writes).toHaveLength(1);
	});

	it('goes by the run of another execution when its id is given', async () => {
		const start = await setting.run({
			executionId: 'parent',
			wires: [
				'Start > Start Run',
				'Start Run > Work',
				'Work > AccountView',
				'Work > Other',
				...WIRES.slice(3),
			],
			steps: { Work: { type: 'n8n-nodes-base.noOp' } },
		});
		const ended = textOf(start.json('Start Run')[0]?.['run']);

		const late = await setting.run({ wires: withoutStart, options: { runId: ended } });
		const unknown = await setting.run({ wires: withoutStart, options: { runId: 'elsewhere' } });

		expect(late.error).toMatchObject({
			message: expect.stringContaining('has ended already') as string,
			context: { code: 'SYNC_RUN_MISSING' },
		});
		expect(unknown.error).toMatchObject({
			message: expect.stringContaining('There is no run "elsewhere"') as string,
		});
	});

	it('can be made for a run that another execution has going', async () => {
		const { world } = setting;
		const children: RunResult[] = [];
		world.beforeRead = async (context) => {
			world.beforeRead = () => Promise.resolve();
			const runId = textOf(context.getInputData()[0]?.json['run']);
			const wires = withoutStart.filter((wire) => !wire.includes('Finish'));
			children.push(await setting.run({ wires, options: { runId } }));
		};

		const parent = await setting.run({
			wires: ['Start > Start Run', 'Start Run > AccountView', 'AccountView > Finish Run'],
		});

		expect(children[0]?.error).toBeUndefined();
		expect(children[0]?.json('Save')).toMatchObject([{ saved: 'linked', otherKey: 'id-0' }]);
		expect(parent.json('Finish Run')).toMatchObject([{ counts: { succeeded: 1, untold: 0 } }]);
	});
});

describe('a store that Sync Compare cannot use', () => {
	let engine: Engine;
	let setting: WorldSetting;

	beforeAll(async () => {
		engine = await worldEngine();
	});
	beforeEach(() => {
		setting = worldSetting(engine);
		setting.world.accountView = [debtor('1')];
	});
	afterEach(async () => {
		await setting.stop();
	});

	const preview = { preview: true };
	const wires = [
		'Start > AccountView',
		'Start > Other',
		...WIRES.filter((wire) => !wire.startsWith('Start')),
	];

	async function told(credentials: Parameters<WorldSetting['run']>[0], code: string) {
		const run = { ...credentials, compare: preview, wires };
		const stopped = await setting.run(run);
		const gone = await setting.run({
			...run,
			nodes: { Compare: { onError: 'continueRegularOutput' } },
		});

		expect(stopped.error).toMatchObject({ name: 'NodeOperationError', context: { code } });
		expect(stopped.error).toMatchObject({ description: expect.stringMatching(/\w{3}/) as string });
		expect(setting.outputs(gone)).toMatchObject({ attention: [{ details: { code } }] });
		expect(Object.keys(setting.outputs(gone))).toEqual(['attention']);
	}

	it('because its folder cannot be made', async () => {
		const address = { kind: 'sqlite', file: '/dev/null/store.sqlite' } as const;
		await told({ credentials: { store: storeCredentialFor(address) } }, 'STORE_PATH_INVALID');
	});

	it('because its server does not answer', async () => {
		const data = {
			storage: 'postgres',
			host: '127.0.0.1',
			port: 1,
			database: 'x',
			user: 'x',
			password: 'x',
			schema: 'x',
			tls: 'off',
		};
		await told(
			{ credentials: { store: { type: 'accountViewStoreApi', data } } },
			'STORE_UNREACHABLE',
		);
	});

	it('because a later version of this package has used it', async () => {
		const store = await setting.place.open();
		await store.transaction((sql) =>
			sql.run('UPDATE accountview_migration SET version = 9999 WHERE version = 2'),
		);
		await store.close();
		await told({}, 'STORE_NEWER');
	});

	it('because the file is something else', async () => {
		const { address } = setting.place;
		if (address.kind === 'sqlite') writeFileSync(address.file, 'x'.repeat(10_000));
		await told({}, 'STORE_CORRUPT');
	});
});
