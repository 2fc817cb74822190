import type { StoreAddress } from '../../contract/store/open-at';

/** What a child process is to move, and perhaps kill itself on the way. */
export interface MoveTask {
	readonly from: StoreAddress;
	readonly to: StoreAddress;
	/** Number of the step at which it kills itself, from 1; 0 for never. */
	readonly killAt: number;
}

/** What a child process says that came to its end. */
export interface MoveTaskOutcome {
	/** Names of the steps, in their order. */
	readonly steps: readonly string[];
	/** `moved`, or the code of the error. */
	readonly outcome: string;
}
