import type { FurtherRequest } from '../../ports/http';
import type { Permit, RequestAllowance } from '../allowance/request-allowance';
import { cancelled, isCancelled, throwIfCancelled } from './cancel';

/** The requests of one company. */
interface Lane {
	busy: boolean;
	readonly waiting: Set<() => void>;
}

/** How the requests of one company follow each other. */
export interface Pace {
	/** Whoever names the same one waits for each other. */
	readonly lane: string;
	/** 0 for no limit: then the allowance is not asked. */
	readonly requestsPerMinute: number;
	readonly allowance: RequestAllowance;
	readonly signal: AbortSignal | undefined;
}

/**
 * Lets one request at a time through per company, in the order they came, each with a permit of the
 * allowance. AccountView answers from the customer's own server, so both protect it.
 *
 * One pacer serves many clients of a process; the allowance may be shared by several processes.
 */
export class RequestPacer {
	private readonly lanes = new Map<string, Lane>();

	/**
	 * Runs `task`, which sends one request, when it is its turn. It gets a way to send more, each
	 * with a permit of its own, once the one before has been answered.
	 *
	 * @throws AccountViewError `AV_CANCELLED` when the signal fires before the task began,
	 *   `AV_ALLOWANCE_UNAVAILABLE`
	 */
	async run<T>(pace: Pace, task: (further: FurtherRequest) => Promise<T>): Promise<T> {
		const lane = this.laneOf(pace.lane);
		await enter(lane, pace.signal);
		try {
			throwIfCancelled(pace.signal);
			return await permitted(pace, task);
		} finally {
			leave(lane);
			if (!lane.busy) this.lanes.delete(pace.lane);
		}
	}

	private laneOf(name: string): Lane {
		const lane = this.lanes.get(name) ?? { busy: false, waiting: new Set() };
		this.lanes.set(name, lane);
		return lane;
	}
}

async function permitted<T>(pace: Pace, task: (further: FurtherRequest) => Promise<T>): Promise<T> {
	if (pace.requestsPerMinute === 0) return await task((send) => send());
	const permits = new Permits(pace);
	try {
		await permits.next();
		const result = await task(async (send) => {
			await permits.next();
			return await send();
		});
		permits.answered();
		return result;
	} catch (error) {
		permits.lost();
		throw error;
	}
}

/** The permits of one task, one after the other. */
class Permits {
	private held: Permit | undefined;

	constructor(private readonly pace: Pace) {}

	/** Gives back the one before, and waits for the next. */
	async next(): Promise<void> {
		this.answered();
		const { allowance, lane, requestsPerMinute, signal } = this.pace;
		this.held = await allowance.take(lane, requestsPerMinute, signal);
		throwIfCancelled(signal);
	}

	answered(): void {
		this.held?.answered();
		this.held = undefined;
	}

	lost(): void {
		this.held?.lost();
		this.held = undefined;
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
