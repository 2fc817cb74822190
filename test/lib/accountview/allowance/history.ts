import { AccountViewError, RequestPacer, StoreAllowance } from '../../../../lib/accountview';
import type { Clock } from '../../../../lib/ports/clock';
import type { Sql, Store } from '../../../../lib/store';
import { MemoryStore } from '../../store/memory-store';
import { Timeline } from './timeline';

/** One request that a process makes; all times in milliseconds. */
export interface PlannedRequest {
	/** What the process does before it. */
	readonly pause: number;
	/** How long the store takes to answer each transaction on its behalf. */
	readonly storeDelay: number;
	/** From the process to the moment at which the server counts it. */
	readonly toServer: number;
	readonly toProcess: number;
	readonly end: RequestEnd;
}

/**
 * `answered`; `cut`: the connection broke as it arrived; `killed`: the process ended that long after
 * it began to send; `cancelled`: the execution was cancelled that long after it asked.
 */
export type RequestEnd =
	| { readonly kind: 'answered' | 'cut' }
	| { readonly kind: 'killed' | 'cancelled'; readonly after: number };

export interface PlannedProcess {
	readonly clockSkew: number;
	readonly requests: readonly PlannedRequest[];
}

export interface History {
	readonly windowMs: number;
	readonly limit: number;
	readonly processes: readonly PlannedProcess[];
}

/** What the server saw. */
export interface Seen {
	/** Moments at which requests were counted, in order. */
	readonly arrivals: readonly number[];
	/** Processes that came to the end of what they had to do. */
	readonly finished: number;
}

/** Bytes of a process that was killed are with the server within this time. */
export const LAST_BYTES = 1_000;

/** Plays a history in virtual time, all processes on one store. */
export async function play(history: History): Promise<Seen> {
	const timeline = new Timeline();
	const shared = new MemoryStore(timeline.clock());
	const arrivals: number[] = [];
	let finished = 0;
	for (const [place, planned] of history.processes.entries()) {
		const simulated = new SimulatedProcess(`${place}`, { history, planned, timeline, shared });
		void simulated.run(arrivals).then(() => (finished += 1));
	}
	await timeline.runUntil();
	await shared.close();
	return { arrivals: arrivals.toSorted((one, other) => one - other), finished };
}

interface World {
	readonly history: History;
	readonly planned: PlannedProcess;
	readonly timeline: Timeline;
	readonly shared: Store;
}

/** One n8n process after the other in the same place: after a kill, the next goes on. */
class SimulatedProcess {
	private lives = 0;

	constructor(
		private readonly name: string,
		private readonly world: World,
	) {}

	async run(arrivals: number[]): Promise<void> {
		let life = this.begin();
		for (const request of this.world.planned.requests) {
			await this.world.timeline.sleep(request.pause);
			life.storeDelay = request.storeDelay;
			await Promise.race([this.send(request, life, arrivals), life.ended]);
			if (life.isOver) life = this.begin();
		}
	}

	private begin(): Life {
		this.lives += 1;
		return new Life(`${this.name}.${this.lives}`, this.world);
	}

	private async send(request: PlannedRequest, life: Life, arrivals: number[]): Promise<void> {
		const { timeline, history } = this.world;
		const stop = new AbortController();
		const { end } = request;
		if (end.kind === 'cancelled') {
			void timeline.sleep(end.after).then(() => {
				stop.abort();
			});
		}
		const pace = {
			lane: 'demo',
			requestsPerMinute: history.limit,
			allowance: life.allowance,
			signal: stop.signal,
		};
		const sending = life.pacer.run(pace, async () => {
			void timeline.sleep(request.toServer).then(() => arrivals.push(timeline.time));
			if (end.kind === 'killed') {
				await timeline.sleep(end.after);
				life.end();
				await never;
			}
			await timeline.sleep(request.toServer);
			if (end.kind === 'cut') throw new Error('cut');
			await timeline.sleep(request.toProcess);
		});
		await sending.catch((error: unknown) => {
			if (!isExpected(error, request, history)) throw error;
		});
	}
}

function isExpected(
	error: unknown,
	{ end, storeDelay }: PlannedRequest,
	{ windowMs }: History,
): boolean {
	if (!(error instanceof AccountViewError)) return end.kind === 'cut';
	if (error.code === 'AV_CANCELLED') return end.kind === 'cancelled';
	return error.code === 'AV_ALLOWANCE_UNAVAILABLE' && 2 * storeDelay >= windowMs / 2;
}

const never = new Promise<never>(() => undefined);

/** From the start of a process until it is killed, when nothing of it goes on. */
class Life {
	readonly pacer = new RequestPacer();
	readonly allowance: StoreAllowance;
	storeDelay = 0;
	isOver = false;
	end = (): void => undefined;
	readonly ended: Promise<void>;

	constructor(
		name: string,
		private readonly world: World,
	) {
		this.ended = new Promise((resolve) => {
			this.end = () => {
				this.isOver = true;
				resolve();
			};
		});
		let ids = 0;
		const ignore = (): void => undefined;
		this.allowance = new StoreAllowance(
			{
				openStore: () => Promise.resolve(this.store()),
				clock: this.clock(),
				newId: () => `${name} ${(ids += 1)}`,
				digest: (text) => text,
				logger: { debug: ignore, info: ignore, warn: ignore },
			},
			world.history.windowMs,
		);
	}

	private clock(): Clock {
		const clock = this.world.timeline.clock(this.world.planned.clockSkew);
		return {
			now: () => clock.now(),
			sleep: async (milliseconds, signal) => {
				await this.unlessOver(() => clock.sleep(milliseconds, signal));
			},
		};
	}

	private store(): Store {
		const { shared, timeline } = this.world;
		return {
			kind: 'sqlite',
			close: () => Promise.resolve(),
			transaction: <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
				this.unlessOver(async () => {
					await timeline.sleep(this.storeDelay);
					const result = await this.unlessOver(() => shared.transaction(work));
					await timeline.sleep(this.storeDelay);
					return result;
				}),
		};
	}

	private async unlessOver<T>(act: () => Promise<T>): Promise<T> {
		if (this.isOver) await never;
		const result = await act();
		if (this.isOver) await never;
		return result;
	}
}
