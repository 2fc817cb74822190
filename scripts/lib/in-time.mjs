// @ts-check
import { Failure } from './failure.mjs';

/**
 * Ask a program on this machine, and say in a sentence when no answer came: that is a busy machine, not a defect.
 * @template T
 * @param {object} asked
 * @param {string} asked.who as a sentence begins with it @param {string} asked.what @param {number} asked.withinMs
 * @param {(signal: AbortSignal) => Promise<T>} ask gives up when the signal does
 * @returns {Promise<T>}
 */
export async function inTime({ who, what, withinMs }, ask) {
	const signal = AbortSignal.timeout(withinMs);
	try {
		return await ask(signal);
	} catch (error) {
		if (!signal.aborted) throw error;
		throw new Failure(
			'NO_ANSWER_IN_TIME',
			`${who} did not answer ${what} within ${withinMs / 1000} seconds; a busy machine does this. Try again without --fresh: it goes on where it ended.`,
		);
	}
}
