/* One n8n process that asks AccountView as fast as it may, for the proofs of the allowance. */
import { createHash, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { AccountViewError, RequestPacer, StoreAllowance } from '../../../lib/accountview';
import type { Clock } from '../../../lib/ports/clock';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { openAt, type StoreAddress } from '../../contract/store/open-at';

/** What an asker is to do, as text for a process of its own. */
export interface AskerTask {
	readonly address: StoreAddress;
	/** Of a server that answers everything. */
	readonly url: string;
	readonly limit: number;
	readonly windowMs: number;
	readonly durationMs: number;
}

/** What it came to. */
export interface AskerReport {
	readonly answered: number;
	/** Milliseconds in which it waited for room. */
	readonly waitedMs: number;
	/** Milliseconds that asking for a permit took, waits left out. */
	readonly askedMs: number;
}

/** Asks until the time is over; what still waits then is cancelled. */
export async function ask(task: AskerTask): Promise<AskerReport> {
	const store = await openAt(task.address);
	const agent = new Agent({ keepAlive: true });
	const clock = new MeasuringClock();
	const allowance = new StoreAllowance(
		{
			openStore: () => Promise.resolve(store),
			clock,
			newId: randomUUID,
			digest: (name) => createHash('sha256').update(name).digest('base64'),
			logger: { debug: ignore, info: ignore, warn: ignore },
		},
		task.windowMs,
	);
	const pacer = new RequestPacer();
	const signal = AbortSignal.timeout(task.durationMs);
	const pace = { lane: task.url, requestsPerMinute: task.limit, allowance, signal };
	let answered = 0;
	let sentMs = 0;
	const begun = performance.now();
	try {
		for (;;) {
			await pacer.run(pace, async () => {
				const sent = performance.now();
				await get(task.url, agent);
				sentMs += performance.now() - sent;
				answered += 1;
			});
		}
	} catch (error) {
		if (!(error instanceof AccountViewError) || error.code !== 'AV_CANCELLED') throw error;
	}
	const totalMs = performance.now() - begun;
	agent.destroy();
	await store.close();
	return { answered, waitedMs: clock.sleptMs, askedMs: totalMs - clock.sleptMs - sentMs };
}

/** The machine's clock, which knows how long was waited for room. */
class MeasuringClock implements Clock {
	sleptMs = 0;

	now(): number {
		return systemClock.now();
	}

	async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		const begun = performance.now();
		// A request under way sleeps as well, until its answer: that ends in a rejection.
		let isOver = true;
		try {
			await systemClock.sleep(milliseconds, signal);
		} catch (error) {
			isOver = error instanceof Error && error.name === 'TimeoutError';
			throw error;
		} finally {
			if (isOver) this.sleptMs += performance.now() - begun;
		}
	}
}

function get(url: string, agent: Agent): Promise<string> {
	return new Promise((resolve, reject) => {
		request(url, { agent }, (response) => {
			text(response).then(resolve, reject);
		})
			.on('error', reject)
			.end();
	});
}

function ignore(): void {
	// A log that nobody reads.
}
