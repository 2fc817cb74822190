import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Engine, type RunOptions } from '../harness';
import { flow, manyItems, probe, replaced, step, probes, type Step } from './probes';

const START = step('manualTrigger');

describe('the intent of an item', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await Engine.load(probes);
	});

	/** Runs Start > Compare > ... > Find, and gives what Find found. */
	async function found(
		steps: Readonly<Record<string, Step>>,
		wires: readonly string[],
		count = 4,
		options: RunOptions = {},
	): Promise<unknown[]> {
		const workflow = flow(
			{ Start: START, Compare: probe('compare'), Find: probe('find'), ...steps },
			['Start > Compare', ...wires],
		);
		const result = await engine.run(workflow, { items: manyItems(count), ...options });
		expect(result.error).toBeUndefined();
		return result.json('Find').map(({ intent }) => intent);
	}

	it('is on the item itself right after the comparison, on each of its outputs', async () => {
		expect(await found({}, ['Compare > Find'])).toEqual(['Compare 0', 'Compare 2']);
		expect(await found({}, ['Compare:1 > Find'])).toEqual(['Compare 1', 'Compare 3']);
	});

	it('is found behind a node that replaced what the item held', async () => {
		const wires = ['Compare:1 > Replace', 'Replace > Find'];
		expect(await found({ Replace: replaced }, wires)).toEqual(['Compare 1', 'Compare 3']);
	});

	it('is found behind three such nodes in a row', async () => {
		expect(
			await found({ One: replaced, Two: replaced, Three: replaced }, [
				'Compare > One',
				'One > Two',
				'Two > Three',
				'Three > Find',
			]),
		).toEqual(['Compare 0', 'Compare 2']);
	});

	it('is that of the right item where items were left out before', async () => {
		const limit = step('limit', 1, { maxItems: 2, keep: 'lastItems' });
		const wires = ['Compare > Limit', 'Limit > Replace', 'Replace > Find'];
		expect(await found({ Limit: limit, Replace: replaced }, wires, 8)).toEqual([
			'Compare 4',
			'Compare 6',
		]);
	});

	it('is that of the right item on both outputs of an If', async () => {
		const condition = step('if', 2.2, {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
				combinator: 'and',
				conditions: [
					{
						id: 'later',
						leftValue: '={{ $itemIndex }}',
						rightValue: 2,
						operator: { type: 'number', operation: 'gte' },
					},
				],
			},
			options: {},
		});
		const steps = { Replace: replaced, If: condition, Last: replaced };
		const wires = ['Compare > Replace', 'Replace > If', 'Last > Find'];
		expect(await found(steps, [...wires, 'If > Last'], 8)).toEqual(['Compare 4', 'Compare 6']);
		expect(await found(steps, [...wires, 'If:1 > Last'], 8)).toEqual(['Compare 0', 'Compare 2']);
	});

	it('is found behind a Merge that puts both outputs after each other', async () => {
		expect(
			await found({ A: replaced, B: replaced, Merge: step('merge', 3.2), Last: replaced }, [
				'Compare > A',
				'A > Merge',
				'Compare:1 > B',
				'B > Merge:1',
				'Merge > Last',
				'Last > Find',
			]),
		).toEqual(['Compare 0', 'Compare 2', 'Compare 1', 'Compare 3']);
	});

	it('is found behind a Merge that makes one item of an answer and the item itself', async () => {
		const byPosition = step('merge', 3.2, { mode: 'combine', combineBy: 'combineByPosition' });
		expect(
			await found({ A: replaced, Merge: byPosition, Last: replaced }, [
				'Compare > A',
				'A > Merge',
				'Compare > Merge:1',
				'Merge > Last',
				'Last > Find',
			]),
		).toEqual(['Compare 0', 'Compare 2']);
	});

	it('is not guessed where one item was made of items of several intents', async () => {
		const wires = ['Compare > Together', 'Together > Replace', 'Replace > Find'];
		expect(await found({ Together: probe('together'), Replace: replaced }, wires)).toEqual([null]);
		expect(await found({ Together: probe('together'), Replace: replaced }, wires, 1)).toEqual([
			'Compare 0',
		]);
	});

	it.each([1, 2, 3])('is found within a loop of batches of %i and behind it', async (batchSize) => {
		const loop = step('splitInBatches', 3, { batchSize, options: {} });
		const steps = { Loop: loop, Replace: replaced, Inside: probe('find'), Last: replaced };
		const workflow = flow(
			{ Start: START, Compare: probe('compare'), ...steps, Find: probe('find') },
			[
				'Start > Compare',
				'Compare > Loop',
				'Loop:1 > Replace',
				'Replace > Inside',
				'Inside > Loop',
				'Loop > Last',
				'Last > Find',
			],
		);

		const result = await engine.run(workflow, { items: manyItems(10) });

		const all = [0, 2, 4, 6, 8].map((key) => ({ intent: `Compare ${key}` }));
		expect(result.error).toBeUndefined();
		expect(result.json('Inside')).toEqual(all);
		expect(result.json('Find')).toEqual(all);
	});

	it('is that of the nearer of two comparisons, also past a short cut around it', async () => {
		expect(
			await found(
				{ Nearer: probe('compare'), One: replaced, Two: replaced, Merge: step('merge', 3.2) },
				[
					'Compare > One',
					'One > Nearer',
					'Nearer > Two',
					'Two > Merge',
					'Compare:1 > Merge:1',
					'Merge > Find',
				],
			),
		).toEqual(['Nearer 0', 'Compare 1', 'Compare 3']);
	});

	it('is none where a node does not say which item comes from which', async () => {
		const wires = ['Compare > Unlinked', 'Unlinked > Find'];
		expect(await found({ Unlinked: probe('unlinked') }, wires)).toEqual([null, null, null]);
	});

	it('is none where the links of a node lead nowhere', async () => {
		const wires = ['Compare > Mislinked', 'Mislinked > Find'];
		expect(await found({ Mislinked: probe('mislinked') }, wires, 6)).toEqual([null, null, null]);
	});

	it('is none where no comparison came before', async () => {
		const wires = ['Start > Replace', 'Replace > Find'];
		expect(await found({ Replace: replaced }, wires, 2)).toEqual([null, null]);
	});

	it('is found on the pinned items of a comparison that did not run', async () => {
		const wires = ['Compare > Pinned', 'Pinned > Replace', 'Replace > Find'];
		expect(await found({ Pinned: probe('pinned'), Replace: replaced }, wires)).toEqual([
			'Compare 0',
			'Compare 2',
		]);
	});

	describe('behind a request over HTTP', () => {
		let server: Server;
		let url: string;

		beforeAll(async () => {
			server = createServer((request, response) => {
				const refused = request.url?.endsWith('=2') === true;
				response.writeHead(refused ? 422 : 200, { 'Content-Type': 'application/json' });
				response.end(JSON.stringify(refused ? { message: 'Refused' } : [{ id: 1 }, { id: 2 }]));
			});
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		});

		afterAll(async () => {
			await new Promise((resolve) => server.close(resolve));
		});

		const request = (onError: 'continueErrorOutput' | 'continueRegularOutput'): Step =>
			step('httpRequest', 4.2, { url: `=${url}/?key={{ $json.key }}`, options: {} }, { onError });

		it('is that of the item asked for, for each item of the answer and for what was refused', async () => {
			const steps = { Request: request('continueErrorOutput'), Last: replaced };
			const answered = ['Compare > Request', 'Request > Last', 'Last > Find'];
			const refused = ['Compare > Request', 'Request:1 > Last', 'Last > Find'];
			expect(await found(steps, answered, 5)).toEqual([
				'Compare 0',
				'Compare 0',
				'Compare 4',
				'Compare 4',
			]);
			expect(await found(steps, refused, 5)).toEqual(['Compare 2']);
		});

		it('is found on an error item among the others', async () => {
			const steps = { Request: request('continueRegularOutput') };
			expect(await found(steps, ['Compare > Request', 'Request > Find'], 5)).toEqual([
				'Compare 0',
				'Compare 0',
				'Compare 2',
				'Compare 4',
				'Compare 4',
			]);
		});
	});

	it('is found for 10,000 items behind 3 nodes without looking through all for each', async () => {
		const steps = { A: replaced, B: step('noOp'), C: step('limit', 1, { maxItems: 20_000 }) };
		const wires = ['Compare > A', 'A > B', 'B > C', 'C > Find'];
		const intents = await found(steps, wires, 20_000);
		expect(intents).toHaveLength(10_000);
		expect(intents.every((intent, index) => intent === `Compare ${index * 2}`)).toBe(true);
	});
});
