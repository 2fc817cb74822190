import type { Clock } from '../../../../lib/ports/clock';

/** A clock that stands still, except while somebody sleeps: then it jumps there at once. */
export class FakeClock implements Clock {
	readonly sleeps: number[] = [];
	private time: number;

	constructor(start = '2026-03-05T12:00:00Z') {
		this.time = Date.parse(start);
	}

	now(): number {
		return this.time;
	}

	advance(milliseconds: number): void {
		this.time += milliseconds;
	}

	sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		if (signal?.aborted === true) return Promise.reject(new Error('aborted'));
		this.sleeps.push(milliseconds);
		this.time += milliseconds;
		return Promise.resolve();
	}
}

/** A clock whose sleepers wait until the test lets time pass. */
export class ManualClock implements Clock {
	private time = Date.parse('2026-03-05T12:00:00Z');
	private readonly sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();

	now(): number {
		return this.time;
	}

	/** Sleepers that have not woken: a stopped wait must not stay among them. */
	get waiting(): number {
		return this.sleepers.size;
	}

	async pass(milliseconds: number): Promise<void> {
		this.time += milliseconds;
		for (const sleeper of [...this.sleepers]) if (sleeper.until <= this.time) sleeper.wake();
		await settle();
	}

	sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			const sleeper = { until: this.time + milliseconds, wake };
			const sleepers = this.sleepers;
			sleepers.add(sleeper);
			signal?.addEventListener('abort', stop, { once: true });

			function wake(): void {
				sleepers.delete(sleeper);
				signal?.removeEventListener('abort', stop);
				resolve();
			}

			function stop(): void {
				sleepers.delete(sleeper);
				reject(new Error('aborted'));
			}
		});
	}
}

/** Lets everything that can run without time passing run. */
export function settle(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}
