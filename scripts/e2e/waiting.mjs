// @ts-check
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Ask again and again until there is an answer.
 * @template T
 * @param {string} what for the message when it does not come, such as `customer 10050 in the app`
 * @param {() => Promise<T | undefined | false>} ask
 * @param {number} [withinMs]
 * @returns {Promise<T>}
 */
export async function waitFor(what, ask, withinMs = 90_000) {
	for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(150)) {
		const answer = await ask();
		if (answer !== undefined && answer !== false) return answer;
	}
	throw new Error(`Waited ${withinMs / 1000} s in vain for ${what}.`);
}
