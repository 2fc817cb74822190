import { isCodedError } from '../../errors/coded-error';
import type { Clock } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { Sql, Store } from '../../store';
import { AccountViewError } from '../errors';
import { pause, throwIfCancelled, unlessCancelled } from '../exchange/cancel';
import type { Permit, RequestAllowance } from './request-allowance';
import {
	countRequest,
	noteArrival,
	uncountRequest,
	type CountedRequest,
	type Verdict,
} from './request-table';

/** What the allowance needs from outside. */
export interface AllowancePorts {
	/** Called when the first request under a limit is to begin. */
	readonly openStore: () => Promise<Store>;
	readonly clock: Clock;
	readonly newId: () => string;
	/** Hash of a text; the store gets to see no other name of whose allowance it is. */
	readonly digest: (text: string) => string;
	readonly logger: Logger;
}

const MINUTE = 60_000;

/** How often a request that waits for its answer is said to be under way still. */
const RENEWAL_MS = 1_000;

/** How long the store may take to answer; when it takes longer, it is asked again with more time. */
const STORE_ANSWERS_MS = 1_000;

/** What a process has sent before it was killed arrives within this time, or never. */
const LAST_BYTES_MS = 1_000;

/** A shorter wait is not worth a line in the log. */
const TOLD_FROM_MS = 5_000;

/** The lengths of time that follow from the length of the window, in milliseconds. */
interface Times {
	/**
	 * How long a request counts after it has arrived: the window, a thousandth of it because no two
	 * clocks run alike (an adjusted one is off by at most half of that), and the millisecond that
	 * rounding takes.
	 */
	readonly countsFor: number;
	/** A store that takes longer to answer is of no use. */
	readonly longestAnswer: number;
}

/**
 * An allowance in the store: it holds for all processes that use the same one.
 *
 * Each of the `limit` places is taken by one request, from before it begins until a window after it
 * was answered. What arrives next in that place began later, so the server sees the two more than a
 * window apart, however slow the network is; hence never more than `limit` in any window. A place
 * whose process was killed is free a window and three seconds later: until then what it had sent may
 * arrive.
 *
 * When the store cannot be used, nothing begins.
 */
export class StoreAllowance implements RequestAllowance {
	private readonly times: Times;
	private store: Promise<Store> | undefined;
	/** Requests that have ended, by id, until that is in the store. */
	private readonly unsaved = new Map<string, CountedRequest>();

	/** @param windowMs of any length in tests; a minute otherwise */
	constructor(
		private readonly ports: AllowancePorts,
		windowMs = MINUTE,
	) {
		this.times = {
			countsFor: windowMs + Math.ceil(windowMs / 1000) + 1,
			longestAnswer: windowMs / 2,
		};
	}

	async take(laneName: string, limit: number, signal: AbortSignal | undefined): Promise<Permit> {
		const { clock, digest, newId } = this.ports;
		const lane = digest(laneName);
		const waiting = this.waitTeller(limit);
		for (let answersWithinMs = STORE_ANSWERS_MS; ;) {
			throwIfCancelled(signal);
			const arrivesWithinMs = answersWithinMs + RENEWAL_MS + LAST_BYTES_MS;
			const request = { lane, id: newId(), arrivesWithinMs };
			const asked = clock.now();
			const verdict = await this.ask(request, limit, signal);
			const tookMs = clock.now() - asked;
			if (!verdict.begins) {
				waiting(verdict.waitMs);
				await pause(clock, verdict.waitMs, signal);
			} else if (tookMs <= answersWithinMs) {
				return this.begun(request);
			} else {
				await this.uncount(request);
				if (tookMs > this.times.longestAnswer) throw tooSlow(tookMs);
				answersWithinMs = 2 * tookMs;
			}
		}
	}

	private async ask(
		request: CountedRequest,
		limit: number,
		signal: AbortSignal | undefined,
	): Promise<Verdict> {
		const ended = [...this.unsaved.values()].filter(({ lane }) => lane === request.lane);
		const asking = this.transaction((sql) =>
			countRequest(sql, { ...request, limit, countsForMs: this.times.countsFor, ended }),
		);
		try {
			const verdict = await unlessCancelled(asking, signal);
			for (const { id } of ended) this.unsaved.delete(id);
			return verdict;
		} catch (error) {
			// Cancelled while the store was asked: it may have said yes since.
			asking.then(
				() => this.uncount(request),
				() => undefined,
			);
			throw unavailable(error);
		}
	}

	private begun(request: CountedRequest): Permit {
		const answer = new AbortController();
		void this.renew(request, answer.signal);
		const end = (arrivesWithinMs: number) => (): void => {
			answer.abort();
			void this.save({ ...request, arrivesWithinMs });
		};
		return { answered: end(0), lost: end(LAST_BYTES_MS) };
	}

	/** Until it is answered, a request may still be on its way to a server that is slow. */
	private async renew(request: CountedRequest, answered: AbortSignal): Promise<void> {
		const wait = (): Promise<boolean> =>
			this.ports.clock.sleep(RENEWAL_MS, answered).then(
				() => !answered.aborted,
				() => false,
			);
		while (await wait()) {
			await this.quietly(() => this.transaction((sql) => noteArrival(sql, request)));
		}
	}

	/** For one that never began. */
	private async uncount(request: CountedRequest): Promise<void> {
		await this.quietly(() => this.transaction((sql) => uncountRequest(sql, request)));
	}

	private async save(request: CountedRequest): Promise<void> {
		this.unsaved.set(request.id, request);
		await this.quietly(async () => {
			await this.transaction((sql) => noteArrival(sql, request));
			this.unsaved.delete(request.id);
		});
	}

	/** What fails here is made good by the next request, or counts longer than it need. */
	private async quietly(act: () => Promise<unknown>): Promise<void> {
		try {
			await act();
		} catch (error) {
			const reason = isCodedError(error) ? error.code : 'unknown';
			this.ports.logger.debug('The allowed requests could not be written down', { reason });
		}
	}

	private async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		this.store ??= this.ports.openStore().catch((error: unknown) => {
			this.store = undefined;
			throw error;
		});
		return await (await this.store).transaction(work);
	}

	/** Says once of a request that it waits, as soon as that is going to take a while. */
	private waitTeller(requestsPerMinute: number): (waitMs: number) => void {
		let waited = 0;
		let isTold = false;
		return (waitMs) => {
			waited += waitMs;
			if (isTold || waited < TOLD_FROM_MS) return;
			isTold = true;
			const fields = { seconds: Math.ceil(waited / 1000), requestsPerMinute };
			this.ports.logger.info('Waiting until AccountView may be asked again', fields);
		};
	}
}

function tooSlow(tookMs: number): AccountViewError {
	const seconds = Math.ceil(tookMs / 1000);
	return new AccountViewError({
		code: 'AV_ALLOWANCE_UNAVAILABLE',
		message: `AccountView was not asked, because the store that keeps Requests Per Minute took ${seconds} seconds to answer.`,
		remedy: 'Look at the load of the store, and run again.',
		details: { tookSeconds: seconds },
	});
}

/** Whatever the store said, as the reason why AccountView was not asked. */
function unavailable(error: unknown): unknown {
	if (error instanceof AccountViewError || !isCodedError(error)) return error;
	return new AccountViewError({
		code: 'AV_ALLOWANCE_UNAVAILABLE',
		message: `AccountView was not asked, because the store that keeps Requests Per Minute cannot be used: ${error.message}`,
		remedy: `${error.remedy} Without a limit (Requests Per Minute 0) no store is needed.`,
		details: { ...error.details, cause: error.code },
	});
}
