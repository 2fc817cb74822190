import type { StoreAddress } from '../open-at';

/** What a child process is to open, and perhaps kill itself on the way. */
export interface OpenTask {
	readonly address: StoreAddress;
	/** Number of the step, from 1; 0 for never. */
	readonly killAt: number;
}

/** What a child process says that came to its end: the names of the steps. */
export interface OpenOutcome {
	readonly steps: readonly string[];
}
