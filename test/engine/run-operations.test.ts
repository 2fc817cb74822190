import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import { Engine, type RunOptions } from './harness';
import { failingAtB, failure, probeNode, startProbe, type Probe } from './probe-node';

describe('the item loop', () => {
	let engine: Engine;
	const probe: Probe = {
		operation: { execute: () => Promise.resolve([]) },
		openSession: () => Promise.resolve('session'),
		calls: [],
	};

	const run = (
		onError: NonNullable<INode['onError']>,
		settings: Partial<INode> = {},
		options: RunOptions = {},
	) => startProbe(engine, onError, settings, options).result;

	beforeAll(async () => {
		engine = await Engine.load({ 'test.probe': probeNode(probe) });
	});

	beforeEach(() => {
		probe.calls = [];
		probe.openSession = () => Promise.resolve('session');
	});

	it('pairs every output item with its input item, also when one gives several or none', async () => {
		probe.operation = {
			execute: ({ parameters }) => {
				const value = parameters.text('value', 'Value');
				const rows: Record<string, IDataObject[]> = {
					a: [{ n: 1 }, { n: 2 }],
					b: [],
					c: [{ n: 3 }],
				};
				return Promise.resolve(rows[value] ?? []);
			},
		};

		const result = await run('stopWorkflow');

		expect(result.items('Probe')).toEqual([
			{ json: { n: 1 }, pairedItem: { item: 0 } },
			{ json: { n: 2 }, pairedItem: { item: 0 } },
			{ json: { n: 3 }, pairedItem: { item: 2 } },
		]);
	});

	it('stops the execution at the first item that goes wrong, with sentence, remedy and item', async () => {
		probe.operation = failingAtB(probe, failure('DOWN'));

		const result = await run('stopWorkflow');

		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({
			name: 'NodeOperationError',
			message: 'Thing went DOWN [item 1]',
			description: 'Mend it. The 1 item(s) before this one were carried out. (DOWN)',
			context: { itemIndex: 1, code: 'DOWN', record: 'thing 1' },
			failure: { cause: 'temporarily-unavailable' },
		});
		expect(probe.calls).toEqual(['a', 'b']);
	});

	it('keeps the sentence where n8n would put its own for a network error', async () => {
		probe.operation = failingAtB(probe, failure('DOWN', 'Company ENOENT was not found.'));

		const result = await run('stopWorkflow');

		expect(result.error?.message).toBe('Company ENOENT was not found [item 1]');
	});

	it('gives an error item in place of the rows when the node continues', async () => {
		probe.operation = failingAtB(probe, failure('WRONG'));

		const result = await run('continueRegularOutput');

		expect(result.status).toBe('success');
		expect(result.items('Probe')).toEqual([
			{ json: { value: 'a' }, pairedItem: { item: 0 } },
			{
				json: {
					error: 'Thing went WRONG.',
					message: 'Mend it.',
					details: { code: 'WRONG', record: 'thing 1', field: 'name' },
				},
				pairedItem: { item: 1 },
			},
			{ json: { value: 'c' }, pairedItem: { item: 2 } },
		]);
	});

	it('sends error items, with the input beside them, to the error output and nothing else there', async () => {
		probe.operation = failingAtB(probe, failure('WRONG'));

		const result = await run('continueErrorOutput');

		expect(result.json('Probe', 0)).toEqual([{ value: 'a' }, { value: 'c' }]);
		expect(result.json('Probe', 1)).toEqual([
			{
				v: 'b',
				error: 'Thing went WRONG.',
				message: 'Mend it.',
				details: { code: 'WRONG', record: 'thing 1', field: 'name' },
			},
		]);
		expect(result.json('Failed')).toHaveLength(1);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'gives one error item per input item when the credential fails (%s)',
		async (onError) => {
			probe.operation = failingAtB(probe);
			probe.openSession = () => Promise.reject(failure('KEY_LOST'));

			const result = await run(onError);

			const output = onError === 'continueErrorOutput' ? 1 : 0;
			expect(result.json('Probe', output).map(({ error }) => error)).toEqual(
				Array(3).fill('Thing went KEY_LOST.'),
			);
			expect(result.json('Probe', 1 - output)).toEqual([]);
			expect(probe.calls).toEqual([]);
		},
	);

	it('gives one error item per input item when the preparation fails', async () => {
		probe.operation = { ...failingAtB(probe), prepare: () => Promise.reject(failure('WRONG')) };

		const result = await run('continueErrorOutput');

		expect(result.json('Probe', 0)).toEqual([]);
		expect(result.json('Probe', 1).map(({ v }) => v)).toEqual(['a', 'b', 'c']);
	});

	it('prepares once for all items and hands the outcome to each', async () => {
		let prepared = 0;
		probe.operation = {
			prepare: ({ items }) => {
				prepared += 1;
				return Promise.resolve(items.map((item) => item.text('value', 'Value')).join());
			},
			execute: (call) => Promise.resolve([{ all: String(call.prepared) }]),
		};

		const result = await run('stopWorkflow');

		expect(prepared).toBe(1);
		expect(result.json('Probe')).toEqual(Array(3).fill({ all: 'a,b,c' }));
	});

	it('does not try the items after one that no other can do better', async () => {
		probe.operation = failingAtB(probe, failure('KEY_LOST'));

		const result = await run('continueErrorOutput');

		expect(probe.calls).toEqual(['a', 'b']);
		expect(result.json('Probe', 1)[1]).toMatchObject({
			v: 'c',
			error: 'Not tried, because of an earlier item: Thing went KEY_LOST.',
			details: { code: 'KEY_LOST', tried: false },
		});
	});

	it('stops trying after three items in a row that met the same outage', async () => {
		probe.operation = {
			execute: () => {
				probe.calls.push('tried');
				return Promise.reject(failure('DOWN'));
			},
		};

		const items = Array.from({ length: 10 }, (_, v) => ({ v }));
		const result = await run('continueErrorOutput', {}, { items });

		expect(probe.calls).toHaveLength(3);
		expect(result.json('Probe', 1)).toHaveLength(10);
	});

	it('turns an expression that cannot be evaluated into an error item of that item alone', async () => {
		probe.operation = failingAtB(probe);

		const result = await run(
			'continueErrorOutput',
			{},
			{
				parameters: {
					Probe: { value: '={{ $json.v === "c" ? $("Nowhere").item : $json.v + "!" }}' },
				},
			},
		);

		expect(result.json('Probe', 0)).toEqual([{ value: 'a!' }, { value: 'b!' }]);
		expect(result.json('Probe', 1)).toMatchObject([
			{ v: 'c', details: { code: 'NODE_PARAMETER_INVALID' } },
		]);
	});

	it('says when it came upon something it was not made for, without a stack', async () => {
		probe.operation = failingAtB(probe, new TypeError('x is not a function'));

		const result = await run('continueErrorOutput');

		expect(result.json('Probe', 1)).toEqual([
			{
				v: 'b',
				error: 'The node came upon something it was not made for (TypeError: x is not a function).',
				message: 'Please report it together with the version of this package.',
				details: { code: 'NODE_UNEXPECTED' },
			},
		]);
	});

	it("refuses an operation that the node does not have, in n8n's own error class", async () => {
		probe.operation = failingAtB(probe);

		const result = await run('stopWorkflow', {}, { parameters: { Probe: { operation: 'fly' } } });

		expect(result.error?.name).toBe(NodeOperationError.name);
		expect(result.error?.message).toBe(
			'This node has no operation "fly" for the resource "thing" [item 0]',
		);
	});
});
