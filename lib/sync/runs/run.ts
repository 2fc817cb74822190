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
	/** Planned and left for a next run because of the limit. */
	readonly rest: number;
	/** Results: counted by Finish. */
	readonly succeeded: number;
	readonly failed: number;
	/** Journaled and never told what came of it. */
	readonly untold: number;
	/** 1 when the brake held the run. */
	readonly braked: number;
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
};
