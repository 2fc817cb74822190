import type { ReportedRun } from './reported-run';

const MINUTE = 60_000;

/** A stream with runs every few minutes is not overdue sooner than this. */
const LEAST_OVERDUE_MS = 30 * MINUTE;

/** Gaps between runs that it takes to know what is usual. */
const KNOWN_GAPS = 3;

/** What a stream is like now, the most urgent first. Times are in milliseconds since the epoch. */
export type Condition =
	| { readonly is: 'running'; readonly since: number; readonly lastSignAt: number }
	| { readonly is: 'neverRan' }
	/** The brake held the last run: too many changes at once to be believed. */
	| { readonly is: 'braked'; readonly since: number }
	/** The last run did not come to its end. */
	| { readonly is: 'brokenOff'; readonly since: number }
	/** No run for three times as long as is usual, and for half an hour at least. */
	| { readonly is: 'overdue'; readonly since: number; readonly usualGapMs: number }
	/** Entries wait for a person. */
	| { readonly is: 'toMend'; readonly count: number }
	/** The last run left writes for the next one, because of its limit. */
	| { readonly is: 'catchingUp'; readonly rest: number }
	| { readonly is: 'inStep' };

/** @param runs the latest first */
export function conditionOf({
	runs,
	toMend,
	now,
}: {
	readonly runs: readonly ReportedRun[];
	readonly toMend: number;
	readonly now: number;
}): Condition {
	const [last] = runs;
	if (last === undefined) return { is: 'neverRan' };
	if (last.state === 'running') {
		return { is: 'running', since: last.startedAt, lastSignAt: last.heartbeatAt };
	}
	if (last.state === 'braked') return { is: 'braked', since: last.startedAt };
	if (last.state !== 'finished') return { is: 'brokenOff', since: last.startedAt };
	const usualGapMs = usualGap(runs);
	const limit = Math.max(3 * (usualGapMs ?? Infinity), LEAST_OVERDUE_MS);
	if (usualGapMs !== null && now - last.startedAt > limit) {
		return { is: 'overdue', since: last.startedAt, usualGapMs };
	}
	if (toMend > 0) return { is: 'toMend', count: toMend };
	const { rest } = last.counts;
	return rest > 0 ? { is: 'catchingUp', rest } : { is: 'inStep' };
}

/** Middle one of the times between the starts of two runs; null before there are three. */
function usualGap(runs: readonly ReportedRun[]): number | null {
	const gaps = runs
		.slice(1)
		.map(({ startedAt }, index) => (runs[index]?.startedAt ?? startedAt) - startedAt)
		.sort((one, other) => one - other);
	return gaps.length < KNOWN_GAPS ? null : (gaps[Math.floor(gaps.length / 2)] ?? null);
}
