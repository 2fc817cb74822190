import type { Stream } from '../sides';

/** One turn of a flow for one stream, and proof that it holds the lease. */
export interface Run extends Stream {
	readonly id: string;
	/** Counts the runs of the stream; a run with a lower number than the last is refused. */
	readonly fence: number;
	/**
	 * From when on the other side's changes are to be read: the start of the last run that finished,
	 * in milliseconds since the epoch, less the overlap. Null: no run has finished yet, read all.
	 */
	readonly readFrom: number | null;
	/** Whether records that exist on both sides are still being matched. */
	readonly isFirst: boolean;
}

/**
 * How a run ended, or that it has not.
 *
 * - `finished`: by Run: Finish
 * - `brokenOff`: its execution ended without Run: Finish
 * - `takenOver`: its lease expired and another run took it
 */
export type RunState = 'running' | 'finished' | 'brokenOff' | 'takenOver';

/** A run as the store keeps it. Times are in milliseconds since the epoch. */
export interface RunRecord extends Run {
	readonly state: RunState;
	/** Ids in n8n of the execution that started it, and of its workflow. */
	readonly execution: string;
	readonly workflow: string;
	readonly startedAt: number;
	/** Its last sign of life. */
	readonly heartbeatAt: number;
	/** Null while it is running. */
	readonly endedAt: number | null;
	readonly counts: RunCounts;
	readonly positions: readonly RegisteredPosition[];
}

/** A batch of a change feed that belongs to a run, and is confirmed when the run finishes. */
export interface RegisteredPosition {
	readonly token: string;
	/**
	 * - `open`: to be confirmed by Run: Finish
	 * - `confirmed`: what was in it does not come again
	 * - `stale`: it could not be confirmed, so what was in it comes again
	 */
	readonly state: 'open' | 'confirmed' | 'stale';
	/** Name of the position, once it is confirmed. */
	readonly name?: string | undefined;
	/** False when more was there than the batch brought; left out by earlier versions, for true. */
	readonly isLast?: boolean | undefined;
}

/** A batch of changes, as the records of a comparison came with it. */
export interface ReadBatch {
	readonly token: string;
	/** Whether it brought all that there was to read. */
	readonly isLast: boolean;
}

/** What a run came to; all zero at its start. Comparisons add to it, Finish counts the results. */
export interface RunCounts {
	/** Records read, by side. */
	readonly accountViewRead: number;
	readonly otherRead: number;
	readonly inStep: number;
	/** Links made because both sides turned out to have the same record. */
	readonly linked: number;
	/** Journaled, by what is to be done. */
	readonly createInAccountView: number;
	readonly updateInAccountView: number;
	readonly createInOther: number;
	readonly updateInOther: number;
	readonly needsAttention: number;
	/** Planned and left for a next run: beyond the limit, or until something else has been looked up. */
	readonly rest: number;
	/** Results: counted by Finish. */
	readonly succeeded: number;
	readonly failed: number;
	/** Journaled and never told what came of it. */
	readonly untold: number;
	/** Comparisons that the brake stopped. */
	readonly braked: number;
	/** Comparisons that came to their end. */
	readonly comparisons: number;
}

export const NO_COUNTS: RunCounts = {
	accountViewRead: 0,
	otherRead: 0,
	inStep: 0,
	linked: 0,
	createInAccountView: 0,
	updateInAccountView: 0,
	createInOther: 0,
	updateInOther: 0,
	needsAttention: 0,
	rest: 0,
	succeeded: 0,
	failed: 0,
	untold: 0,
	braked: 0,
	comparisons: 0,
};
