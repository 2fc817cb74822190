import type { Clock } from '../../../../lib/ports/clock';
import { settle } from '../support/fake-clock';

interface Sleeper {
	readonly until: number;
	readonly wake: () => void;
}

/** Time that several simulated processes share: it goes on to whoever wakes next. */
export class Timeline {
	/** Milliseconds since the beginning. */
	time = 0;
	private readonly sleepers = new Set<Sleeper>();

	sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			const sleeper = { until: this.time + Math.max(0, milliseconds), wake: resolve };
			this.sleepers.add(sleeper);
			const stop = (): void => {
				this.sleepers.delete(sleeper);
				reject(new Error('aborted'));
			};
			signal?.addEventListener('abort', stop, { once: true });
			if (signal?.aborted === true) stop();
		});
	}

	/** A host's own clock, which may be off. */
	clock(skewMs = 0): Clock {
		const epoch = Date.UTC(2026, 10, 28, 9);
		return {
			now: () => Math.floor(epoch + this.time + skewMs),
			sleep: (milliseconds, signal) => this.sleep(milliseconds, signal),
		};
	}

	/** Lets time pass, to this moment at most and until nobody is left to wake. */
	async runUntil(end = Number.POSITIVE_INFINITY): Promise<void> {
		for (;;) {
			await settle();
			const next = this.next();
			if (next === undefined || next.until > end) break;
			this.time = next.until;
			this.sleepers.delete(next);
			next.wake();
		}
		if (Number.isFinite(end)) this.time = end;
	}

	async pass(milliseconds: number): Promise<void> {
		await this.runUntil(this.time + milliseconds);
	}

	private next(): Sleeper | undefined {
		let next: Sleeper | undefined;
		for (const sleeper of this.sleepers) {
			if (next === undefined || sleeper.until < next.until) next = sleeper;
		}
		return next;
	}
}
