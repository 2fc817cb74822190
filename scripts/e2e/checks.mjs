// @ts-check
/** A list of named checks that share one running n8n, and what became of each. */
import { stripVTControlCharacters } from 'node:util';
import { say } from '../lib/console.mjs';

/**
 * @typedef {object} Outcome
 * @property {string} name @property {'passed' | 'failed' | 'skipped'} result @property {string} [reason]
 *
 * @typedef {() => Promise<void | Skip>} Check
 */

/** Returned by a check whose means are absent here; it says what is absent. */
export class Skip {
	/** @param {string} reason */
	constructor(reason) {
		this.reason = reason;
	}
}

/** @param {Check} check @returns {Promise<Omit<Outcome, 'name'>>} */
async function outcomeOf(check) {
	try {
		const skip = await check();
		return skip ? { result: 'skipped', reason: skip.reason } : { result: 'passed' };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		// Playwright colours its messages.
		return { result: 'failed', reason: stripVTControlCharacters(reason).trim() };
	}
}

/**
 * Checks that need a browser: skipped without one, and one that fails leaves a picture.
 * @param {import('./window.mjs').Window} window
 * @param {readonly (readonly [string, Check])[]} checks
 * @returns {readonly (readonly [string, Check])[]}
 */
export const inBrowser = (window, checks) =>
	checks.map(([name, check]) => [
		name,
		async () => {
			if (!window.chromium) return new Skip('no Chromium on this machine');
			try {
				return await check();
			} catch (error) {
				await window.pictureOfFailure(name);
				throw error;
			} finally {
				await window.closeOthers();
			}
		},
	]);

const MARKS = { passed: '✓', failed: '✗', skipped: '○' };

/**
 * Run the checks one after the other; a failed one does not keep the others from running.
 * @param {readonly (readonly [string, Check])[]} checks
 * @returns {Promise<readonly Outcome[]>}
 */
export async function runChecks(checks) {
	/** @type {Outcome[]} */
	const outcomes = [];
	for (const [name, check] of checks) {
		const outcome = { name, ...(await outcomeOf(check)) };
		outcomes.push(outcome);
		say(`${MARKS[outcome.result]} ${name}${outcome.reason ? `: ${outcome.reason}` : ''}`);
	}
	return outcomes;
}

/** @param {readonly Outcome[]} outcomes @returns {import('../lib/counts.mjs').Counts} */
export function countsOf(outcomes) {
	const count = (/** @type {Outcome['result']} */ result) =>
		outcomes.filter((outcome) => outcome.result === result).length;
	return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}
