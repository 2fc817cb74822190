/**
 * - `pending`: the printer has nothing of it
 * - `creating`: a job is being made at the printer, without its document: no page can come of it
 * - `sending`: the document is being given to the printer, which may print it from here on
 * - `accepted`: the printer has it, and has not come to its end yet
 * - `printed`: it lies in the tray
 * - `failed`: the printer gave it up, or somebody called it off
 * - `doubtful`: it may have been printed
 */
export const PRINT_STATES = [
	'pending',
	'creating',
	'sending',
	'accepted',
	'printed',
	'failed',
	'doubtful',
] as const;
export type PrintState = (typeof PRINT_STATES)[number];

/** A document that is to be printed, as it is known in the store. */
export interface DocumentToPrint {
	/** By what the document is known in every channel and every run. */
	readonly key: string;
	readonly administration: string;
	readonly kind: string;
	readonly number: string;
	readonly revision: string;
	/** Tells one content from another. */
	readonly content: string;
}

/** What is known of its print. Times are milliseconds since the Unix epoch. */
export interface PrintJob extends DocumentToPrint {
	/** The address of the printer that has it, or had it last. */
	readonly printer: string;
	readonly state: PrintState;
	/** By which the job is known at the printer; another one for each attempt. '' before the first. */
	readonly jobName: string;
	/** Its number there; null as long as the printer has not told it. */
	readonly jobId: number | null;
	readonly attempts: number;
	/** Why it is not printed: a code and a sentence. */
	readonly code: string | null;
	readonly reason: string | null;
	/** What a person noted when settling it. */
	readonly note: string | null;
	readonly createdAt: number;
	readonly updatedAt: number;
}

/** Proof that an execution may deal with a print now; who has lost it can write no more. */
export interface PrintClaim {
	readonly key: string;
	readonly fence: number;
}
