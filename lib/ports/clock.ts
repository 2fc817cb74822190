/** Time as an argument, so that waiting and expiry can be tested without waiting. */
export interface Clock {
	/** Milliseconds since the Unix epoch. */
	now(): number;
	/** Resolves after `milliseconds`; rejects with the signal's reason as soon as it fires. */
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
