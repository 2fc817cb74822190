import type { RunRecord } from '../../../lib/sync/runs';
import { NO_COUNTS } from '../../../lib/sync/runs/run';
import {
	keepAlive,
	leaseGuard,
	letGo,
	type HeartbeatSettings,
	type LeaseKeeper,
} from '../../../nodes/shared/sync/heartbeats';
import { keptLeases } from '../../../nodes/shared/sync/lease-registry';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

const RUN: RunRecord = {
	id: 'run',
	backend: 'field-service',
	entity: 'customer',
	fence: 1,
	readFrom: null,
	isFirst: true,
	state: 'running',
	execution: '1',
	workflow: 'flow',
	startedAt: 0,
	heartbeatAt: 0,
	endedAt: null,
	counts: NO_COUNTS,
	positions: [],
};

/** The ledger as far as one run goes. */
class Keeper implements LeaseKeeper {
	readonly leaseMs = 90 * SECOND;
	readonly asked: string[] = [];
	answer: 'held' | 'lost' | 'down' = 'held';

	hold(): Promise<void> {
		this.asked.push('hold');
		return this.answer === 'held' ? Promise.resolve() : Promise.reject(new Error(this.answer));
	}

	heartbeat(): Promise<'held' | 'lost'> {
		this.asked.push('beat');
		return this.answer === 'down'
			? Promise.reject(new Error('down'))
			: Promise.resolve(this.answer);
	}

	breakOff(): Promise<void> {
		this.asked.push('break off');
		return Promise.resolve();
	}

	/** What was asked since the last look. */
	news(): readonly string[] {
		return this.asked.splice(0);
	}
}

/** One stretch of an execution as n8n shows it to a node. */
class Execution {
	readonly cancelling = new AbortController();
	readonly runExecutionData: { waitTill?: Date } = {};
	private readonly handlers: (() => unknown)[] = [];

	constructor(private readonly id = '1') {}

	getExecutionId(): string {
		return this.id;
	}

	getExecutionCancelSignal(): AbortSignal {
		return this.cancelling.signal;
	}

	onExecutionFinish(handler: () => unknown): void {
		this.handlers.push(handler);
	}

	/** As n8n does it: everyone who asked is told, and it may do so twice. */
	async end(): Promise<void> {
		for (const handler of [...this.handlers, ...this.handlers]) await handler();
	}

	async cancel(): Promise<void> {
		this.cancelling.abort();
		await this.end();
	}
}

describe('the heartbeat of a run', () => {
	let keeper: Keeper;
	let execution: Execution;
	const begin = (settings?: Partial<HeartbeatSettings>, context = execution) =>
		keepAlive(context, keeper, RUN, settings);

	beforeEach(() => {
		jest.useFakeTimers();
		keeper = new Keeper();
		execution = new Execution();
	});

	afterEach(() => {
		jest.useRealTimers();
		keptLeases().clear();
	});

	it('renews the lease every 20 seconds, for hours between two nodes', async () => {
		await begin();

		await jest.advanceTimersByTimeAsync(3 * HOUR);

		expect(keeper.news()).toEqual(['hold', ...Array.from({ length: 540 }, () => 'beat')]);
		expect(leaseGuard('run')).toBe('held');
	});

	it('ends with the execution, which frees the lease once', async () => {
		await begin();

		await execution.end();
		await jest.advanceTimersByTimeAsync(HOUR);

		expect(keeper.news()).toEqual(['hold', 'break off']);
		expect(leaseGuard('run')).toBe('unknown');
	});

	it('ends with Finish, and whatever comes late in the same execution is refused', async () => {
		await begin();

		letGo('run');
		const late = leaseGuard('run');
		await jest.advanceTimersByTimeAsync(HOUR);
		await execution.end();

		expect(late).toBe('expired');
		expect(keeper.news()).toEqual(['hold']);
		expect(leaseGuard('run')).toBe('unknown');
	});

	it('ends when another run has the lease, and refuses from then on', async () => {
		await begin();
		keeper.answer = 'lost';

		await jest.advanceTimersByTimeAsync(HOUR);

		expect(keeper.news()).toEqual(['hold', 'beat']);
		expect(leaseGuard('run')).toBe('expired');
		await expect(begin()).rejects.toThrow('lost');
		await execution.end();
		expect(keeper.news()).toEqual(['hold']);
	});

	it('refuses to write 5 seconds before the lease expires while the store does not answer', async () => {
		await begin();
		keeper.answer = 'down';

		await jest.advanceTimersByTimeAsync(84 * SECOND);
		const before = leaseGuard('run');
		await jest.advanceTimersByTimeAsync(1 * SECOND);
		const after = leaseGuard('run');
		keeper.answer = 'held';
		await jest.advanceTimersByTimeAsync(20 * SECOND);

		expect([before, after, leaseGuard('run')]).toEqual(['held', 'expired', 'held']);
	});

	it('refuses at once after the process stood still, until the store has said that it holds', async () => {
		await begin();

		jest.setSystemTime(Date.now() + 10 * 60 * SECOND);
		const onWaking = leaseGuard('run');
		await begin();

		expect(onWaking).toBe('expired');
		expect(keeper.news()).toEqual(['hold', 'hold']);
		expect(leaseGuard('run')).toBe('held');
	});

	it('asks the store once for many nodes of one execution', async () => {
		await begin();
		await begin();
		await begin();

		await execution.end();

		expect(keeper.news()).toEqual(['hold', 'break off']);
	});

	it('stops while the execution waits, and begins again when it comes back', async () => {
		await begin();
		execution.runExecutionData.waitTill = new Date();
		await jest.advanceTimersByTimeAsync(HOUR);
		expect(keeper.news()).toEqual(['hold']);

		const resumed = new Execution();
		await begin({}, resumed);
		await jest.advanceTimersByTimeAsync(20 * SECOND);
		await resumed.end();

		expect(keeper.news()).toEqual(['hold', 'beat', 'break off']);
	});

	it('hears of the end of an execution that went on before the heartbeat had noticed', async () => {
		await begin();
		execution.runExecutionData.waitTill = new Date();
		const resumed = new Execution();
		await begin({}, resumed);

		await jest.advanceTimersByTimeAsync(20 * SECOND);
		await resumed.end();

		expect(keeper.news()).toEqual(['hold', 'beat', 'break off']);
	});

	it('lets what is under way come to its end when the execution is cancelled', async () => {
		await begin();

		await execution.cancel();
		const [atOnce, guard] = [keeper.news(), leaseGuard('run')];
		await jest.advanceTimersByTimeAsync(10 * SECOND);

		expect(atOnce).toEqual(['hold']);
		expect(guard).toBe('expired');
		expect(keeper.news()).toEqual(['break off']);
	});

	it('does not end with a sub-workflow that works for the run', async () => {
		await begin();
		const part = new Execution('2');
		await begin({}, part);

		await part.end();
		await jest.advanceTimersByTimeAsync(20 * SECOND);

		expect(keeper.news()).toEqual(['hold', 'beat']);
	});

	it('is not begun by a sub-workflow in another process', async () => {
		const part = new Execution('2');
		await begin({}, part);

		await part.end();
		await jest.advanceTimersByTimeAsync(HOUR);

		expect(keeper.news()).toEqual(['hold']);
		expect(leaseGuard('run')).toBe('unknown');
	});

	it('gives a flow up that none of our nodes was part of for 12 hours', async () => {
		await begin();
		await jest.advanceTimersByTimeAsync(11 * HOUR);
		await begin();
		await jest.advanceTimersByTimeAsync(11 * HOUR);
		expect(leaseGuard('run')).toBe('held');
		await jest.advanceTimersByTimeAsync(HOUR);
		keeper.news();

		await jest.advanceTimersByTimeAsync(HOUR);

		expect(keeper.news()).toEqual([]);
		expect(leaseGuard('run')).toBe('unknown');
	});

	it('gives it up after 10 minutes in an n8n that does not tell the end of an execution', async () => {
		const { cancelling } = execution;
		await keepAlive(
			{ getExecutionId: () => '1', getExecutionCancelSignal: () => cancelling.signal },
			keeper,
			RUN,
		);
		await jest.advanceTimersByTimeAsync(9 * 60 * SECOND);
		const early = leaseGuard('run');
		await jest.advanceTimersByTimeAsync(2 * 60 * SECOND);

		expect([early, leaseGuard('run')]).toEqual(['held', 'unknown']);
	});

	it('is not begun for a run that has no lease', async () => {
		keeper.answer = 'lost';

		await expect(begin()).rejects.toThrow('lost');

		expect([...keptLeases().keys()]).toEqual([]);
	});
});
