import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import type { Engine } from '../harness';
import { textOf } from '../node-setting';
import { client, debtor, worldEngine, worldSetting, type WorldSetting } from './world-setting';

describe('the rules of Sync Compare', () => {
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

	/** One customer on both sides, which both have agreed on; then both are changed. */
	async function changed(
		compare: IDataObject,
		accountView: IDataObject,
		other: IDataObject,
		options: IDataObject = {},
	) {
		const { world } = setting;
		world.accountView = [debtor('1')];
		world.other = [client('a', '1')];
		await setting.run({ compare, options });
		world.accountView = [debtor('1', accountView)];
		world.other = [client('a', '1', other)];
		return await setting.run({ compare, options });
	}

	describe('when both sides have changed the same field', () => {
		const names = [{ name: 'Jansen' }, { name: 'Janssen' }] as const;

		it.each([
			['accountView', 'update in Other', 'Jansen'],
			['other', 'update in AccountView', 'Janssen'],
		])('%s wins', async (conflicts, output, name) => {
			const result = await changed({ conflicts }, ...names);

			expect(setting.outputs(result)).toMatchObject({ [output]: [{ name }] });
			expect(setting.world.accountView).toMatchObject([{ name }]);
			expect(setting.world.other).toMatchObject([{ name }]);
		});

		it('a person is asked, in both languages, until both are the same', async () => {
			const result = await changed({ conflicts: 'ask' }, ...names);
			const again = await setting.run({ compare: { conflicts: 'ask' } });
			setting.world.other = [client('a', '1', { name: 'Jansen' })];
			const mended = await setting.run({ compare: { conflicts: 'ask' } });

			expect(setting.world.writes).toEqual([]);
			expect(setting.outputs(result)['attention']).toMatchObject([
				{
					name: 'Jansen',
					_sync: {
						intent: null,
						accountViewKey: '1',
						otherKey: 'a',
						attention: {
							code: 'CONFLICT',
							field: 'name',
							isNew: true,
							message: expect.stringContaining('Janssen') as string,
							messageNl: expect.stringContaining('Janssen') as string,
							remedy: expect.any(String) as string,
							remedyNl: expect.any(String) as string,
						},
					},
				},
			]);
			expect(again.json('Compare', 4)).toMatchObject([{ _sync: { attention: { isNew: false } } }]);
			expect(mended.json('Compare', 4)).toEqual([]);
		});

		it.each([
			['2026-03-02T09:00:00Z', '2026-03-02T10:00:00+02:00', 'Jansen'],
			['2026-03-02T09:00:00Z', '2026-03-02T09:00:01Z', 'Janssen'],
		])('the newest wins: %s or %s', async (one, two, name) => {
			const times = { accountViewChangedAt: 'at', otherChangedAt: 'at' };
			await changed(
				{ conflicts: 'newest' },
				{ name: 'Jansen', at: one },
				{ name: 'Janssen', at: two },
				times,
			);

			expect(setting.world.accountView).toMatchObject([{ name }]);
			expect(setting.world.other).toMatchObject([{ name }]);
		});

		it('a person is asked where nobody can say which is the newest', async () => {
			const times = { accountViewChangedAt: 'at', otherChangedAt: 'at' };
			const result = await changed({ conflicts: 'newest' }, ...names, times);

			expect(result.json('Compare', 4)).toMatchObject([
				{ _sync: { attention: { code: 'CONFLICT_TIME_UNKNOWN' } } },
			]);
		});
	});

	describe('a change on the receiving side', () => {
		it.each([
			['toOther', {}, { city: 'Leiden' }, 'other'],
			['toAccountView', { city: 'Leiden' }, {}, 'accountView'],
		] as const)('is overwritten, %s', async (direction, accountView, other, side) => {
			const compare = { direction, receivingChanges: 'overwrite' };
			const result = await changed(compare, accountView, other);

			expect(setting.world.writes).toMatchObject([
				{
					sync: {
						target: side,
						action: 'update',
						changes: [{ field: 'town', from: 'leiden', to: 'delft' }],
					},
				},
			]);
			expect(setting.world[side]).toMatchObject([{ city: 'Delft' }]);
			expect(result.json('Compare', 4)).toEqual([]);
		});

		it('is left as it is until the leading side changes the same field', async () => {
			const compare = { direction: 'toOther', receivingChanges: 'leave' };
			await changed(compare, {}, { city: 'Leiden' });
			await setting.run({ compare });
			const before = [...setting.world.writes];
			setting.world.accountView = [debtor('1', { city: 'Gouda' })];
			await setting.run({ compare });

			expect(before).toEqual([]);
			expect(setting.world.writes).toMatchObject([{ record: { city: 'Gouda' } }]);
		});

		it('is not undone by a write of another field', async () => {
			const compare = { direction: 'toOther', receivingChanges: 'leave' };
			await changed(compare, { name: 'Jansen' }, { city: 'Leiden' });

			expect(setting.world.other).toEqual([client('a', '1', { name: 'Jansen', city: 'Leiden' })]);
		});

		it('needs attention', async () => {
			const compare = { direction: 'toOther', receivingChanges: 'ask' };
			const result = await changed(compare, {}, { city: 'Leiden' });

			expect(setting.world.writes).toEqual([]);
			expect(result.json('Compare', 4)).toMatchObject([
				{ _sync: { attention: { code: 'CONFLICT', field: 'town' } } },
			]);
		});
	});

	it.each([
		['toOther', 'other', ['1', '2']],
		['toAccountView', 'accountView', ['1', '3']],
	] as const)(
		'one way, %s, nothing is written to the other side',
		async (direction, side, numbers) => {
			const { world } = setting;
			world.accountView = [debtor('1'), debtor('2')];
			world.other = [client('a', '1'), client('b', '3')];
			world.write = (record, sync) => {
				const key = sync.target === 'other' ? 'c' : textOf(record['number']);
				world[sync.target].push(
					sync.target === 'other' ? client(key, textOf(record['number'])) : debtor(key),
				);
				return { id: key };
			};

			const result = await setting.run({ compare: { direction } });

			expect(world.writes.map(({ sync }) => sync.target)).toEqual([side]);
			expect(world[side].map(({ number }) => number)).toEqual(expect.arrayContaining([...numbers]));
			expect(result.json('Finish Run')).toMatchObject([{ complete: true }]);
		},
	);

	describe('records that were removed', () => {
		async function removed(side: 'accountView' | 'other', compare: IDataObject = {}) {
			const { world } = setting;
			world.accountView = ['1', '2', '3'].map((number) => debtor(number));
			world.other = ['1', '2', '3'].map((number) => client(`id${number}`, number));
			await setting.run({ compare });
			world[side] = world[side].filter(({ number }) => number !== '2');
			return await setting.run({ compare });
		}

		it('in the other system only are made there again, and looked for first', async () => {
			const result = await removed('other');

			expect(result.json('Compare', 2)).toMatchObject([
				{ number: '2', _sync: { action: 'create', lookFirst: true, targetKey: null } },
			]);
			expect(setting.world.other.map(({ number }) => number)).toEqual(['1', '3', '2']);
			expect((await setting.run()).json('Compare', 5)).toMatchObject([{ counts: { inStep: 3 } }]);
		});

		it('in AccountView are never made there again', async () => {
			const result = await removed('accountView');
			const again = await setting.run();

			expect(setting.world.writes).toEqual([]);
			expect(result.json('Compare', 4)).toMatchObject([
				{
					id: 'id2',
					_sync: { side: 'other', key: 'id2', attention: { code: 'GONE_IN_ACCOUNTVIEW' } },
				},
			]);
			expect(again.json('Finish Run')).toMatchObject([{ complete: true }]);
		});

		it.each([
			['other', 'GONE_IN_OTHER'],
			['accountView', 'GONE_IN_ACCOUNTVIEW'],
		] as const)('in %s are reported only, when that is the rule', async (side, code) => {
			const result = await removed(side, { deletions: 'report' });

			expect(setting.world.writes).toEqual([]);
			expect(result.json('Compare', 4)).toMatchObject([{ _sync: { attention: { code } } }]);
		});

		it('on both sides are forgotten', async () => {
			await removed('accountView');
			setting.world.other = setting.world.other.filter(({ number }) => number !== '2');

			const result = await setting.run();

			expect(setting.outputs(result)).toMatchObject({ 'in step': [{ counts: { inStep: 2 } }] });
		});
	});

	describe('a limit', () => {
		it('leaves the rest to the next runs, which come to all of it', async () => {
			setting.world.accountView = ['1', '2', '3', '4', '5'].map((number) => debtor(number));
			const options = { mostWrites: 2 };

			const runs = [];
			for (let run = 0; run < 4; run += 1) runs.push(await setting.run({ options }));

			expect(runs.map((run) => run.json('Compare', 2).length)).toEqual([2, 2, 1, 0]);
			expect(runs.map((run) => run.json('Finish Run')[0]?.['rest'])).toEqual([3, 1, 0, 0]);
			expect(runs.map((run) => run.json('Finish Run')[0]?.['complete'])).toEqual([
				false,
				false,
				true,
				true,
			]);
			expect(setting.world.other.map(({ number }) => number).toSorted()).toEqual([
				'1',
				'2',
				'3',
				'4',
				'5',
			]);
		});
	});

	it('leave to the next run what is more than 1000 writes, where no limit is chosen', async () => {
		setting.world.accountView = Array.from({ length: 1001 }, (_, n) => debtor(`${10_000 + n}`));

		const result = await setting.run();

		expect(result.json('Compare', 2)).toHaveLength(1000);
		expect(result.json('Finish Run')).toMatchObject([{ rest: 1, complete: false }]);
	});

	describe('a preview', () => {
		it('gives nothing to the outputs that write, writes nothing down, and is what is then done', async () => {
			const { world } = setting;
			world.accountView = [debtor('1', { name: 'Jansen' }), debtor('2')];
			world.other = [client('a', '1'), client('b', '')];
			const compare = { preview: true };
			const wires = [
				'Start > AccountView',
				'Start > Other',
				'AccountView > Compare',
				'Other > Compare:1',
			];

			const preview = await setting.run({ compare, wires });
			const again = await setting.run({ compare, wires });
			const real = await setting.run();

			expect(Object.keys(setting.outputs(preview))).toEqual(['attention', 'in step']);
			expect(preview.json('Compare', 4)).toEqual(again.json('Compare', 4));
			expect(preview.json('Compare', 5)).toMatchObject([{ preview: true, run: null }]);
			const told = preview.json('Compare', 4).map(({ _sync }) => _sync as IDataObject);
			expect(told.every(({ preview: is, intent }) => is === true && intent === null)).toBe(true);
			const done = [0, 1, 2, 3].flatMap((output) => real.json('Compare', output));
			const kept = [
				'action',
				'target',
				'key',
				'targetKey',
				'lookFirst',
				'reason',
				'changes',
				'attempt',
			];
			const shape = (sync: IDataObject) => JSON.stringify(kept.map((name) => sync[name]));
			expect(told.map(shape).toSorted()).toEqual(
				done.map(({ _sync }) => shape(_sync as IDataObject)).toSorted(),
			);
			expect(told.map(({ output }) => output).toSorted()).toEqual([
				'Create in AccountView',
				'Create in Other',
				'Update in Other',
			]);
		});

		it('shows what the brake would hold, and why', async () => {
			const { world } = setting;
			world.accountView = Array.from({ length: 40 }, (_, n) => debtor(`${100 + n}`));
			await setting.run();
			world.accountView = world.accountView.map((record) => ({ ...record, city: 'Gouda' }));

			const preview = await setting.run({ compare: { preview: true } });

			expect(preview.json('Compare', 4)).toHaveLength(41);
			expect(preview.json('Compare', 4)[0]).toMatchObject({
				_sync: { preview: true, attention: { code: 'BRAKE' } },
			});
		});
	});

	describe('the brake', () => {
		beforeEach(async () => {
			const { world } = setting;
			world.accountView = Array.from({ length: 40 }, (_, n) => debtor(`${100 + n}`));
			await setting.run();
			world.writes.splice(0);
		});

		it('holds a run that would change too much, and lets it go when it is released', async () => {
			const { world } = setting;
			world.accountView = world.accountView.map((record) => ({ ...record, city: 'Gouda' }));

			const held = await setting.run();
			const writesWhenHeld = world.writes.length;
			const released = await setting.run({ options: { brakeReleased: true } });

			expect(writesWhenHeld).toBe(0);
			expect(setting.outputs(held)).toMatchObject({
				attention: [
					{
						_sync: {
							intent: null,
							attention: {
								code: 'BRAKE',
								message: expect.stringContaining('40 records') as string,
								messageNl: expect.stringContaining('40 records') as string,
							},
						},
					},
				],
				'in step': [{ brake: true, counts: { braked: 1, updateInOther: 0 } }],
			});
			expect(held.json('Finish Run')).toMatchObject([{ complete: false }]);
			expect(released.json('Finish Run')).toMatchObject([
				{ complete: true, counts: { succeeded: 40 } },
			]);
		});

		it('holds a run in which a side suddenly gives nothing', async () => {
			setting.world.read.accountView = [{ json: {} }];

			const held = await setting.run();

			expect(setting.outputs(held)).toMatchObject({
				attention: [
					{
						_sync: {
							attention: { message: expect.stringContaining('AccountView gave no') as string },
						},
					},
				],
				'in step': [{ brake: true }],
			});
		});

		it('does not hold it by its share at 100, and a side without records all the same', async () => {
			const { world } = setting;
			const options = { brakeShare: 100 };
			world.accountView = world.accountView.map((record) => ({ ...record, city: 'Gouda' }));
			const much = await setting.run({ options });
			world.read.accountView = [{ json: {} }];
			const empty = await setting.run({ options });
			const released = await setting.run({ options: { brakeReleased: true } });

			expect(much.json('Compare', 3)).toHaveLength(40);
			expect(empty.json('Compare', 4)).toMatchObject([
				{
					_sync: {
						attention: {
							code: 'BRAKE',
							remedy: expect.stringContaining('switch on Brake: Release') as string,
							remedyNl: expect.stringContaining('zet Brake: Release') as string,
						},
					},
				},
			]);
			expect(released.json('Compare', 5)).toMatchObject([{ brake: false }]);
		});

		it('lets what is always allowed through', async () => {
			const { world } = setting;
			world.accountView = world.accountView.map((record, n) =>
				n < 20 ? { ...record, city: 'X' } : record,
			);
			const through = await setting.run();
			world.accountView = world.accountView.map((record) => ({ ...record, city: 'Y' }));
			const also = await setting.run({ options: { brakeMinimum: 40 } });

			expect(through.json('Compare', 3)).toHaveLength(20);
			expect(also.json('Compare', 3)).toHaveLength(40);
		});
	});

	describe('records that are on both sides already', () => {
		const match = {
			values: [
				{ is: 'number', accountView: 'number', other: 'number' },
				{ is: 'name', accountView: 'name', other: 'name' },
				{ is: 'postcode', accountView: 'postcode', other: 'address.postcode' },
			],
		};

		it('are recognized by number, then by name and postcode', async () => {
			const { world } = setting;
			world.accountView = [debtor('1'), debtor('2', { name: 'Jansen', postcode: '2611 AB' })];
			world.other = [
				client('a', '1'),
				client('b', '', { name: 'JANSEN', address: { postcode: '2611ab' } }),
			];

			const result = await setting.run({
				compare: { match },
				options: { unmatched: 'ask', inStepOutput: 'each' },
			});

			expect(result.json('Finish Run')).toMatchObject([{ counts: { linked: 2 } }]);
			expect(result.json('Compare', 5)).toMatchObject([
				{ _sync: { otherKey: 'a', reason: 'Recognised on the other side by its number.' } },
				{ summary: true },
			]);
			expect(setting.world.writes).toMatchObject([{ sync: { targetKey: 'b' } }]);
		});

		it('need attention where several could be meant, and are not created', async () => {
			const { world } = setting;
			world.accountView = [debtor('1', { name: 'Jansen', postcode: '2611AB' })];
			world.other = ['a', 'b'].map((id) =>
				client(id, '', { name: 'Jansen', address: { postcode: '2611AB' } }),
			);

			const result = await setting.run({ compare: { match } });

			expect(world.writes).toEqual([]);
			expect(result.items('Compare', 4)).toMatchObject([
				{
					json: { number: '1', _sync: { attention: { code: 'MATCH_AMBIGUOUS' } } },
					pairedItem: { item: 0, input: 0 },
				},
				{ json: { id: 'a' }, pairedItem: { item: 0, input: 1 } },
				{ json: { id: 'b' }, pairedItem: { item: 1, input: 1 } },
			]);
		});

		it('and resemble none need attention at the first run, as long as the rule says so', async () => {
			setting.world.accountView = [debtor('1')];
			setting.world.other = [client('a', '7')];

			const asked = await setting.run({ options: { unmatched: 'ask' } });
			const created = await setting.run();

			expect(asked.json('Compare', 4)).toMatchObject([
				{ _sync: { attention: { code: 'UNMATCHED' } } },
				{ _sync: { attention: { code: 'UNMATCHED' } } },
			]);
			expect(created.json('Compare', 2)).toMatchObject([{ number: '1' }]);
		});
	});

	describe('records that were refused', () => {
		const refuse = () => ({ error: { message: '422 - "{\\"message\\":\\"No.\\"}"', status: 422 } });

		it('wait for a change', async () => {
			setting.world.accountView = [debtor('1')];
			setting.world.write = refuse;
			await setting.run();
			const waiting = await setting.run();
			setting.world.accountView = [debtor('1', { phone: '010-7654321' })];
			await setting.run();

			expect(setting.world.writes.map(({ sync }) => sync['attempt'])).toEqual([1, 2]);
			expect(waiting.json('Compare', 4)).toMatchObject([
				{ number: '1', _sync: { attention: { code: 'WRITE_REFUSED', isNew: false, times: 1 } } },
			]);
		});

		it('are tried in every run, where the rule says so, and looked up first', async () => {
			const { world } = setting;
			world.accountView = [debtor('0')];
			world.other = [client('a', '0')];
			// At the first run all that is created is looked up first.
			await setting.run();
			world.accountView.push(debtor('1'));
			world.write = refuse;
			for (let run = 0; run < 3; run += 1) await setting.run({ options: { refused: 'everyRun' } });

			expect(setting.world.writes.map(({ sync }) => [sync['attempt'], sync['lookFirst']])).toEqual([
				[1, false],
				[2, true],
				[3, true],
			]);
		});
	});

	describe('the same content under another key', () => {
		it.each([
			['ask', { attention: [{ _sync: { attention: { code: 'KEY_CHANGED' } } }] }],
			['new', { 'create in Other': [{ number: '7' }] }],
		])('is for the rule to decide: %s', async (sameContent, expected) => {
			const { world } = setting;
			world.accountView = [debtor('1'), debtor('2')];
			await setting.run();
			// Read as changes, so that nothing is concluded about the record of before.
			world.read.accountView = [{ json: debtor('7', { name: 'Customer 1' }) }];

			const result = await setting.run({
				compare: { accountViewRead: 'changes' },
				options: { sameContent },
			});

			expect(setting.outputs(result)).toMatchObject(expected);
		});
	});

	it('names the other system as it is called', async () => {
		await changed(
			{ conflicts: 'ask' },
			{ name: 'A' },
			{ name: 'B' },
			{ otherName: 'Planning app' },
		);

		const result = await setting.run({
			compare: { conflicts: 'ask' },
			options: { otherName: 'Planning app' },
		});

		expect(result.json('Compare', 4)).toMatchObject([
			{ _sync: { attention: { message: expect.stringContaining('Planning app') as string } } },
		]);
	});
});
