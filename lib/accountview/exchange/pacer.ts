import type { Clock } from '../../ports/clock';
import { cancelled, isCancelled, pause, throwIfCancelled } from './cancel';

const MINUTE = 60_000;

/** The requests of one company: who waits, and when the last ones began. */
interface Lane {
	busy: boolean;
	readonly waiting: Set<() => void>;
	/** Begin times within the last minute, oldest first; only kept under a limit. */
	readonly begun: number[];
}

/**
 * Lets one request at a time through per key, in the order they came, and at most so many begin
 * in any minute. AccountView answers from the customer's own server, so both protect it.
 *
 * One pacer may serve many clients: whoever shares a key shares its lane.
 */
export class RequestPacer {
	private readonly lanes = new Map<string, Lane>();

	constructor(private readonly clock: Clock) {}

	/**
	 * Runs `task` when it is its turn.
	 *
	 * @param requestsPerMinute 0 for no limit
	 * @throws AccountViewError `AV_CANCELLED` when the signal fires before the task began
	 */
	async run<T>(
		key: string,
		requestsPerMinute: number,
		signal: AbortSignal | undefined,
		task: () => Promise<T>,
	): Promise<T> {
		const lane = this.laneOf(key);
		await enter(lane, signal);
		try {
			await this.awaitRoom(lane, requestsPerMinute, signal);
			return await task();
		} finally {
			leave(lane);
			if (!lane.busy && lane.begun.length === 0) this.lanes.delete(key);
		}
	}

	private laneOf(key: string): Lane {
		const lane = this.lanes.get(key) ?? { busy: false, waiting: new Set(), begun: [] };
		this.lanes.set(key, lane);
		return lane;
	}

	private async awaitRoom(
		lane: Lane,
		requestsPerMinute: number,
		signal: AbortSignal | undefined,
	): Promise<void> {
		throwIfCancelled(signal);
		if (requestsPerMinute <= 0) return;
		for (;;) {
			const now = this.clock.now();
			forgetBefore(lane.begun, now - MINUTE);
			const oldest = lane.begun.at(-requestsPerMinute);
			if (oldest === undefined) {
				lane.begun.push(now);
				return;
			}
			await pause(this.clock, oldest + MINUTE - now, signal);
		}
	}
}

function enter(lane: Lane, signal: AbortSignal | undefined): Promise<void> {
	if (isCancelled(signal)) return Promise.reject(cancelled());
	if (!lane.busy) {
		lane.busy = true;
		return Promise.resolve();
	}
	return new Promise((resolve, reject) => {
		const admit = (): void => {
			signal?.removeEventListener('abort', giveUp);
			resolve();
		};
		const giveUp = (): void => {
			lane.waiting.delete(admit);
			reject(cancelled());
		};
		lane.waiting.add(admit);
		signal?.addEventListener('abort', giveUp, { once: true });
	});
}

/** Hands the lane to whoever has waited longest. */
function leave(lane: Lane): void {
	const [next] = lane.waiting;
	if (next === undefined) {
		lane.busy = false;
		return;
	}
	lane.waiting.delete(next);
	next();
}

function forgetBefore(times: number[], limit: number): void {
	const kept = times.findIndex((time) => time > limit);
	times.splice(0, kept === -1 ? times.length : kept);
}
