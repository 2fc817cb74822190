import { plannedWrites, type ReportedRun } from './reported-run';

const MINUTE = 60_000;

/** Runs that a rate is taken over, at most. */
const RATE_RUNS = 10;

/** How far the first synchronisation has come. */
export interface FirstRun {
	/** Records that are on both sides and linked. */
	readonly done: number;
	/** Writes that are planned and not done; null before the first comparison has ended. */
	readonly remaining: number | null;
	/** Records without a link that wait in the error list. */
	readonly waiting: number;
	/** `done`, `remaining` and `waiting`; null while one of them is not known. */
	readonly total: number | null;
	/** How fast writes succeed; null before the first has. */
	readonly rate: Rate | null;
	/**
	 * `remaining` at that rate, rounded up. Null where nothing is known, and 0 when nothing remains.
	 * An estimate: pauses between runs count in the rate, and records that wait for a person do not
	 * count in what remains.
	 */
	readonly minutesLeft: number | null;
}

/** Writes that succeeded over the last runs of the first synchronisation, their pauses included. */
export interface Rate {
	readonly perMinute: number;
	readonly succeeded: number;
	readonly minutes: number;
	readonly runs: number;
}

/**
 * Null when no run has begun.
 *
 * @param runs the latest first
 */
export function firstRunOf({
	runs,
	links,
	waiting,
	now,
}: {
	readonly runs: readonly ReportedRun[];
	readonly links: number;
	readonly waiting: number;
	readonly now: number;
}): FirstRun | null {
	const first = runs.filter(({ isFirst }) => isFirst);
	if (first.length === 0) return null;
	const remaining = remainingOf(first);
	const rate = rateOf(first.slice(0, RATE_RUNS), now);
	return {
		done: links,
		remaining,
		waiting,
		total: remaining === null ? null : links + remaining + waiting,
		rate,
		minutesLeft: minutesLeft(remaining, rate),
	};
}

/** Of the last run that has compared: what it left for the next, and what is under way. */
function remainingOf(runs: readonly ReportedRun[]): number | null {
	const run = runs.find((one) => one.counts.comparisons > 0 || plannedWrites(one) > 0);
	return run === undefined ? null : run.counts.rest + run.counts.untold;
}

function rateOf(runs: readonly ReportedRun[], now: number): Rate | null {
	const succeeded = runs.reduce((total, { counts }) => total + counts.succeeded, 0);
	const begun = Math.min(...runs.map(({ startedAt }) => startedAt));
	const ended = Math.max(
		...runs.map(({ state, endedAt, heartbeatAt }) =>
			state === 'running' ? now : (endedAt ?? heartbeatAt),
		),
	);
	const minutes = (ended - begun) / MINUTE;
	if (succeeded === 0 || minutes <= 0) return null;
	return { perMinute: succeeded / minutes, succeeded, minutes, runs: runs.length };
}

function minutesLeft(remaining: number | null, rate: Rate | null): number | null {
	if (remaining === 0) return 0;
	return remaining === null || rate === null ? null : Math.ceil(remaining / rate.perMinute);
}
