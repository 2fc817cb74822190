import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../../lib/store';
import { DEFAULT_LEASE_MS, Runs } from '../../../lib/sync/runs';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { describeOnBothStores } from '../../contract/store/both';
import type { StorePlace } from '../../contract/store/stores';
import { buildFlow, type FlowProcess, type FlowProgram, type Started } from './child-process';

const ROUNDS = Number(process.env['OVERLAP_ROUNDS'] ?? 100);

const STREAM = { backend: 'field-service', entity: 'customer' };

/** Long enough for a busy machine to answer in, short enough for a test to wait for. */
const LEASE_MS = 2000;

const TAKEN_OVER = { refused: 'SYNC_RUN_TAKEN_OVER' };

describeOnBothStores('overlap', (makePlace) => {
	let program: FlowProgram;
	let place: StorePlace;
	let store: Store;

	beforeAll(() => {
		program = buildFlow();
	});

	afterAll(() => {
		program.remove();
	});

	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
	});

	afterEach(async () => {
		await program.endAll();
		await store.close();
		await place.remove();
	});

	it('lets one of three processes in that start at once, and skips two, time and again', async () => {
		const flows = await openFlows(3, 60_000);
		let lastFence = 0;
		for (let round = 1; round <= ROUNDS; round += 1) {
			const at = Date.now() + 20;
			const started = await Promise.all(flows.map((flow) => flow.start({ at })));

			const winner = winnerOf(started);
			expect({ round, fence: winner.fence }).toEqual({ round, fence: lastFence + 1 });
			lastFence = winner.fence;
			// Every third run is left behind, and its lease expires.
			if (round % 3 === 0) await expireLease();
			else await flowOf(flows, started, winner).ask('finish');
		}
	}, 120_000);

	it('lets one of three connections in that start at once, and skips two, time and again', async () => {
		const stores = await Promise.all([place.open(), place.open(), place.open()]);
		const ports = { clock: systemClock, newId: randomUUID, digest: (text: string) => text };
		const ledgers = stores.map((one) => new Runs(one, ports));
		for (let round = 1; round <= ROUNDS; round += 1) {
			const started = await Promise.all(
				ledgers.map((runs, index) =>
					runs.start({ ...STREAM, execution: `${round}-${index}`, workflow: 'flow' }),
				),
			);

			const taken = started.flatMap((one) => (one.outcome === 'run' ? [one.run] : []));
			const named = started.flatMap((one) => (one.outcome === 'skipped' ? [one.holder.run] : []));
			expect(taken.map(({ fence }) => fence)).toEqual([round]);
			expect(named).toEqual([taken[0]?.id, taken[0]?.id]);
			if (round % 3 === 0) await expireLease();
			else for (const run of taken) await ledgers[round % 3]?.finish(run);
		}
		await Promise.all(stores.map((one) => one.close()));
	}, 120_000);

	it('refuses a holder that froze past its lease and wakes late, in all it tries', async () => {
		const [frozen, other] = await openFlows(2, LEASE_MS);
		const first = asRun(await frozen.start({ beats: true }));
		frozen.freeze();

		const second = asRun(await startWhenFree(other));
		frozen.wake();

		expect(second.fence).toBe(first.fence + 1);
		expect(await frozen.ask('guard')).toBe('expired');
		expect(await frozen.ask('write')).toEqual(TAKEN_OVER);
		expect(await frozen.ask('heartbeat')).toBe('lost');
		expect(await frozen.ask('finish')).toEqual(TAKEN_OVER);
		expect(await frozen.ask('break off')).toBe('done');
		expect(await frozen.start()).toMatchObject({ outcome: 'skipped', holder: { run: second.run } });
		expect(await other.ask('guard')).toBe('held');
		expect(await other.ask('write')).toBe('done');
		expect(await other.ask('finish')).toBe('finished');
	}, 60_000);

	it('lets a holder that froze go on when nobody took its lease', async () => {
		const [frozen, other] = await openFlows(2, LEASE_MS);
		await frozen.start({ beats: true });
		frozen.freeze();
		await sleep(LEASE_MS * 1.5);
		frozen.wake();

		expect(await frozen.ask('heartbeat')).toBe('held');
		expect(await other.start()).toMatchObject({ outcome: 'skipped' });
		expect(await frozen.ask('finish')).toBe('finished');
	}, 60_000);

	it('frees the lease of a holder that was killed once it expires, and not before', async () => {
		const [killed, other] = await openFlows(2, LEASE_MS);
		await killed.start({ beats: true });
		await sleep(LEASE_MS);
		await killed.kill();
		const { holder } = asSkipped(await other.start());

		const second = asRun(await startWhenFree(other));

		expect(second.startedAt).toBeGreaterThanOrEqual(holder.heartbeatAt + LEASE_MS);
		expect(second.startedAt).toBeLessThan(holder.heartbeatAt + LEASE_MS + 5000);
		// As long as it is usually, a worker that was killed holds nobody up for more than two minutes.
		expect(DEFAULT_LEASE_MS).toBeLessThan(120_000);
	}, 60_000);

	it('leaves the lease with a flow that lives and does nothing for longer than a lease', async () => {
		const [slow, other] = await openFlows(2, LEASE_MS);
		const run = asRun(await slow.start({ beats: true }));

		const until = Date.now() + 3 * LEASE_MS;
		while (Date.now() < until) {
			expect(asSkipped(await other.start()).holder.run).toBe(run.run);
			await sleep(100);
		}

		expect(await slow.ask('guard')).toBe('held');
		expect(await slow.ask('finish')).toBe('finished');
		expect(asRun(await other.start()).fence).toBe(run.fence + 1);
	}, 60_000);

	async function openFlows(count: 2, leaseMs: number): Promise<[FlowProcess, FlowProcess]>;
	async function openFlows(count: number, leaseMs: number): Promise<FlowProcess[]>;
	async function openFlows(count: number, leaseMs: number): Promise<FlowProcess[]> {
		return await Promise.all(
			Array.from({ length: count }, () => program.open(place.address, leaseMs)),
		);
	}

	/** As if the time of a lease had passed. */
	async function expireLease(): Promise<void> {
		await store.transaction((sql) => sql.run('UPDATE accountview_sync SET expires_at = 0'));
	}
});

async function startWhenFree(flow: FlowProcess): Promise<Started> {
	const deadline = Date.now() + 20_000;
	for (;;) {
		const started = await flow.start({ beats: true });
		if (started.outcome === 'run' || Date.now() > deadline) return started;
		await sleep(50);
	}
}

function asRun(started: Started): Extract<Started, { outcome: 'run' }> {
	if (started.outcome !== 'run') throw new Error('It was skipped');
	return started;
}

function asSkipped(started: Started): Extract<Started, { outcome: 'skipped' }> {
	if (started.outcome !== 'skipped') throw new Error('It was not skipped');
	return started;
}

/** The only one that got a run; the others name it as the holder. */
function winnerOf(started: readonly Started[]): Extract<Started, { outcome: 'run' }> {
	const [winner, ...more] = started.filter(({ outcome }) => outcome === 'run').map(asRun);
	if (winner === undefined || more.length > 0) throw new Error(JSON.stringify(started));
	const skipped = started.filter(({ outcome }) => outcome === 'skipped').map(asSkipped);
	expect(skipped.map(({ holder }) => holder.run)).toEqual(skipped.map(() => winner.run));
	return winner;
}

function flowOf(
	flows: readonly FlowProcess[],
	started: readonly Started[],
	winner: Started,
): FlowProcess {
	const flow = flows[started.indexOf(winner)];
	if (flow === undefined) throw new Error('There is no such flow');
	return flow;
}
