import { plannedWrites, type ReportedRun } from './reported-run';

const MINUTE = 60_000;

/** Runs that a rate is taken over, at most. */
const RATE_RUNS = 10;

/**
 * Share of the time of the very first part that later ones are taken not to need: nothing is compiled,
 * connected or cached when it begins. It was from nothing to a quarter; in between, neither is far off.
 */
const WARM_UP = 0.15;

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
	 * Milliseconds that it will take yet; see {@link timeLeft}. Null where nothing is known, and 0 when
	 * nothing remains. An estimate: records that wait for a person do not count in what remains.
	 */
	readonly leftMs: number | null;
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
	const measured = first.slice(0, RATE_RUNS);
	return {
		done: links,
		remaining,
		waiting,
		total: remaining === null ? null : links + remaining + waiting,
		rate: rateOf(measured, now),
		leftMs: remaining === null ? null : timeLeft({ runs: measured, remaining, now }),
	};
}

/** Of the last run that has compared: what it left for the next, and what is under way. */
function remainingOf(runs: readonly ReportedRun[]): number | null {
	const run = runs.find((one) => one.counts.comparisons > 0 || plannedWrites(one) > 0);
	return run === undefined ? null : run.counts.rest + run.counts.untold;
}

function rateOf(runs: readonly ReportedRun[], now: number): Rate | null {
	const succeeded = runs.reduce((total, { counts }) => total + counts.succeeded, 0);
	const minutes = (endOf(runs[0], now) - startOf(runs)) / MINUTE;
	if (succeeded === 0 || minutes <= 0) return null;
	return { perMinute: succeeded / minutes, succeeded, minutes, runs: runs.length };
}

/**
 * What is left to write, at the pace of the runs so far.
 *
 * A flow learns what came of its writes in bursts: n8n hands the items on to Result: Save when all of
 * them have been written. So a pace of all runs up to now sinks while a run is busy, and jumps at its
 * end. The pace is therefore taken from the start of the first run to the start of the last, and the
 * time that the last has taken since goes off. The very first part counts as it was only where those after
 * it were no quicker, see {@link measure}. Where the last one takes longer than those before it, what comes
 * after it is reckoned at the pace that all would have if it ended now.
 *
 * @param runs the latest first, at least one
 */
function timeLeft({
	runs,
	remaining,
	now,
}: {
	readonly runs: readonly ReportedRun[];
	readonly remaining: number;
	readonly now: number;
}): number | null {
	if (remaining === 0) return 0;
	const [last, ...before] = runs;
	if (last === undefined) return null;
	const writtenBefore = handled(before);
	const writtenLast = handled([last]);
	if (writtenBefore === 0) {
		const pace = writtenLast / (endOf(last, now) - last.startedAt - warmUpOf(last, now));
		return pace > 0 ? remaining / pace : null;
	}
	if (last.state !== 'running') {
		// All parts that were measured have ended, each with a pause behind it.
		const ended = endOf(last, now);
		const whole = measure(runs, ended);
		const cycles = ended + usualPause(runs) - whole.since;
		return Math.max((remaining / whole.written) * cycles - (now - ended), 0);
	}
	const { written, since } = measure(before, last.startedAt);
	const pace = written / (last.startedAt - since);
	const expected = (remaining + writtenLast) / pace - (now - last.startedAt);
	const underWay = Math.min(remaining, writesUnderWay(last, writtenBefore / before.length));
	const ifItEnded = (written + writtenLast + underWay) / (now - since);
	const afterLast = (remaining - underWay) / ifItEnded;
	return Math.max(Math.max(expected, afterLast) - usualPause(runs), 0);
}

/**
 * How much was written up to a moment, and since when that counts. Of the very first part alone its warm-up
 * does not; with others after it, it does not count at all where those were quicker.
 *
 * @param runs the latest first, at least one
 */
function measure(
	runs: readonly ReportedRun[],
	until: number,
): { readonly written: number; readonly since: number } {
	const all = { written: handled(runs), since: startOf(runs) };
	const later = runs.slice(0, -1);
	const [first] = runs.slice(-1);
	if (later.length === 0) {
		return { ...all, since: all.since + (first === undefined ? 0 : warmUpOf(first, until)) };
	}
	const warm = { written: handled(later), since: startOf(later) };
	const isQuicker = warm.written * (until - all.since) > all.written * (until - warm.since);
	return isQuicker ? warm : all;
}

function warmUpOf(first: ReportedRun, now: number): number {
	return WARM_UP * (endOf(first, now) - first.startedAt);
}

/** Between the end of a run and the start of the next; the last of all has none behind it. */
function usualPause(runs: readonly ReportedRun[]): number {
	const pauses = runs
		.slice(1)
		.map((run, index) => (runs[index]?.startedAt ?? 0) - (run.endedAt ?? run.heartbeatAt));
	return pauses.reduce((sum, pause) => sum + Math.max(pause, 0), 0) / pauses.length;
}

/** Until a run has compared, it is taken for one like the others. */
function writesUnderWay(run: ReportedRun, usual: number): number {
	const isReading = run.state === 'running' && run.counts.comparisons === 0;
	return isReading && run.counts.untold === 0 ? usual : run.counts.untold;
}

/** Writes that came to an end; one that was refused took as much time. */
function handled(runs: readonly ReportedRun[]): number {
	return runs.reduce((total, { counts }) => total + counts.succeeded + counts.failed, 0);
}

function startOf(runs: readonly ReportedRun[]): number {
	return Math.min(...runs.map(({ startedAt }) => startedAt));
}

function endOf(run: ReportedRun | undefined, now: number): number {
	if (run === undefined || run.state === 'running') return now;
	return run.endedAt ?? run.heartbeatAt;
}
