import {
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { CodedError } from '../../lib/errors/coded-error';
import type { FailurePolicy } from '../../nodes/shared/failures';
import type { Operation } from '../../nodes/shared/operation';
import { runOperations, type NodeProgram } from '../../nodes/shared/run-operations';
import { Engine, type RunOptions, type WorkflowFile } from './harness';

/** A node with one operation, which each test writes anew. */
let operation: Pick<Operation<string>, 'execute' | 'prepare'>;
let openSession: () => Promise<string>;

const failures: FailurePolicy = {
	causeOf: ({ code }) => (code === 'DOWN' ? { cause: 'temporarily-unavailable' } : undefined),
	endsRun: (code) => code === 'KEY_LOST',
	isOutage: (code) => code === 'DOWN',
	isDoubtful: (code) => code === 'DOUBTFUL',
	isCancelled: (code) => code === 'CANCELLED',
	cancelled: () => failure('CANCELLED'),
};

const probe: INodeType = {
	description: {
		displayName: 'Probe',
		name: 'probe',
		group: [],
		version: 1,
		description: 'Probe',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: ['resource', 'operation', 'value'].map((name) => ({
			displayName: name,
			name,
			type: 'string',
			default: '',
		})),
	},
	async execute(this: IExecuteFunctions) {
		const program: NodeProgram<string> = {
			failures,
			open: () => openSession(),
			operations: { thing: { do: { description: [], ...operation } } },
		};
		return await runOperations(this, program);
	},
};

function failure(code: string, message = `Thing went ${code}.`): CodedError {
	return new CodedError({
		code,
		message,
		remedy: 'Mend it.',
		record: 'thing 1',
		details: { field: 'name' },
	});
}

const node = (name: string, type: string, parameters: INode['parameters'] = {}): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

const to = (name: string) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];

const workflow: WorkflowFile = {
	name: 'Probe',
	nodes: [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('Probe', 'test.probe', { resource: 'thing', operation: 'do', value: '={{ $json.v }}' }),
		node('Done', 'n8n-nodes-base.noOp'),
		node('Failed', 'n8n-nodes-base.noOp'),
	],
	connections: {
		Start: { main: [to('Probe')] },
		Probe: { main: [to('Done'), to('Failed')] },
	},
};

const three = [{ v: 'a' }, { v: 'b' }, { v: 'c' }];

describe('the item loop', () => {
	let engine: Engine;
	let calls: string[];

	/** Item b goes wrong in the given way; the others give their value back. */
	const failingAtB = (error = new Error('none')) => ({
		execute: ({ parameters }: Parameters<Operation<string>['execute']>[0]) => {
			const value = parameters.text('value', 'Value');
			calls.push(value);
			return value === 'b' ? Promise.reject(error) : Promise.resolve([{ value }]);
		},
	});

	const run = (onError: INode['onError'], more: Partial<INode> = {}, options: RunOptions = {}) =>
		engine.run(workflow, {
			items: three,
			...options,
			nodes: { Probe: { ...(onError !== undefined && { onError }), ...more } },
		});

	beforeAll(async () => {
		engine = await Engine.load({ 'test.probe': probe });
	});

	beforeEach(() => {
		calls = [];
		openSession = () => Promise.resolve('session');
	});

	it('pairs every output item with its input item, also when one gives several or none', async () => {
		operation = {
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
		operation = failingAtB(failure('DOWN'));

		const result = await run('stopWorkflow');

		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({
			name: 'NodeOperationError',
			message: 'Thing went DOWN [item 1]',
			description: 'Mend it. The 1 item(s) before this one were carried out. (DOWN)',
			context: { itemIndex: 1, code: 'DOWN', record: 'thing 1' },
			failure: { cause: 'temporarily-unavailable' },
		});
		expect(calls).toEqual(['a', 'b']);
	});

	it('keeps the sentence where n8n would put its own for a network error', async () => {
		operation = failingAtB(failure('DOWN', 'Company ENOENT was not found.'));

		const result = await run('stopWorkflow');

		expect(result.error?.message).toBe('Company ENOENT was not found [item 1]');
	});

	it('gives an error item in place of the rows when the node continues', async () => {
		operation = failingAtB(failure('WRONG'));

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
		operation = failingAtB(failure('WRONG'));

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
			operation = failingAtB();
			openSession = () => Promise.reject(failure('KEY_LOST'));

			const result = await run(onError);

			const output = onError === 'continueErrorOutput' ? 1 : 0;
			expect(result.json('Probe', output).map(({ error }) => error)).toEqual(
				Array(3).fill('Thing went KEY_LOST.'),
			);
			expect(result.json('Probe', 1 - output)).toEqual([]);
			expect(calls).toEqual([]);
		},
	);

	it('gives one error item per input item when the preparation fails', async () => {
		operation = { ...failingAtB(), prepare: () => Promise.reject(failure('WRONG')) };

		const result = await run('continueErrorOutput');

		expect(result.json('Probe', 0)).toEqual([]);
		expect(result.json('Probe', 1).map(({ v }) => v)).toEqual(['a', 'b', 'c']);
	});

	it('prepares once for all items and hands the outcome to each', async () => {
		let prepared = 0;
		operation = {
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
		operation = failingAtB(failure('KEY_LOST'));

		const result = await run('continueErrorOutput');

		expect(calls).toEqual(['a', 'b']);
		expect(result.json('Probe', 1)[1]).toMatchObject({
			v: 'c',
			error: 'Not tried, because of an earlier item: Thing went KEY_LOST.',
			details: { code: 'KEY_LOST', tried: false },
		});
	});

	it('stops trying after three items in a row that met the same outage', async () => {
		operation = {
			execute: () => {
				calls.push('tried');
				return Promise.reject(failure('DOWN'));
			},
		};

		const items = Array.from({ length: 10 }, (_, v) => ({ v }));
		const result = await run('continueErrorOutput', {}, { items });

		expect(calls).toHaveLength(3);
		expect(result.json('Probe', 1)).toHaveLength(10);
	});

	it('turns an expression that cannot be evaluated into an error item of that item alone', async () => {
		operation = failingAtB();

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
		operation = failingAtB(new TypeError('x is not a function'));

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
		operation = failingAtB();

		const result = await run('stopWorkflow', {}, { parameters: { Probe: { operation: 'fly' } } });

		expect(result.error?.name).toBe(NodeOperationError.name);
		expect(result.error?.message).toBe(
			'This node has no operation "fly" for the resource "thing" [item 0]',
		);
	});

	describe('under Retry On Fail', () => {
		const retry: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

		it('does not repeat the items that were done (stop)', async () => {
			operation = failingAtB(failure('WRONG'));

			await run('stopWorkflow', retry);

			expect(calls).toEqual(['a', 'b', 'b', 'b']);
		});

		it('goes on with the items that are left once the wrong one works', async () => {
			let tries = 0;
			operation = {
				execute: ({ parameters }) => {
					const value = parameters.text('value', 'Value');
					calls.push(value);
					if (value === 'a' && ++tries < 3) return Promise.reject(failure('WRONG'));
					return Promise.resolve([{ value }]);
				},
			};

			const result = await run('continueErrorOutput', retry);

			expect(calls).toEqual(['a', 'b', 'c', 'a', 'a']);
			expect(result.json('Probe', 0)).toEqual([{ value: 'a' }, { value: 'b' }, { value: 'c' }]);
		});

		it('does not repeat an item whose effect may have happened', async () => {
			operation = failingAtB(failure('DOUBTFUL'));

			const result = await run('stopWorkflow', retry);

			expect(calls).toEqual(['a', 'b']);
			expect(result.error?.message).toBe('Thing went DOUBTFUL [item 1]');
		});

		it('begins anew in the next execution', async () => {
			operation = failingAtB(failure('WRONG'));
			await run('stopWorkflow', retry);
			calls = [];

			await run('stopWorkflow', retry);

			expect(calls[0]).toBe('a');
		});
	});

	describe('when the execution is cancelled in the middle of item b', () => {
		const cancelledRun = async (onError: NonNullable<INode['onError']>) => {
			operation = {
				execute: ({ parameters }) => {
					const value = parameters.text('value', 'Value');
					calls.push(value);
					if (value !== 'b') return Promise.resolve([{ value }]);
					running.cancel();
					return Promise.reject(failure('CANCELLED'));
				},
			};
			const running = engine.start(workflow, { items: three, nodes: { Probe: { onError } } });
			return await running.result;
		};

		it('stops as canceled and tries no further item', async () => {
			const result = await cancelledRun('stopWorkflow');

			expect(result.status).toBe('canceled');
			expect(calls).toEqual(['a', 'b']);
			expect(result.json('Done')).toEqual([]);
		});

		it('counts neither that item nor the rest as success when it continues', async () => {
			const result = await cancelledRun('continueErrorOutput');

			expect(result.status).toBe('canceled');
			expect(calls).toEqual(['a', 'b']);
			expect(result.json('Probe', 0)).toEqual([{ value: 'a' }]);
			expect(result.json('Probe', 1).map(({ v }) => v)).toEqual(['b', 'c']);
			expect(result.json('Done')).toEqual([]);
		});
	});
});
