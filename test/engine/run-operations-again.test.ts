import { NodeConnectionTypes, type INode } from 'n8n-workflow';
import { Engine, type RunOptions } from './harness';
import {
	failingAtB,
	failure,
	probeNode,
	probeWorkflow,
	startProbe,
	type Probe,
} from './probe-node';

describe('an item loop that is run again or cancelled', () => {
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

	describe('under Retry On Fail', () => {
		const retry: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

		it('does not repeat the items that were done (stop)', async () => {
			probe.operation = failingAtB(probe, failure('WRONG'));

			await run('stopWorkflow', retry);

			expect(probe.calls).toEqual(['a', 'b', 'b', 'b']);
		});

		it('goes on with the items that are left once the wrong one works', async () => {
			let tries = 0;
			probe.operation = {
				execute: ({ parameters }) => {
					const value = parameters.text('value', 'Value');
					probe.calls.push(value);
					if (value === 'a' && ++tries < 3) return Promise.reject(failure('WRONG'));
					return Promise.resolve([{ value }]);
				},
			};

			const result = await run('continueErrorOutput', retry);

			expect(probe.calls).toEqual(['a', 'b', 'c', 'a', 'a']);
			expect(result.json('Probe', 0)).toEqual([{ value: 'a' }, { value: 'b' }, { value: 'c' }]);
		});

		it('does not repeat an item whose effect may have happened', async () => {
			probe.operation = failingAtB(probe, failure('DOUBTFUL'));

			const result = await run('stopWorkflow', retry);

			expect(probe.calls).toEqual(['a', 'b']);
			expect(result.error?.message).toBe('Thing went DOUBTFUL [item 1]');
		});

		it('does the items of another node in the same execution, though it gets the same ones', async () => {
			probe.operation = {
				execute: ({ parameters }) => {
					probe.calls.push(parameters.text('value', 'Value'));
					return Promise.resolve([]);
				},
			};
			const { name, nodes, connections } = probeWorkflow;
			const twins = nodes.map((node) => ({ ...node, ...retry, name: `${node.name} 2` }));
			const toBoth = ['Probe', 'Probe 2'].map((node) => ({
				node,
				type: NodeConnectionTypes.Main,
				index: 0,
			}));

			await engine.run(
				{
					name,
					nodes: [...nodes, ...twins],
					connections: { ...connections, Start: { main: [toBoth] } },
				},
				{ items: [{ v: 'a' }, { v: 'b' }], startAt: 'Start', nodes: { Probe: retry } },
			);

			expect(probe.calls).toEqual(['a', 'b', 'a', 'b']);
		});

		it('begins anew in the next execution', async () => {
			probe.operation = failingAtB(probe, failure('WRONG'));
			await run('stopWorkflow', retry);
			probe.calls = [];

			await run('stopWorkflow', retry);

			expect(probe.calls[0]).toBe('a');
		});
	});

	describe('when the execution is cancelled in the middle of item b', () => {
		const cancelledRun = async (onError: NonNullable<INode['onError']>) => {
			probe.operation = {
				execute: ({ parameters }) => {
					const value = parameters.text('value', 'Value');
					probe.calls.push(value);
					if (value !== 'b') return Promise.resolve([{ value }]);
					running.cancel();
					return Promise.reject(failure('CANCELLED'));
				},
			};
			const running = startProbe(engine, onError);
			return await running.result;
		};

		it('stops as canceled and tries no further item', async () => {
			const result = await cancelledRun('stopWorkflow');

			expect(result.status).toBe('canceled');
			expect(probe.calls).toEqual(['a', 'b']);
			expect(result.json('Done')).toEqual([]);
		});

		it('counts neither that item nor the rest as success when it continues', async () => {
			const result = await cancelledRun('continueErrorOutput');

			expect(result.status).toBe('canceled');
			expect(probe.calls).toEqual(['a', 'b']);
			expect(result.json('Probe', 0)).toEqual([{ value: 'a' }]);
			expect(result.json('Probe', 1).map(({ v }) => v)).toEqual(['b', 'c']);
			expect(result.json('Done')).toEqual([]);
		});
	});
});
