import type { IDataObject, INode } from 'n8n-workflow';
import { keptLeases, type KeptLease } from '../../nodes/shared/sync/lease-registry';
import { Engine, type RunResult } from './harness';
import { failingAtB, failure, probeNode, startProbe, type Probe } from './probe-node';

const markOf = (letter: string, run = 'run-1'): IDataObject => ({
	intent: `intent-${letter}`,
	run,
	fence: 4,
	reason: `because of ${letter}`,
});

/** Items a, b, c as Sync Compare gives them. */
const marked = ['a', 'b', 'c'].map((v) => ({ v, _sync: markOf(v) }));

const holdLease = (validUntil: number): void => {
	const lease: KeptLease = {
		validUntil,
		goOn: () => true,
		renewed: () => undefined,
		giveUp: () => undefined,
	};
	keptLeases().set('run-1', lease);
};

const HELD = Number.MAX_SAFE_INTEGER;
const EXPIRED = 0;

describe('the item loop with items of Sync Compare', () => {
	let engine: Engine;
	let probe: Probe;

	beforeAll(async () => {
		probe = {
			operation: { execute: () => Promise.resolve([]) },
			openSession: () => Promise.resolve('session'),
			calls: [],
		};
		engine = await Engine.load({ 'test.probe': probeNode(probe) });
	});

	beforeEach(() => {
		probe.calls = [];
		probe.asksStoreForLease = undefined;
		keptLeases().clear();
	});

	afterAll(() => {
		keptLeases().clear();
	});

	const run = (
		onError: NonNullable<INode['onError']>,
		items: readonly IDataObject[] = marked,
		settings: Partial<INode> = {},
	): Promise<RunResult> => startProbe(engine, onError, settings, { items }).result;

	describe('passes _sync on', () => {
		it('to each row that an item came to, and to no row of another item', async () => {
			probe.operation = {
				execute: ({ parameters }) => {
					const value = parameters.text('value', 'Value');
					return Promise.resolve(value === 'a' ? [{ n: 1 }, { n: 2 }] : [{ n: 3 }]);
				},
			};

			const result = await run('stopWorkflow', [{ v: 'a', _sync: markOf('a') }, { v: 'plain' }]);

			expect(result.json('Probe')).toEqual([
				{ n: 1, _sync: markOf('a') },
				{ n: 2, _sync: markOf('a') },
				{ n: 3 },
			]);
		});

		it('but not over one that the row has of its own', async () => {
			probe.operation = { execute: () => Promise.resolve([{ _sync: markOf('own') }]) };
			const result = await run('stopWorkflow', [{ v: 'a', _sync: markOf('a') }]);
			expect(result.json('Probe')).toEqual([{ _sync: markOf('own') }]);
		});

		it.each([['a text'], [{ intent: 'x' }], [null]])(
			'only where it is one of ours, which %j is not',
			async (other) => {
				probe.operation = failingAtB(probe);
				const result = await run('stopWorkflow', [{ v: 'a', _sync: other }]);
				expect(result.json('Probe')).toEqual([{ value: 'a' }]);
			},
		);

		it('on the error output by way of n8n, and leaves error items without it elsewhere', async () => {
			probe.operation = failingAtB(probe, failure('WRONG'));

			const apart = await run('continueErrorOutput');
			const together = await run('continueRegularOutput');

			expect(apart.json('Probe', 1)).toMatchObject([
				{ v: 'b', _sync: markOf('b'), details: { code: 'WRONG' } },
			]);
			expect(Object.keys(together.json('Probe')[1] ?? {})).toEqual(['error', 'message', 'details']);
		});

		it('to the rows of items that were carried out together', async () => {
			probe.operation = {
				sentTogether: true,
				prepare: () => Promise.resolve('sent'),
				execute: ({ prepared }) => Promise.resolve([{ told: String(prepared) }]),
			};

			const result = await run('stopWorkflow');

			expect(result.json('Probe')).toEqual(
				['a', 'b', 'c'].map((v) => ({ told: 'sent', _sync: markOf(v) })),
			);
		});

		it('to rows that Retry On Fail takes from an earlier try', async () => {
			let tries = 0;
			probe.operation = {
				execute: ({ parameters }) => {
					const value = parameters.text('value', 'Value');
					probe.calls.push(value);
					if (value === 'b' && ++tries < 3) return Promise.reject(failure('WRONG'));
					return Promise.resolve([{ value }]);
				},
			};

			const result = await run('stopWorkflow', marked, {
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 1,
			});

			expect(probe.calls).toEqual(['a', 'b', 'b', 'b', 'c']);
			expect(result.json('Probe')).toEqual(
				['a', 'b', 'c'].map((value) => ({ value, _sync: markOf(value) })),
			);
		});
	});

	describe('once the run may have lost its lease', () => {
		it('does nothing with its items and says why', async () => {
			holdLease(EXPIRED);
			probe.operation = failingAtB(probe);

			const result = await run('continueErrorOutput');

			expect(probe.calls).toEqual([]);
			expect(result.json('Probe', 0)).toEqual([]);
			expect(result.json('Probe', 1)).toHaveLength(3);
			expect(result.json('Probe', 1)[0]).toMatchObject({
				v: 'a',
				message: expect.stringContaining('next run takes it up again') as unknown,
				details: { code: 'SYNC_RUN_TAKEN_OVER', record: 'run run-1' },
			});
		});

		it('stops the execution where the node is set to stop', async () => {
			holdLease(EXPIRED);
			probe.operation = failingAtB(probe);
			const result = await run('stopWorkflow');
			expect(result.error).toMatchObject({ context: { code: 'SYNC_RUN_TAKEN_OVER' } });
		});

		it('still does items of other runs and items of none', async () => {
			holdLease(EXPIRED);
			probe.operation = failingAtB(probe);

			await run('continueErrorOutput', [
				{ v: 'a', _sync: markOf('a') },
				{ v: 'of another process', _sync: markOf('c', 'run-2') },
				{ v: 'plain' },
			]);

			expect(probe.calls).toEqual(['of another process', 'plain']);
		});

		it('does the items before that moment and none after it', async () => {
			holdLease(HELD);
			probe.operation = {
				execute: ({ parameters }) => {
					probe.calls.push(parameters.text('value', 'Value'));
					if (probe.calls.length === 2) holdLease(EXPIRED);
					return Promise.resolve([{}]);
				},
			};

			const result = await run('continueErrorOutput');

			expect(probe.calls).toEqual(['a', 'b']);
			expect(result.json('Probe', 0)).toHaveLength(2);
			expect(result.json('Probe', 1)).toMatchObject([{ v: 'c' }]);
		});

		it('prepares without its items, so that none is sent together with others', async () => {
			holdLease(EXPIRED);
			probe.operation = {
				sentTogether: true,
				prepare: ({ items }) => {
					probe.calls.push(...items.map((item) => item.text('value', 'Value')));
					return Promise.resolve();
				},
				execute: () => Promise.resolve([{}]),
			};

			const result = await run('continueErrorOutput', [...marked, { v: 'plain' }]);

			expect(probe.calls).toEqual(['plain']);
			expect(result.json('Probe', 1).map(({ v }) => v)).toEqual(['a', 'b', 'c']);
		});

		it('tells what was sent together before that moment', async () => {
			holdLease(HELD);
			probe.operation = {
				sentTogether: true,
				prepare: () => {
					holdLease(EXPIRED);
					return Promise.resolve();
				},
				execute: () => Promise.resolve([{ sent: true }]),
			};

			const result = await run('continueErrorOutput');

			expect(result.json('Probe', 0)).toHaveLength(3);
		});

		it('gives rows of an earlier try all the same', async () => {
			holdLease(HELD);
			probe.operation = {
				execute: ({ parameters }) => {
					const value = parameters.text('value', 'Value');
					probe.calls.push(value);
					if (value === 'a') return Promise.resolve([{ value }]);
					holdLease(EXPIRED);
					return Promise.reject(failure('WRONG'));
				},
			};

			const result = await run('continueErrorOutput', marked, {
				retryOnFail: true,
				maxTries: 2,
				waitBetweenTries: 1,
			});

			expect(probe.calls).toEqual(['a', 'b']);
			expect(result.json('Probe', 0)).toEqual([{ value: 'a', _sync: markOf('a') }]);
		});

		it('leaves it to the ledger to ask the store', async () => {
			holdLease(EXPIRED);
			probe.asksStoreForLease = true;
			probe.operation = failingAtB(probe);
			await run('continueErrorOutput');
			expect(probe.calls).toEqual(['a', 'b', 'c']);
		});
	});
});
