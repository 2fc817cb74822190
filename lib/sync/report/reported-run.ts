import type { RunRecord, RunState } from '../runs/run';

/**
 * How a run ended, or that it has not.
 *
 * - `noSign`: it has not ended, and no longer gives signs of life
 * - `braked`: it finished, and the brake held its writes
 */
export type ReportedState = RunState | 'noSign' | 'braked';

/** A run as the report shows it. Times are in milliseconds since the epoch. */
export interface ReportedRun extends Omit<RunRecord, 'state'> {
	readonly state: ReportedState;
	/** Null while it is running, and where it ended without a sign. */
	readonly durationMs: number | null;
}

/** @param holdsLease whether it is the one that is running now */
export function reportedRun({ state, ...run }: RunRecord, holdsLease: boolean): ReportedRun {
	return {
		...run,
		state: stateOf(state, run.counts.braked > 0, holdsLease),
		durationMs: run.endedAt === null ? null : Math.max(0, run.endedAt - run.startedAt),
	};
}

function stateOf(state: RunState, wasBraked: boolean, holdsLease: boolean): ReportedState {
	if (state === 'running') return holdsLease ? 'running' : 'noSign';
	return state === 'finished' && wasBraked ? 'braked' : state;
}

/** Written to either side, or about to be. */
export function plannedWrites({ counts }: ReportedRun): number {
	return (
		counts.createInAccountView +
		counts.updateInAccountView +
		counts.createInOther +
		counts.updateInOther
	);
}
