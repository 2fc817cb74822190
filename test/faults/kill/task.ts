import type { StoreAddress } from '../../contract/store/open-at';
import type { FlowName } from './flows';

/** What a child process is to do. */
export interface Task {
	readonly flow: FlowName;
	readonly address: StoreAddress;
	/** Address of the world of the two systems. */
	readonly remote: string;
	readonly turns: readonly { readonly now: number; readonly prefix: string }[];
	/** Number of the step at which it kills itself, from 1; 0 for never. */
	readonly killAt: number;
}

/** What a child process says that came to its end. */
export interface TaskOutcome {
	/** Writes of each turn; null for one that found the lease held. */
	readonly written: readonly (number | null)[];
	/** Names of the steps, in their order. */
	readonly steps: readonly string[];
	readonly issues: readonly string[];
	readonly links: readonly (readonly [accountView: string, other: string])[];
	/** As the journal keeps them. */
	readonly lost: readonly string[];
}
