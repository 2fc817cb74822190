import type { Random } from '../ports/random';

const MINUTE = 60_000;
/** Greylisting lets a message pass after about so long. */
const FIRST_RUN_LATER = 5 * MINUTE;
const LAST_RUN_LATER = 4 * 60 * MINUTE;
const FIRST_NOW = 1000;
const LAST_NOW = 30_000;

/**
 * How long to wait after the given try, in milliseconds: within this run, and when it is left to
 * the next ones. Both double with each try; up to a quarter is left to chance, so that those who
 * failed together do not come back together.
 */
export function retryIn(
	attempt: number,
	retryAfterMs: number | undefined,
	random: Random,
): { readonly nowMs: number; readonly nextRunMs: number } {
	const growing = (first: number, last: number): number =>
		Math.round(Math.min(first * 2 ** Math.min(attempt - 1, 20), last) * (1 + random() / 4));
	const least = retryAfterMs ?? 0;
	return {
		nowMs: Math.max(growing(FIRST_NOW, LAST_NOW), least),
		nextRunMs: Math.max(growing(FIRST_RUN_LATER, LAST_RUN_LATER), least),
	};
}
