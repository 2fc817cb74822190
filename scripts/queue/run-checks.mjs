// @ts-check
/** Runs that two workers share: the first one, and many starts at once. */
import assert from 'node:assert/strict';
import { addToAccountView, assertInStep, inApp, writesToApp } from '../e2e/both-sides.mjs';
import { CUSTOMERS, takeInHand, workerOf } from './flows.mjs';
import { assertCreatedOnce, forgetRequests } from './sides.mjs';

/** @typedef {import('./queue-stack.mjs').QueueStack} QueueStack */

const STARTS = 6;
/** Long enough for the other starts to come and go while the first one reads. */
const READING_MS = 15_000;

/** @type {readonly import('./queue-checks.mjs').QueueCheck[]} */
export const runChecks = [
	[
		'given an empty app, when template 01 is started from outside, then a worker brings over every customer once',
		async (stack) => {
			await takeInHand(stack);
			assert.deepEqual(await inApp(stack), []);
			const run = await CUSTOMERS.runWhole(stack);
			assert.ok(workerOf(stack, run.id));
			const numbers = (await inApp(stack)).map(({ number }) => number);
			assert.ok(numbers.length > 0);
			await assertInStep(stack);
			await assertCreatedOnce(stack, numbers);
			await CUSTOMERS.runWhole(stack);
			assert.equal((await writesToApp(stack)).length, numbers.length);
		},
	],
	[
		`given new customers, when ${STARTS} runs start at once, then one does the work and the others are skipped, over both workers`,
		async (stack) => {
			const numbers = ['61001', '61002', '61003'];
			for (const number of numbers) await addToAccountView(stack, number, `Klant ${number} BV`);
			await forgetRequests(stack);
			await stack.sandbox.control('POST', '/faults', {
				server: 'accountView',
				method: 'GET',
				kind: 'latency',
				milliseconds: READING_MS,
			});
			const runs = await CUSTOMERS.run(stack, { times: STARTS });
			const [busy, ...others] = runs.filter((run) => run.first('Finish Run'));
			assert.ok(busy);
			assert.deepEqual(others, []);
			assert.deepEqual(
				runs.filter((run) => run !== busy).map((run) => run.first('Skipped')?.holder.execution),
				Array.from({ length: STARTS - 1 }, () => busy.id),
			);
			const took = new Set(runs.map(({ id }) => workerOf(stack, id).name));
			assert.equal(took.size, stack.workers.length);
			await assertCreatedOnce(stack, numbers);
			await assertInStep(stack);
		},
	],
];
