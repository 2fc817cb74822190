import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { describeOnBothStores } from '../../contract/store/both';
import type { Engine } from '../harness';
import { textOf } from '../node-setting';
import {
	carryOut,
	client,
	debtor,
	WIRES,
	worldEngine,
	worldSetting,
	type WorldRun,
	type WorldSetting,
} from '../sync-compare/world-setting';
import { replaced, step } from '../sync-passing-on/probes';

const id = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;

describeOnBothStores('Result: Save', (makePlace) => {
	let engine: Engine;
	let setting: WorldSetting;

	beforeAll(async () => {
		engine = await worldEngine();
	});
	beforeEach(() => {
		setting = worldSetting(engine, makePlace());
		setting.world.accountView = [debtor('1')];
	});
	afterEach(async () => {
		await setting.stop();
	});

	/** Puts nodes between Write and Save. */
	const between = (...names: string[]): string[] => {
		const steps = ['Write', ...names, 'Save'];
		const path = steps.slice(1).map((name, index) => `${steps[index] ?? ''} > ${name}`);
		return [...WIRES.filter((wire) => wire !== 'Write > Save'), ...path];
	};

	it('links what was created, and agrees on what was updated', async () => {
		const first = await setting.run();
		setting.world.accountView = [debtor('1', { name: 'New' })];
		const second = await setting.run();

		const saved = { link: id, accountViewKey: '1', otherKey: 'id-0', nextTry: null };
		expect(first.items('Save')).toEqual([
			{ json: { saved: 'linked', outcome: 'linked', ...saved }, pairedItem: { item: 0 } },
		]);
		expect(second.json('Save')).toEqual([{ saved: 'updated', outcome: 'updated', ...saved }]);
		expect(second.json('Save')[0]?.['link']).toBe(first.json('Save')[0]?.['link']);
	});

	it('keeps the version that the receiving side answered with, so that the record is not looked into', async () => {
		const options = { otherVersion: 'version' };
		const { world } = setting;
		// At the first run a record may have been there before, and then its version says nothing.
		world.accountView = [debtor('0')];
		world.other = [client('z', '0', { version: 'z1' })];
		await setting.run({ options });
		world.accountView.push(debtor('1'));
		world.write = () => {
			world.other.push(client('a', '1', { version: 'v1' }));
			return { id: 'a', version: 'v1' };
		};
		const parameters = { Save: { newVersion: '={{ $json.version }}' } };
		await setting.run({ options, parameters });
		// The same version stands for the same content, whatever it looks like.
		world.other[1] = client('a', '1', { version: 'v1', name: 'Not looked at' });

		const unseen = await setting.run({ options });
		world.other[1] = client('a', '1', { version: 'v2', name: 'Looked at' });
		const seen = await setting.run({ options });

		expect(unseen.json('Compare', 5)).toMatchObject([{ counts: { inStep: 2 } }]);
		expect(seen.json('Compare', 1)).toMatchObject([{ name: 'Looked at' }]);
	});

	describe('a record that was there already', () => {
		const there = { id: 'a', number: '1', name: 'As It Was There' };
		const parameters = { Save: { found: 'found', foundRecord: '={{ $json.there }}' } };

		it('is compared by the next run, although only changes are read', async () => {
			const compare = { accountViewRead: 'changes', otherRead: 'changes' };
			setting.world.write = () => ({ id: 'a', there });
			const first = await setting.run({ compare, parameters });
			setting.world.read = { accountView: [{ json: {} }], other: [{ json: {} }] };

			const next = await setting.run({ compare });

			expect(first.json('Save')).toMatchObject([{ saved: 'linked', otherKey: 'a' }]);
			const change = { field: 'name', from: 'As It Was There', to: 'Customer 1' };
			expect(next.json('Compare', 3)).toMatchObject([
				{ number: '1', _sync: { changes: expect.arrayContaining([change]) as unknown } },
			]);
		});

		it.each([
			['another one', { ...there, id: 'b' }, '"b"'],
			['one without its key', { number: '1' }, 'nothing'],
		])('is refused where %s is given for it', async (_, record, words) => {
			setting.world.write = () => ({ id: 'a', there: record });

			const result = await setting.run({
				parameters,
				nodes: { Save: { onError: 'continueRegularOutput' } },
			});

			expect(result.json('Save')).toMatchObject([
				{
					error: `Found Record has ${words} in the field id, and New ID is "a".`,
					details: { code: 'NODE_PARAMETER_INVALID' },
				},
			]);
		});
	});

	it.each([
		['made', '={{ [{ id: "b" }, { id: "c" }] }}'],
		['unknown', '={{ { id: "b" } }}'],
	])('looks at no found record of one that is said to be %s', async (found, foundRecord) => {
		setting.world.write = () => ({ id: 'a' });

		const result = await setting.run({ parameters: { Save: { found, foundRecord } } });

		expect(result.json('Save')).toMatchObject([{ saved: 'linked', otherKey: 'a' }]);
	});

	it('refuses several found records: nobody knows which it is', async () => {
		setting.world.write = () => ({ id: 'a' });
		const save = { found: 'found', foundRecord: '={{ [{ id: "a" }, { id: "b" }] }}' };

		const result = await setting.run({
			parameters: { Save: save },
			nodes: { Save: { onError: 'continueRegularOutput' } },
		});

		expect(result.json('Save')).toMatchObject([
			{
				error: expect.stringContaining('Found Record') as string,
				details: { code: 'NODE_PARAMETER_INVALID' },
			},
		]);
	});

	describe('a failure', () => {
		const own = (code: string): IDataObject => ({
			error: 'It said no.',
			message: 'Do this.',
			details: { code },
		});

		it.each([
			['AV_FIELD_TOO_LONG', 'WRITE_REFUSED', null],
			['AV_SERVER_DOWN', 'WRITE_POSTPONED', expect.stringMatching(/^\d{4}-.*Z$/) as string],
			['AV_WRITE_DOUBTFUL', 'OUTCOME_UNKNOWN', null],
		])('with %s is listed as %s', async (code, issue, nextTry) => {
			setting.world.write = () => own(code);

			const result = await setting.run();
			const again = await setting.run();

			expect(result.json('Save')).toEqual([
				{
					saved: 'failed',
					outcome: 'failed',
					link: null,
					accountViewKey: '1',
					otherKey: null,
					nextTry,
				},
			]);
			const [told] = [...again.json('Compare', 4), ...again.json('Compare', 2)];
			expect(told).toMatchObject(
				issue === 'OUTCOME_UNKNOWN'
					? { _sync: { lookFirst: true, attempt: 2 } }
					: {
							_sync: {
								attention: {
									code: issue,
									message: expect.stringContaining('It said no') as string,
								},
							},
						},
			);
		});

		it('by a passing cause comes again from the store, although only changes are read', async () => {
			const compare = { accountViewRead: 'changes' };
			setting.world.write = () => own('AV_SERVER_DOWN');
			await setting.run({ compare });
			setting.world.read.accountView = [{ json: debtor('2') }];
			setting.world.write = (record, sync) => carryOut(setting.world, record, sync);
			const early = await setting.run({ compare });
			await setting.letTimePass();

			const late = await setting.run({ compare });

			expect(early.json('Compare', 2).map(({ number }) => number)).toEqual(['2']);
			expect(late.json('Compare', 2)).toMatchObject([
				{ ...debtor('1'), _sync: { key: '1', lookFirst: true, attempt: 2 } },
			]);
			expect(late.json('Save')).toMatchObject([{ saved: 'linked', accountViewKey: '1' }]);
		});

		it.each([
			['refused', 'WRITE_REFUSED'],
			['postponed', 'WRITE_POSTPONED'],
		])('said by hand is %s', async (certainty, code) => {
			const cause = { cause: 'The planner says no', causeNl: 'De planner zegt nee' };
			const toDo = { toDo: 'Ask the planner', toDoNl: 'Vraag het de planner' };
			const parameters = { Save: { outcome: 'failure', ...cause, ...toDo, certainty } };
			const result = await setting.run({ parameters });
			setting.world.other = [];
			const again = await setting.run();

			expect(result.json('Save')).toMatchObject([{ saved: 'failed' }]);
			expect(again.json('Compare', 4)).toMatchObject([
				{
					_sync: {
						attention: {
							code,
							message: expect.stringContaining('The planner says no') as string,
							messageNl: expect.stringContaining(': De planner zegt nee.') as string,
							...(code === 'WRITE_REFUSED' && {
								remedy: 'Ask the planner.',
								remedyNl: 'Vraag het de planner.',
							}),
						},
					},
				},
			]);
		});

		it('may be called a success by hand', async () => {
			setting.world.write = () => ({ ...own('AV_RECORD_EXISTS'), id: 'found' });

			const result = await setting.run({ parameters: { Save: { outcome: 'success' } } });

			expect(result.json('Save')).toMatchObject([{ saved: 'linked', otherKey: 'found' }]);
		});
	});

	describe('nodes in between', () => {
		it('may replace the item', async () => {
			const result = await setting.run({
				steps: { One: replaced, Two: step('limit', 1, { maxItems: 5 }), Three: replaced },
				wires: between('One', 'Two', 'Three'),
				parameters: { Save: { newId: "={{ $('Write').item.json.id }}" } },
			});

			expect(result.error).toBeUndefined();
			expect(result.json('Save')).toMatchObject([{ saved: 'linked', otherKey: 'id-0' }]);
		});

		it('may leave items out and change their order', async () => {
			setting.world.accountView = ['1', '2', '3', '4'].map((number) => debtor(number));
			setting.world.write = ({ number }) => ({ id: `id-${textOf(number)}`, sort: -Number(number) });
			const sort = step('sort', 1, {
				type: 'simple',
				sortFieldsUi: { sortField: [{ fieldName: 'sort', order: 'ascending' }] },
				options: {},
			});

			const result = await setting.run({
				steps: { Sort: sort, Limit: step('limit', 1, { maxItems: 3 }) },
				wires: between('Sort', 'Limit'),
			});

			expect(
				result.json('Save').map(({ accountViewKey, otherKey }) => [accountViewKey, otherKey]),
			).toEqual([
				['4', 'id-4'],
				['3', 'id-3'],
				['2', 'id-2'],
			]);
			expect(result.json('Finish Run')).toMatchObject([
				{ complete: false, counts: { succeeded: 3, untold: 1 } },
			]);
		});
	});

	describe('a result that belongs to nothing', () => {
		const goOn: WorldRun = { nodes: { Save: { onError: 'continueRegularOutput' } } };

		async function told(run: WorldRun): Promise<IDataObject | undefined> {
			const result = await setting.run({ ...goOn, ...run });
			return result.json('Save')[0];
		}

		it('comes from no item of a comparison', async () => {
			const wires = ['Start > Start Run', 'Start Run > Save'];

			expect(await told({ wires })).toMatchObject({
				error: expect.stringContaining('does not lead back to an item of Sync Compare') as string,
				message: expect.stringContaining('_sync') as string,
				details: { code: 'SYNC_INTENT_UNKNOWN' },
			});
		});

		it('comes from what needs attention', async () => {
			const wires = [...WIRES, 'Compare:4 > Save'];
			setting.world.read.accountView = [{ json: { name: 'Without a number' } }];

			expect(await told({ wires })).toMatchObject({
				error: 'Nothing was to be done with this item, so there is no result to save.',
				details: { code: 'SYNC_INTENT_UNKNOWN' },
			});
		});

		it('comes from a preview', async () => {
			const wires = [...WIRES, 'Compare:4 > Save'];

			expect(await told({ wires, compare: { preview: true } })).toMatchObject({
				message: expect.stringContaining('not a preview') as string,
				details: { code: 'SYNC_INTENT_UNKNOWN' },
			});
		});

		it.each<[string, IDataObject]>([
			['is of another store', { intent: 'made up', run: 'run', fence: 1 }],
			['bears half a mark', { intent: 'made up' }],
		])('%s', async (_, mark) => {
			const made = step('set', 3.4, {
				mode: 'raw',
				jsonOutput: JSON.stringify({ id: 'a', _sync: mark }),
				options: {},
			});
			const wires = ['Start > Start Run', 'Start Run > Made', 'Made > Save'];

			expect(await told({ wires, steps: { Made: made } })).toMatchObject({
				details: { code: 'SYNC_INTENT_UNKNOWN' },
			});
		});

		it('comes after Finish', async () => {
			const wires = [
				...WIRES.filter((wire) => wire !== 'Write > Save'),
				'Write > Finish Run',
				'Finish Run > Save',
			];

			const parameters = { Save: { newId: 'a' } };
			expect(await told({ wires, parameters })).toMatchObject({
				error: expect.stringContaining('has ended already') as string,
				details: { code: 'SYNC_RUN_MISSING' },
			});
		});
	});

	it('needs the id of what was created, and looks the record up in the next run otherwise', async () => {
		setting.world.write = () => ({ ok: true });

		const result = await setting.run({ nodes: { Save: { onError: 'continueErrorOutput' } } });
		setting.world.write = () => ({ id: 'a' });
		const again = await setting.run();

		expect(result.json('Save', 1)).toMatchObject([
			{
				error: 'The record 1 was created, and the result does not say under which id.',
				message: expect.stringContaining('New ID') as string,
				details: { code: 'SYNC_RESULT_INVALID', record: '1' },
			},
		]);
		expect(result.json('Save')).toEqual([]);
		expect(again.json('Compare', 2)).toMatchObject([{ _sync: { lookFirst: true } }]);
	});

	describe('without a New ID', () => {
		const parameters = { Save: { newId: '' } };

		it.each<[string, IDataObject]>([
			['uuid', { id: 7, uuid: 'u-1' }],
			['customer.uuid', { id: 7, customer: { uuid: 'u-1' } }],
		])('takes what stands in the key field of the receiving side: %s', async (otherKey, answer) => {
			setting.world.write = () => answer;

			const result = await setting.run({ parameters, compare: { otherKey } });

			expect(result.json('Save')).toMatchObject([{ saved: 'linked', otherKey: 'u-1' }]);
		});

		it("takes AccountView's own where AccountView receives", async () => {
			setting.world.accountView = [];
			setting.world.other = [client('a', '')];
			setting.world.write = () => ({ id: 'a', number: 17 });

			const result = await setting.run({ parameters });

			expect(result.json('Save')).toMatchObject([{ accountViewKey: '17', otherKey: 'a' }]);
		});

		it.each<[string, IDataObject]>([
			['uuid', { id: 7 }],
			['uuid', { id: 7, uuid: '' }],
			['customer.uuid', { uuid: 'u-1', customer: 'Jansen' }],
		])('takes no other field for it: %s in %j', async (otherKey, answer) => {
			setting.world.write = () => answer;

			const result = await setting.run({
				parameters,
				compare: { otherKey },
				nodes: { Save: { onError: 'continueErrorOutput' } },
			});

			expect(result.json('Save')).toEqual([]);
			expect(result.json('Save', 1)).toMatchObject([
				{ details: { code: 'SYNC_RESULT_INVALID', record: '1' } },
			]);
		});
	});

	it('keeps _sync on the item, which is still about the same record', async () => {
		const wires = [...WIRES.filter((wire) => !wire.includes('Write')), 'Compare:2 > Save'];

		const result = await setting.run({ wires, parameters: { Save: { newId: 'a' } } });

		expect(result.json('Save')).toMatchObject([{ saved: 'linked', _sync: { key: '1' } }]);
	});

	it('says so when an item was saved before', async () => {
		const twice = [
			...WIRES.filter((wire) => !wire.includes('Finish')),
			'Save > Again',
			'Again > Finish Run',
		];
		const again = {
			type: 'n8n-nodes-accountview.syncLedger',
			parameters: { resource: 'result', operation: 'save', newId: '={{ $json.otherKey }}' },
		};

		const result = await setting.run({ wires: twice, steps: { Again: again } });

		expect(result.error).toBeUndefined();
		expect(result.json('Again')).toMatchObject([{ saved: 'already' }]);
		expect(result.json('Finish Run')).toMatchObject([{ counts: { succeeded: 1 } }]);
	});

	it('saves the other results when one cannot be saved, once also when n8n tries it again', async () => {
		setting.world.accountView = ['1', '2', '3'].map((number) => debtor(number));
		setting.world.write = ({ number }) => (number === '2' ? {} : { id: `id-${textOf(number)}` });

		const result = await setting.run({
			nodes: {
				Save: {
					onError: 'continueErrorOutput',
					retryOnFail: true,
					maxTries: 3,
					waitBetweenTries: 1,
				},
			},
		});

		expect(result.json('Save').map(({ accountViewKey }) => accountViewKey)).toEqual(['1', '3']);
		expect(result.json('Save', 1)).toMatchObject([{ details: { record: '2' } }]);
		expect(result.json('Finish Run')).toMatchObject([{ counts: { succeeded: 2, untold: 1 } }]);
	});

	it.each([
		['no id', {}],
		['an id that is too long to be kept', { id: 'a'.repeat(10_000) }],
	])('goes on where the answer has %s, also when it is set to stop', async (_, answer) => {
		setting.world.accountView = ['1', '2', '3'].map((number) => debtor(number));
		setting.world.write = ({ number }) =>
			number === '2' ? answer : { id: `id-${textOf(number)}` };

		const result = await setting.run();

		expect(result.error).toBeUndefined();
		expect(result.json('Save')).toMatchObject([
			{ saved: 'linked', accountViewKey: '1' },
			{ details: { code: 'SYNC_RESULT_INVALID', record: '2' } },
			{ saved: 'linked', accountViewKey: '3' },
		]);
		expect(result.json('Finish Run')).toMatchObject([{ counts: { succeeded: 2, untold: 1 } }]);
		// It was written all the same, so the next run looks it up.
		setting.world.other = [client('id-1', '1'), client('id-3', '3')];
		const next = await setting.run();
		expect(next.json('Compare', 2)).toMatchObject([{ _sync: { key: '2', lookFirst: true } }]);
	});

	it('saves 5,000 at once', async () => {
		setting.world.accountView = Array.from({ length: 5000 }, (_, n) => debtor(`${10_000 + n}`));
		setting.world.write = ({ number }) => ({ id: `id-${textOf(number)}` });

		const result = await setting.run({ options: { mostWrites: 0 } });

		expect(result.json('Save')).toHaveLength(5000);
		expect(new Set(result.json('Save').map(({ saved }) => saved))).toEqual(new Set(['linked']));
		expect(result.json('Finish Run')).toMatchObject([{ counts: { succeeded: 5000 } }]);
	}, 60_000);

	it.each([
		['Outcome', { outcome: 'perhaps' }],
		['The Failure Is', { outcome: 'failure', certainty: 'sure' }],
		['New ID', { newId: '={{ {} }}' }],
		['New Version', { newVersion: '={{ [1] }}' }],
		['After Looking First', { found: 'perhaps' }],
		['Found Record', { found: 'found', foundRecord: '={{ 7 }}' }],
		['Cause', { outcome: 'failure', cause: '={{ {} }}' }],
	])('names a parameter that it cannot read: %s', async (label, parameters) => {
		const result = await setting.run({
			parameters: { Save: parameters },
			nodes: { Save: { onError: 'continueRegularOutput' } },
		});

		expect(result.json('Save')).toMatchObject([
			{
				error: expect.stringContaining(`The parameter ${label} holds`) as string,
				details: { code: 'NODE_PARAMETER_INVALID' },
			},
		]);
	});
});
