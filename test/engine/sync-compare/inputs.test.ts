import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import type { Engine } from '../harness';
import {
	client,
	debtor,
	WIRES,
	worldEngine,
	worldSetting,
	type WorldSetting,
} from './world-setting';

let engine: Engine;
let setting: WorldSetting;

beforeAll(async () => {
	engine = await worldEngine();
});
beforeEach(() => {
	setting = worldSetting(engine);
});
afterEach(async () => {
	await setting.stop();
});

const without = (...wires: string[]): string[] => WIRES.filter((wire) => !wires.includes(wire));

describe('an input without records', () => {
	it.each(['accountView', 'other'] as const)(
		'of %s lets those of the other through',
		async (side) => {
			const { world } = setting;
			world.accountView = side === 'accountView' ? [] : [debtor('1')];
			world.other = side === 'other' ? [] : [client('a', '1')];

			const result = await setting.run();

			expect(world.writes).toMatchObject([{ sync: { action: 'create', target: side } }]);
			expect(result.json('Finish Run')).toMatchObject([{ complete: true }]);
		},
	);

	it('on both sides is a run with nothing to do, where the nodes always give an item', async () => {
		const always = { alwaysOutputData: true };

		const result = await setting.run({ nodes: { AccountView: always, Other: always } });

		expect(setting.outputs(result)).toMatchObject({
			'in step': [{ summary: true, counts: { accountViewRead: 0, otherRead: 0 } }],
		});
		expect(result.json('Finish Run')).toMatchObject([{ complete: true }]);
	});

	it('is not taken for the removal of all when all of it is gone at once', async () => {
		setting.world.accountView = [debtor('1'), debtor('2')];
		await setting.run();
		setting.world.read.other = [{ json: {} }];

		const result = await setting.run();

		expect(setting.world.writes).toHaveLength(2);
		expect(result.json('Compare', 4)).toMatchObject([{ _sync: { attention: { code: 'BRAKE' } } }]);
	});
});

describe('an input that nothing is connected to', () => {
	beforeEach(() => {
		setting.world.accountView = [debtor('1')];
		setting.world.other = [client('a', '2')];
	});

	it.each([
		['AccountView > Compare', 'first', 'AccountView', {}],
		['Other > Compare:1', 'second', 'Other', {}],
		['Other > Compare:1', 'second', 'Other', { otherRead: 'ready' }],
	])('is refused where all records are to come: %s', async (wire, place, name, compare) => {
		const result = await setting.run({ wires: without(wire), compare });

		expect(result.error).toMatchObject({
			message: `Nothing is connected to the ${place} input, so no records of ${name} were read [item 0]`,
			description: expect.stringContaining(`Connect the ${place} input`) as string,
			context: { code: 'NODE_INPUT_INVALID' },
		});
		expect(setting.world.writes).toEqual([]);
	});

	it.each([
		['AccountView > Compare', { accountViewRead: 'changes' }, 0],
		['Other > Compare:1', { otherRead: 'changes' }, 2],
	])('brings no changes: %s', async (wire, compare, output) => {
		const result = await setting.run({ wires: without(wire), compare });

		expect(result.error).toBeUndefined();
		expect(result.json('Compare', output)).toHaveLength(1);
	});
});

describe('both inputs', () => {
	it('are refused where one node feeds them: every record would be linked to itself', async () => {
		setting.world.accountView = [debtor('1')];

		const result = await setting.run({
			wires: [...without('Other > Compare:1'), 'AccountView > Compare:1'],
		});

		expect(result.error).toMatchObject({
			message: expect.stringContaining('Both inputs bring the items of AccountView') as string,
			context: { code: 'NODE_INPUT_INVALID' },
		});
		expect(setting.world.writes).toEqual([]);
	});
});

describe('an item that is no record', () => {
	const ownError = {
		error: 'AccountView is down',
		message: 'Wait',
		details: { code: 'AV_SERVER_DOWN' },
	};

	it.each<[string, IDataObject]>([
		['of our nodes', ownError],
		['of our nodes, with the fields of its input', { number: '2', ...ownError }],
		['of HTTP Request', { error: { message: 'AccountView is down' } }],
		['in words', { error: 'AccountView is down' }],
		['as JSON', { error: '{"code":17,"detail":"AccountView is down"}' }],
	])('but an error %s is told, and concludes nothing about what is missing', async (_, json) => {
		const { world } = setting;
		world.accountView = [debtor('1'), debtor('2'), debtor('3')];
		await setting.run();
		world.writes.splice(0);
		world.read.accountView = [{ json: debtor('1', { name: 'New' }) }, { json }];

		const result = await setting.run();

		expect(world.writes).toMatchObject([{ record: { number: '1', name: 'New' } }]);
		expect(result.items('Compare', 4)).toMatchObject([
			{
				json: {
					_sync: {
						attention: {
							code: 'READ_FAILED',
							message: expect.stringMatching(
								/: AccountView is down( \(AV_SERVER_DOWN\))?\.$/,
							) as string,
						},
					},
				},
				pairedItem: { item: 1, input: 0 },
			},
		]);
		const after = await setting.run({ compare: {} });
		world.read = {};
		const mended = await setting.run();
		expect(after.json('Compare', 4)).toMatchObject([{ _sync: { attention: { isNew: false } } }]);
		expect(mended.json('Compare', 4)).toEqual([]);
	});

	it('but a list is told, and concludes nothing about what is missing', async () => {
		const { world } = setting;
		world.accountView = [debtor('1'), debtor('2')];
		await setting.run();
		world.writes.splice(0);
		world.read.accountView = [{ json: debtor('1') }, { json: [] as never }];

		const result = await setting.run();

		expect(world.writes).toEqual([]);
		expect(result.json('Compare', 4)).toMatchObject([
			{ _sync: { attention: { code: 'READ_FAILED' } } },
		]);
	});

	it('is not a record with a field that happens to be called error', async () => {
		setting.world.read.accountView = [
			{ json: debtor('1', { error: 'E' }) },
			{ json: debtor('2', { error: { code: 7 } }) },
			{ json: { name: 'Without a number', error: '' } },
		];

		const result = await setting.run();

		expect(result.json('Compare', 2).map(({ number }) => number)).toEqual(['1', '2']);
		expect(result.json('Compare', 4)).toMatchObject([
			{ name: 'Without a number', _sync: { attention: { code: 'KEY_EMPTY' } } },
		]);
	});
});

describe('records that cannot be told apart', () => {
	it('because two have the same key need attention, and the others go on', async () => {
		const { world } = setting;
		world.read.accountView = [debtor('1'), debtor('2'), debtor('2', { name: 'B' })].map((json) => ({
			json,
		}));

		const result = await setting.run();

		expect(world.writes).toMatchObject([{ record: { number: '1' } }]);
		expect(result.items('Compare', 4)).toMatchObject([
			{
				json: { number: '2', _sync: { attention: { code: 'KEY_TWICE' } } },
				pairedItem: { item: 1 },
			},
			{ json: { number: '2', name: 'B' }, pairedItem: { item: 2 } },
		]);
		expect(result.json('Compare', 5)).toMatchObject([{ counts: { needsAttention: 2 } }]);
	});

	it('do not include one that merely came twice', async () => {
		setting.world.read.accountView = [{ json: debtor('1') }, { json: debtor('1') }];

		await setting.run();

		expect(setting.world.writes).toHaveLength(1);
	});

	it.each<unknown>(['', '  ', null, undefined])(
		'because the key is %j need attention',
		async (key) => {
			setting.world.read.other = [{ json: { ...client('a', '1'), id: key as string } }];

			const result = await setting.run();

			expect(setting.world.writes).toEqual([]);
			expect(result.json('Compare', 4)).toMatchObject([
				{ number: '1', _sync: { side: 'other', key: '', attention: { code: 'KEY_EMPTY' } } },
			]);
		},
	);
});

describe('text of a megabyte in a compared field', () => {
	it('goes over whole, is compared whole, and is not kept in messages', async () => {
		const { world } = setting;
		const long = 'x'.repeat(1_000_000);
		world.accountView = [debtor('1', { name: `${long}a` })];
		await setting.run();
		const quiet = await setting.run();
		world.accountView = [debtor('1', { name: `${long}b` })];
		const result = await setting.run({ compare: { conflicts: 'accountView' } });
		world.accountView = [debtor('1', { name: `${long}c` })];
		world.other = [client('id-0', '1', { name: `${long}d` })];
		const asked = await setting.run({ compare: { conflicts: 'ask' } });

		expect(quiet.json('Compare', 5)).toMatchObject([{ counts: { inStep: 1 } }]);
		expect(world.writes.map(({ record }) => record['name'])).toEqual([`${long}a`, `${long}b`]);
		const [{ _sync: sync } = {}] = result.json('Compare', 3);
		expect(JSON.stringify(sync).length).toBeLessThan(2000);
		const [{ _sync: conflict } = {}] = asked.json('Compare', 4);
		expect(JSON.stringify(conflict).length).toBeLessThan(5000);
	});
});

describe('changes that Get Changed gives', () => {
	const json = debtor('1', { _position: { name: 'customer', token: 'one' } });

	it('are not taken for all records', async () => {
		setting.world.read.accountView = [{ json }];

		const result = await setting.run();

		expect(result.error).toMatchObject({
			message: expect.stringContaining('AccountView items come from Get Changed') as string,
			description: expect.stringContaining('AccountView Items Are') as string,
			context: { code: 'NODE_INPUT_INVALID' },
		});
		expect(setting.world.writes).toEqual([]);
	});

	it('go out without their position, which is the affair of the run', async () => {
		setting.world.read.accountView = [{ json }];

		const result = await setting.run({ compare: { accountViewRead: 'changes' } });

		expect(result.json('Compare', 2)).toMatchObject([{ number: '1' }]);
		expect(result.json('Compare', 2)[0]).not.toHaveProperty('_position');
		// Nothing is known of such a position, so it is told that it will come again.
		expect(result.json('Finish Run')).toMatchObject([{ positions: { stale: 1 } }]);
	});
});

describe('a parameter that cannot be read', () => {
	const field = { name: '', accountView: 'name', other: 'name', as: 'text' };
	const number = { is: 'number', accountView: 'number', other: 'number' };

	it.each<[string, IDataObject]>([
		['Connection Name', { connection: '={{ "" }}' }],
		['Connection Name', { connection: 'x'.repeat(201) }],
		['Entity', { entity: '={{ $json.none }}' }],
		['Entity', { entity: '={{ {} }}' }],
		['AccountView Items Are', { accountViewRead: 'some' }],
		['Other Items Are', { otherRead: '={{ [1] }}' }],
		['AccountView Key Field', { accountViewKey: '={{ "" }}' }],
		['Other Key Field', { otherKey: '={{ " " }}' }],
		['Fields to Compare', { fields: { values: [] } }],
		['Fields to Compare', { fields: {} }],
		['Fields to Compare', { fields: '={{ 7 }}' }],
		['Fields to Compare', { fields: { values: [{ ...field, other: '={{ "" }}' }] } }],
		['Fields to Compare', { fields: { values: [field, field] } }],
		['Compare As', { fields: { values: [{ ...field, as: 'sound' }] } }],
		['Decimals', { fields: { values: [{ ...field, as: 'decimal', decimals: 1.5 }] } }],
		['Decimals', { fields: { values: [{ ...field, as: 'decimal', decimals: 11 }] } }],
		['Field Is', { match: { values: [{ ...number, is: 'colour' }] } }],
		['Recognize Existing Records By', { match: { values: [{ ...number, other: '={{ "" }}' }] } }],
		['Recognize Existing Records By', { match: { values: [{ ...number, is: 'name' }] } }],
		['Direction', { direction: 'sideways' }],
		['When Both Sides Changed the Same Field', { conflicts: 'oldest' }],
		[
			'Changes Made on the Receiving Side',
			{ direction: 'toOther', receivingChanges: '={{ "keep" }}' },
		],
		['Removed Records', { deletions: 'all' }],
		['Preview', { preview: '={{ "perhaps" }}' }],
	])('is named: %s in %j', async (label, compare) => {
		await expectNamed(label, { compare });
	});

	it.each<[string, IDataObject]>([
		['In Step Output', { inStepOutput: 'none' }],
		['Name of the Other System', { otherName: '={{ {} }}' }],
		['Run ID', { runId: '={{ [1] }}' }],
		['Brake: Largest Share (%)', { brakeShare: 101 }],
		['Brake: Largest Share (%)', { brakeShare: '={{ "half" }}' }],
		['Brake: Always Allowed', { brakeMinimum: -1 }],
		['Most Writes per Run', { mostWrites: -1 }],
		['Most Writes per Run', { mostWrites: 2.5 }],
		['Most Writes per Run', { mostWrites: '={{ "few" }}' }],
		['Brake: Release', { brakeReleased: '={{ "perhaps" }}' }],
		['Unrecognized Records at the First Run', { unmatched: 'forget' }],
		['Refused Records', { refused: 'never' }],
		['Same Content Under Another Key', { sameContent: 'same' }],
		['AccountView Version Field', { accountViewVersion: '={{ {} }}' }],
		['Other Version Field', { otherVersion: '={{ {} }}' }],
		['AccountView Time of Change Field', { accountViewChangedAt: '={{ {} }}' }],
		['Other Time of Change Field', { otherChangedAt: '={{ {} }}' }],
	])('is named among the options: %s in %j', async (label, options) => {
		await expectNamed(label, { options });
	});

	it('is a time of change that Newest Wins lacks', async () => {
		await expectNamed('Other Time of Change Field', {
			compare: { conflicts: 'newest' },
			options: { accountViewChangedAt: 'at' },
		});
	});

	async function expectNamed(label: string, run: Parameters<WorldSetting['run']>[0]) {
		setting.world.accountView = [debtor('1')];

		const result = await setting.run(run);

		expect(result.error).toMatchObject({
			message: expect.stringMatching(
				`^The parameter ${label.replace(/[()]/g, '\\$&')} holds .* \\[item 0\\]$`,
			) as string,
			description: expect.stringContaining(`Give ${label} `) as string,
			context: { code: 'NODE_PARAMETER_INVALID' },
		});
		expect(result.json('Compare', 2)).toEqual([]);
		expect(setting.world.writes).toEqual([]);
	}
});
