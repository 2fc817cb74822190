import type { Random } from '../../ports/random';
import type { Issue } from '../issues/issue';
import type { Rules } from './rules';

const MINUTE = 60_000;

const FIRST_WAIT_MS = 5 * MINUTE;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE;

/** A server that asks for more has a fault in its answer, or nobody would know when it goes on. */
const LONGEST_ASKED_MS = 24 * 60 * MINUTE;

/**
 * When a write that failed for a passing cause is tried again: 5, 10, 20, ... minutes later and 6
 * hours at most, up to a fifth sooner so that not all come at once; not before the server's own
 * wish, as far as that is within a day.
 *
 * @param times how often it has gone wrong, from 1
 * @param retryAfterMs what the server asked for, in milliseconds
 */
export function nextTry(
	now: number,
	times: number,
	random: Random,
	retryAfterMs: number | null,
): number {
	const wait = Math.min(FIRST_WAIT_MS * 2 ** (times - 1), LONGEST_WAIT_MS);
	return now + Math.max(Math.round(wait * (1 - random() / 5)), askedWait(retryAfterMs));
}

function askedWait(retryAfterMs: number | null): number {
	if (retryAfterMs === null || Number.isNaN(retryAfterMs)) return 0;
	return Math.min(Math.round(retryAfterMs), LONGEST_ASKED_MS);
}

/**
 * Whether a record that went wrong before may be tried. Refused ones wait for a change on either
 * side, others for their time.
 *
 * @param stateHash what both sides look like now
 */
export function mayTry(
	issue: Issue | undefined,
	stateHash: string,
	now: number,
	{ refused }: Rules,
): boolean {
	if (issue === undefined || issue.stateHash !== stateHash) return true;
	// Beyond any wait it was written by a clock that was ahead.
	const { nextTryAt } = issue;
	if (nextTryAt !== null) return now >= nextTryAt || nextTryAt > now + LONGEST_ASKED_MS;
	return !issue.lasting || refused === 'everyRun';
}
