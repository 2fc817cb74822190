// @ts-check
/** Redis stopped and started again in the middle of a run. */
import assert from 'node:assert/strict';
import { assertInStep, writesToApp } from '../e2e/both-sides.mjs';
import { waitFor } from '../e2e/waiting.mjs';
import { say } from '../lib/console.mjs';
import { CUSTOMERS } from './flows.mjs';
import {
	addCustomers,
	arrived,
	assertCreatedOnce,
	forgetRequests,
	holdAppUp,
	noFaults,
	untilHeldUp,
} from './sides.mjs';

/** @typedef {import('./queue-stack.mjs').QueueStack} QueueStack */

const EVERY_SECONDS = 3;
/** So long the run is held up: longer than Redis takes to come back. */
const HELD_UP_MS = 20_000;

/**
 * @param {QueueStack} stack @param {number} first number of the new customers
 * @param {() => Promise<void>} end how Redis ends
 */
async function redisComesBack(stack, first, end) {
	await forgetRequests(stack);
	await holdAppUp(stack, { kind: 'latency', milliseconds: HELD_UP_MS });
	const numbers = await addCustomers(stack, first);
	await CUSTOMERS.publish(stack, { everySeconds: EVERY_SECONDS });
	try {
		await runsThroughIt(stack, numbers, end);
	} finally {
		await CUSTOMERS.publish(stack);
	}
	await CUSTOMERS.runOnceFree(stack);
	await assertInStep(stack);
	await assertCreatedOnce(stack, numbers);
	await CUSTOMERS.runWhole(stack);
	assert.equal((await writesToApp(stack)).length, numbers.length);
}

/** The run under way comes to its end, and the schedule goes on. @param {QueueStack} stack @param {readonly string[]} numbers @param {() => Promise<void>} end */
async function runsThroughIt(stack, numbers, end) {
	await untilHeldUp(stack, numbers);
	await end();
	await stack.redis.start();
	const backAt = Date.now();
	await noFaults(stack);
	assert.ok((await arrived(stack, numbers)) < numbers.length, 'Redis came back too late.');
	await waitFor(
		'all new customers in the app',
		async () => (await arrived(stack, numbers)) === numbers.length,
	);
	await CUSTOMERS.nextScheduled(stack);
	say(`  the schedule went on ${Math.round((Date.now() - backAt) / 1000)} s after Redis was back`);
	assert.ok(stack.n8n.running(), 'The main process has ended.');
	assert.ok(
		stack.workers.every(({ isRunning }) => isRunning),
		'A worker has ended.',
	);
}

/** @type {readonly import('./queue-checks.mjs').QueueCheck[]} */
export const redisChecks = [
	[
		'given Redis stopped in mid-run, when it is back, then the schedule goes on, both sides are equal, and nothing is there twice',
		(stack) => redisComesBack(stack, 74_001, () => stack.redis.stop()),
	],
	[
		'given Redis killed in mid-run with all that it held, when it is back, then the same',
		(stack) => redisComesBack(stack, 75_001, () => stack.redis.kill()),
	],
];
