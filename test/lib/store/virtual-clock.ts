import type { Clock } from '../../../lib/ports/clock';

/** Time that passes only when somebody waits. */
export class VirtualClock implements Clock {
	constructor(private milliseconds = Date.UTC(2026, 10, 23, 9)) {}

	now(): number {
		return this.milliseconds;
	}

	sleep(milliseconds: number): Promise<void> {
		this.milliseconds += milliseconds;
		return Promise.resolve();
	}
}
