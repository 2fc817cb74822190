import '../quiet';
import { ExecuteContext } from 'n8n-core';
import { describeOnBothStores } from '../../contract/store/both';
import type { Engine, RunResult } from '../harness';
import { step } from '../sync-passing-on/probes';
import {
	client,
	debtor,
	WIRES,
	worldEngine,
	worldSetting,
	type WorldSetting,
} from './world-setting';

const id = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;

describeOnBothStores('what leaves Sync Compare', (makePlace) => {
	let engine: Engine;
	let setting: WorldSetting;

	beforeAll(async () => {
		engine = await worldEngine();
	});
	beforeEach(() => {
		setting = worldSetting(engine, makePlace());
	});
	afterEach(async () => {
		await setting.stop();
	});

	it('is each record by the output of what is to be done with it, paired with its item', async () => {
		const { world } = setting;
		world.accountView = [debtor('1'), debtor('2'), debtor('3', { name: 'Renamed' })];
		world.other = [client('a', '2'), client('b', '3')];
		await setting.run();
		world.accountView[0] = { ...world.accountView[0], name: 'New name' };
		world.other[0] = { ...world.other[0], phone: '06-12345678' };
		world.accountView.push(debtor('4'));
		world.other.push(client('c', ''));

		const result = await setting.run({ options: { inStepOutput: 'each' } });

		const run = result.json('Start Run')[0]?.['run'];
		const common = { run, fence: 2, connection: 'field-service', entity: 'customer', link: null };
		expect(result.items('Compare', 0)).toEqual([
			{
				json: {
					...client('c', ''),
					_sync: {
						...common,
						intent: id,
						action: 'create',
						target: 'accountView',
						key: 'c',
						targetKey: null,
						targetKeyField: 'number',
						lookFirst: false,
						attempt: 1,
						reason: 'New in the other system.',
						reasonNl: 'Nieuw in het andere systeem.',
						changes: [],
					},
				},
				pairedItem: { item: 3, input: 1 },
			},
		]);
		expect(result.items('Compare', 1)).toEqual([
			{
				json: {
					...client('a', '2', { phone: '06-12345678' }),
					_sync: {
						...common,
						intent: id,
						action: 'update',
						target: 'accountView',
						key: 'a',
						targetKey: '2',
						targetKeyField: 'number',
						link: id,
						lookFirst: false,
						attempt: 1,
						reason: 'Changed in the other system: phone.',
						reasonNl: 'Gewijzigd in het andere systeem: phone.',
						changes: [{ field: 'phone', from: '+31101234567', to: '+31612345678' }],
					},
				},
				pairedItem: { item: 0, input: 1 },
			},
		]);
		expect(result.items('Compare', 2)).toEqual([
			{
				json: {
					...debtor('4'),
					_sync: {
						...common,
						intent: id,
						action: 'create',
						target: 'other',
						key: '4',
						targetKey: null,
						targetKeyField: 'id',
						lookFirst: false,
						attempt: 1,
						reason: 'New in AccountView.',
						reasonNl: 'Nieuw in AccountView.',
						changes: [],
					},
				},
				pairedItem: { item: 3, input: 0 },
			},
		]);
		expect(result.items('Compare', 3)).toEqual([
			{
				json: {
					...debtor('1', { name: 'New name' }),
					_sync: {
						...common,
						intent: id,
						action: 'update',
						target: 'other',
						key: '1',
						targetKey: 'id-2',
						targetKeyField: 'id',
						link: id,
						lookFirst: false,
						attempt: 1,
						reason: 'Changed in AccountView: name.',
						reasonNl: 'Gewijzigd in AccountView: name.',
						changes: [{ field: 'name', from: 'Customer 1', to: 'New name' }],
					},
				},
				pairedItem: { item: 0, input: 0 },
			},
		]);
		expect(result.items('Compare', 4)).toEqual([]);
		expect(result.items('Compare', 5)).toEqual([
			{
				json: {
					...debtor('3', { name: 'Renamed' }),
					_sync: {
						run,
						fence: 2,
						connection: 'field-service',
						entity: 'customer',
						accountViewKey: '3',
						otherKey: 'b',
						intent: null,
						action: 'none',
						target: null,
						side: null,
						key: '3',
						targetKey: null,
						lookFirst: false,
						reason: 'Both sides are the same.',
						reasonNl: 'Beide kanten zijn gelijk.',
					},
				},
				pairedItem: { item: 2, input: 0 },
			},
			{
				json: {
					summary: true,
					connection: 'field-service',
					entity: 'customer',
					run,
					preview: false,
					firstRun: false,
					brake: false,
					counts: {
						accountViewRead: 4,
						otherRead: 4,
						inStep: 1,
						linked: 0,
						createInAccountView: 1,
						updateInAccountView: 1,
						createInOther: 1,
						updateInOther: 1,
						needsAttention: 0,
						rest: 0,
						braked: 0,
						comparisons: 1,
					},
				},
				pairedItem: [],
			},
		]);
	});

	it('is all that a flow needs: afterwards both sides are the same, and nothing is left to be done', async () => {
		const { world } = setting;
		world.accountView = [debtor('1'), debtor('2')];
		world.other = [client('a', '2', { phone: '' }), client('b', '')];

		const first = await setting.run();
		const second = await setting.run();

		expect(first.error).toBeUndefined();
		expect(first.json('Finish Run')).toMatchObject([
			{ complete: true, counts: { succeeded: 3, linked: 1 } },
		]);
		expect(world.accountView).toEqual([
			debtor('1'),
			debtor('2'),
			{ ...debtor('92'), name: 'Customer ' },
		]);
		expect(setting.outputs(second)).toMatchObject({ 'in step': [{ counts: { inStep: 3 } }] });
		expect(Object.keys(setting.outputs(second))).toEqual(['in step']);
		expect(world.writes).toHaveLength(3);
	});

	it('is a record with the changes of both sides, once for each', async () => {
		const { world } = setting;
		world.accountView = [debtor('1')];
		world.other = [client('a', '1')];
		await setting.run();
		world.accountView = [debtor('1', { name: 'Jansen' })];
		world.other = [client('a', '1', { city: 'Leiden' })];

		const result = await setting.run();

		const merged = 'Changed on both sides in different fields: each gets the changes of the other.';
		expect(setting.outputs(result)).toMatchObject({
			'update in AccountView': [
				{ name: 'Jansen', city: 'Leiden', _sync: { reason: merged, targetKey: '1' } },
			],
			'update in Other': [
				{ name: 'Jansen', city: 'Leiden', _sync: { reason: merged, targetKey: 'a' } },
			],
		});
		expect(world.accountView).toEqual([debtor('1', { name: 'Jansen', city: 'Leiden' })]);
		expect(world.other).toEqual([client('a', '1', { name: 'Jansen', city: 'Leiden' })]);
	});

	describe('an item that was made of no item in particular', () => {
		const which = step('set', 3.4, {
			mode: 'raw',
			jsonOutput: "={{ { number: $('AccountView').item.json.number } }}",
			options: {},
		});
		const goOn = { Which: { onError: 'continueErrorOutput' } } as const;

		it('because its record was kept from an earlier run does not lead to an item of another record', async () => {
			const { world } = setting;
			const compare = { accountViewRead: 'changes' };
			world.accountView = [debtor('1')];
			world.write = () => ({
				error: 'Down.',
				message: 'Wait.',
				details: { code: 'AV_SERVER_DOWN' },
			});
			await setting.run({ compare });
			await setting.letTimePass();
			world.read.accountView = [{ json: debtor('2') }];

			const result = await setting.run({
				compare,
				steps: { Which: which },
				wires: [...WIRES, 'Compare:2 > Which'],
				nodes: goOn,
			});

			expect(
				result.items('Compare', 2).map(({ json, pairedItem }) => [json['number'], pairedItem]),
			).toEqual([
				['2', { item: 0, input: 0 }],
				['1', []],
			]);
			expect(result.json('Which')).toEqual([{ number: '2' }]);
			expect(result.items('Which', 1)).toHaveLength(1);
		});

		it.each([
			['the summary', {}, 5],
			['what the brake says', { city: 'Gouda' }, 4],
		])('does not lead to the first item: %s', async (_, change, output) => {
			const { world } = setting;
			world.accountView = Array.from({ length: 21 }, (__, n) => debtor(`${100 + n}`));
			await setting.run();
			world.accountView = world.accountView.map((record) => ({ ...record, ...change }));

			const result = await setting.run({
				steps: { Which: which },
				wires: [...WIRES, `Compare:${output} > Which`],
				nodes: goOn,
			});

			expect(result.items('Compare', output)).toMatchObject([{ pairedItem: [] }]);
			expect(result.json('Which')).toEqual([]);
			expect(result.items('Which', 1)).toHaveLength(1);
			// The flow goes on all the same.
			expect(result.json('Finish Run')).toHaveLength(1);
		});
	});

	describe('the hint at an output that nothing is connected to', () => {
		const unconnected = WIRES.filter((wire) => wire !== 'Compare:2 > Write');
		const hints = ({ run }: RunResult) => run.data.resultData.runData['Compare']?.[0]?.hints ?? [];

		beforeEach(() => {
			setting.world.accountView = [debtor('1')];
		});

		it('says how many items left by it', async () => {
			expect(hints(await setting.run({ wires: unconnected }))).toEqual([
				{
					message: expect.stringMatching(
						/^1 item left by Create in Other, and nothing is connected to it/,
					) as string,
					type: 'warning',
					location: 'outputPane',
				},
			]);
		});

		it('does not come where it is connected, where nothing left by it, or in a preview', async () => {
			expect(hints(await setting.run({ wires: unconnected, compare: { preview: true } }))).toEqual(
				[],
			);
			expect(hints(await setting.run())).toEqual([]);
			expect(hints(await setting.run({ wires: unconnected }))).toEqual([]);
		});

		it('does not come to somebody who runs the flow up to this node', async () => {
			setting.world.beforeRead = (context) => {
				if (!(context instanceof ExecuteContext)) throw new Error('Not on the engine');
				context.runExecutionData.startData = {
					destinationNode: { nodeName: 'Compare', mode: 'inclusive' },
				};
				return Promise.resolve();
			};

			const result = await setting.run({ wires: unconnected });

			expect(result.json('Compare', 2)).toHaveLength(1);
			expect(hints(result)).toEqual([]);
		});
	});
});
