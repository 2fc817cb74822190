/** Counts requests over the last sixty seconds. */
export class RateLimit {
	#times: number[] = [];

	/** Counts a request; gives the seconds to wait when there were too many, else undefined. */
	strike(now: number, perMinute: number): number | undefined {
		this.#times = this.#times.filter((time) => time > now - 60_000);
		const oldest = this.#times[0];
		if (oldest !== undefined && this.#times.length >= perMinute) {
			return Math.max(1, Math.ceil((oldest + 60_000 - now) / 1000));
		}
		this.#times.push(now);
		return undefined;
	}
}
