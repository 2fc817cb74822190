import { keptLeases } from '../../../nodes/shared/sync/lease-registry';
import { partOf } from '../../../nodes/shared/sync/lease-context';
import { leaseGuard } from '../../../nodes/shared/sync/heartbeats';
import { describeOnBothStores } from '../../contract/store/both';
import type { StorePlace } from '../../contract/store/stores';
import { Engine } from '../harness';
import { textOf } from '../node-setting';
import { storeCredentialFor } from '../store-credential';
import {
	compareIn,
	moment,
	runIn,
	startFlow,
	storedRuns,
	workNode,
	type Work,
} from './run-setting';

describeOnBothStores('Run: Start and Finish', (makePlace) => {
	const work: Work = { execute: () => Promise.resolve() };
	let engine: Engine;
	let place: StorePlace;

	beforeAll(async () => {
		engine = await Engine.load({ 'test.work': workNode(work) });
	});

	beforeEach(() => {
		place = makePlace();
		work.execute = () => Promise.resolve();
	});

	afterEach(async () => {
		expect([...keptLeases().keys()]).toEqual([]);
		await place.remove();
	});

	it('begins one run for all items, and finishes it with what came of it', async () => {
		work.execute = (context) => compareIn(place, runIn(context));
		const result = await startFlow(engine, place, '1').result;

		const [run] = await storedRuns(place);
		expect(result.items('Start Run')).toEqual([
			{
				json: {
					run: run?.id,
					connection: 'field-service',
					entity: 'customer',
					fence: 1,
					readFrom: null,
					firstRun: true,
					startedAt: new Date(run?.startedAt ?? 0).toISOString(),
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(result.json('Done')).toMatchObject([
			{
				run: run?.id,
				complete: true,
				rest: 0,
				counts: { succeeded: 0, failed: 0, untold: 0 },
				positions: { confirmed: [], stale: 0, open: 0 },
				summary: expect.stringMatching(/^customer: 0 written; it took \d+ s\.$/) as string,
				summaryNl: expect.stringMatching(/^customer: 0 geschreven; het duurde \d+ s\.$/) as string,
			},
		]);
		expect(result.json('Skipped')).toEqual([]);
		expect(run).toMatchObject({ state: 'finished', execution: '1', workflow: 'test' });
	});

	it('tells the next run to read the same again where nothing was compared', async () => {
		const first = await startFlow(engine, place, '1').result;
		const second = await startFlow(engine, place, '2').result;

		expect(first.json('Done')).toMatchObject([
			{
				complete: false,
				summary: expect.stringContaining('nothing was compared') as string,
				summaryNl: expect.stringContaining('er is niets vergeleken') as string,
			},
		]);
		expect(second.json('Start Run')).toMatchObject([{ fence: 2, readFrom: null }]);
	});

	it('gives rows of the run, which belong to no record', async () => {
		const items = [{ _sync: { intent: 'one', run: 'run-1', fence: 1 } }];

		const first = await startFlow(engine, place, '1', { items }).result;
		const [{ run } = {}] = first.json('Start Run');
		const again = await startFlow(engine, place, '2', {
			items,
			startAt: 'Finish Run',
			parameters: { 'Finish Run': { runId: textOf(run) } },
		}).result;

		expect(first.json('Start Run')[0]).not.toHaveProperty('_sync');
		expect(again.json('Done')).toMatchObject([{ run }]);
		expect(again.json('Done')[0]).not.toHaveProperty('_sync');
	});

	it('tells the next run from when on to read, with the overlap that was asked for', async () => {
		work.execute = (context) => compareIn(place, runIn(context));
		await startFlow(engine, place, '1').result;
		const second = await startFlow(engine, place, '2', {
			parameters: { 'Start Run': { overlap: 30 } },
		}).result;

		const [, first] = await storedRuns(place);
		expect(second.json('Start Run')).toMatchObject([
			{
				fence: 2,
				readFrom: new Date((first?.startedAt ?? 0) - 30 * 60_000).toISOString(),
			},
		]);
	});

	it('lets an execution that comes meanwhile out by Skipped, and names who is busy', async () => {
		const [busy, goOn] = [moment(), moment()];
		work.execute = async () => {
			busy.reach();
			await goOn.reached;
		};
		const first = startFlow(engine, place, '1');
		await busy.reached;

		const second = await startFlow(engine, place, '2').result;
		goOn.reach();
		const finished = await first.result;

		const [run] = await storedRuns(place);
		const since = new Date(run?.startedAt ?? 0).toISOString();
		expect(second.status).toBe('success');
		expect(second.json('Start Run', 0)).toEqual([]);
		expect(second.order).not.toContain('Work');
		expect(second.items('Skipped')).toEqual([
			{
				json: {
					skipped: true,
					holder: { execution: '1', workflow: 'test', run: run?.id },
					since,
					lastSign: new Date(run?.heartbeatAt ?? 0).toISOString(),
					reason: expect.stringContaining(`execution 1 has been busy since ${since}`) as string,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(finished.json('Done')).toMatchObject([{ run: run?.id }]);
	});

	it('frees the lease at once when the execution fails half-way', async () => {
		work.execute = () => Promise.reject(new Error('The field service is gone'));

		const failed = await startFlow(engine, place, '1').result;
		work.execute = () => Promise.resolve();
		const second = await startFlow(engine, place, '2').result;

		expect(failed.status).toBe('error');
		expect(second.json('Start Run')).toMatchObject([{ fence: 2, readFrom: null }]);
		expect(await storedRuns(place)).toMatchObject([{ state: 'finished' }, { state: 'brokenOff' }]);
	});

	it('frees the lease when the flow ends without Finish', async () => {
		await startFlow(engine, place, '1', { nodes: { 'Finish Run': { disabled: true } } }).result;

		expect(await storedRuns(place)).toMatchObject([{ state: 'brokenOff' }]);
	});

	it('keeps the lease within the process from Start to Finish', async () => {
		const guards: string[] = [];
		work.execute = (context) => {
			guards.push(leaseGuard(runIn(context)));
			return Promise.resolve();
		};

		await startFlow(engine, place, '1').result;

		expect(guards).toEqual(['held']);
	});

	it('notices that an execution waits', async () => {
		const told: boolean[] = [];
		work.execute = async (context) => {
			const part = partOf(context);
			told.push(part.isWaiting());
			await context.putExecutionToWait(new Date(Date.now() + 3_600_000));
			told.push(part.isWaiting());
		};

		const { status } = await startFlow(engine, place, '1').result;

		expect([status, ...told]).toEqual(['waiting', false, true]);
		expect(await storedRuns(place)).toMatchObject([{ state: 'running' }]);
		keptLeases().clear();
	});

	it('keeps the lease for a moment when the execution is cancelled in the middle of a step', async () => {
		const [busy, goOn] = [moment(), moment()];
		let run = '';
		work.execute = async (context) => {
			run = runIn(context);
			busy.reach();
			await goOn.reached;
		};
		const cancelled = startFlow(engine, place, '1');
		await busy.reached;
		cancelled.cancel();

		const second = await startFlow(engine, place, '2').result;
		const guard = leaseGuard(run);
		goOn.reach();

		expect((await cancelled.result).status).toBe('canceled');
		expect(second.json('Skipped')).toMatchObject([{ holder: { execution: '1' } }]);
		expect(guard).toBe('expired');
		keptLeases().clear();
	});

	it('finishes the run of another execution by its id', async () => {
		const [busy, goOn] = [moment(), moment()];
		let run = '';
		work.execute = async (context) => {
			run = runIn(context);
			busy.reach();
			await goOn.reached;
		};
		const first = startFlow(engine, place, '1');
		await busy.reached;

		const second = await startFlow(engine, place, '2', {
			startAt: 'Finish Run',
			parameters: { 'Finish Run': { runId: run } },
		}).result;
		goOn.reach();
		const late = await first.result;

		expect(second.json('Done')).toMatchObject([{ run }]);
		// Finishing once more gives the same answer.
		expect(late.json('Done')).toEqual(second.json('Done'));
	});

	describe('what goes wrong', () => {
		const byErrorOutput = { onError: 'continueErrorOutput' } as const;

		it('leaves Start by its third output, and by no other', async () => {
			const result = await startFlow(engine, place, '1', {
				parameters: { 'Start Run': { entity: '={{ $json.none }}' } },
				nodes: { 'Start Run': byErrorOutput },
			}).result;

			expect(result.order).not.toContain('Work');
			expect(result.json('Skipped')).toEqual([]);
			expect(result.json('Not Started')).toMatchObject([
				{
					error: expect.stringContaining('Entity') as string,
					details: { code: 'NODE_PARAMETER_INVALID' },
				},
			]);
		});

		it.each([-1, 100_000])('is an overlap of %s minutes', async (overlap) => {
			const result = await startFlow(engine, place, '1', {
				parameters: { 'Start Run': { overlap } },
			}).result;

			expect(result.error?.message).toContain('Overlap (Minutes)');
		});

		it('is Finish without Start, which says what to do', async () => {
			const result = await startFlow(engine, place, '1', {
				startAt: 'Finish Run',
				items: [{}, {}, {}],
				nodes: { 'Finish Run': byErrorOutput },
			}).result;

			expect(result.json('Done')).toEqual([]);
			expect(result.json('Not Finished')).toMatchObject([
				{
					error: expect.stringContaining('"customer" of connection "field-service"') as string,
					message: expect.stringContaining('Run: Start') as string,
					details: { code: 'SYNC_RUN_MISSING' },
				},
			]);
		});

		it('is a store that cannot be opened, told once', async () => {
			const nowhere = { kind: 'sqlite', file: '/dev/null/accountview.sqlite' } as const;

			const result = await startFlow(engine, place, '1', {
				credentials: { store: storeCredentialFor(nowhere) },
				nodes: { 'Start Run': byErrorOutput },
			}).result;

			expect(result.order).not.toContain('Work');
			expect(result.json('Not Started')).toMatchObject([
				{ details: { code: 'STORE_PATH_INVALID' } },
			]);
		});

		it('is a run id that is not known', async () => {
			const result = await startFlow(engine, place, '1', {
				startAt: 'Finish Run',
				parameters: { 'Finish Run': { runId: 'elsewhere' } },
			}).result;

			expect(result.error).toMatchObject({
				message: expect.stringContaining('There is no run "elsewhere"') as string,
				context: { code: 'SYNC_RUN_MISSING' },
			});
		});

		it('is Finish of a run that another one has taken over', async () => {
			work.execute = async () => {
				const store = await place.open();
				await store.transaction(async (sql) => {
					await sql.run('UPDATE accountview_sync SET expires_at = 0');
				});
				await store.close();
				work.execute = () => Promise.resolve();
				await startFlow(engine, place, '2', { nodes: { 'Finish Run': { disabled: true } } }).result;
			};

			const result = await startFlow(engine, place, '1').result;

			expect(result.error).toMatchObject({ context: { code: 'SYNC_RUN_TAKEN_OVER' } });
			expect(await storedRuns(place)).toMatchObject([
				{ state: 'brokenOff' },
				{ state: 'takenOver' },
			]);
		});
	});
});
