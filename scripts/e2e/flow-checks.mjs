// @ts-check
/** Template 01 in a real n8n: by hand, by its schedule, and across a crash. */
import assert from 'node:assert/strict';
import { runNow } from '../lib/execution.mjs';
import { startingNode } from '../lib/template.mjs';
import {
	addToAccountView,
	assertInStep,
	changeInAccountView,
	cutOffInMidRun,
	inApp,
	seenInApp,
	writesToApp,
} from './both-sides.mjs';
import { nextScheduledRun, quicken, restSchedules, templateOf } from './templates.mjs';
import { waitFor } from './waiting.mjs';

/** @typedef {import('../lib/stack.mjs').Stack} Stack */

const EVERY_SECONDS = 3;
/** Fewer than the brake always lets through. */
const NEW_IN_A_CRASH = 18;
/** Longer than the lease of the run that was cut off. */
const COMPLETED_WITHIN_MS = 170_000;

/** @param {Pick<Stack, 'templates'>} stack */
const template01 = (stack) => templateOf(stack, '01');

/**
 * @param {Stack} stack
 * @returns {readonly (readonly [string, import('./checks.mjs').Check])[]}
 */
export const flowChecks = (stack) => [
	[
		'the first run of template 01 brings every customer of the demo firm to the app',
		async () => {
			await restSchedules(stack, '01');
			assert.deepEqual(await inApp(stack), []);
			const { id, workflow } = template01(stack);
			const start = startingNode(workflow);
			assert.ok(start);
			const run = await runNow(stack.client, id, start.name, 120_000);
			assert.equal(run.status, 'success', run.error);
			assert.ok((await inApp(stack)).length > 0);
			await assertInStep(stack);
		},
	],
	[
		'the published flow runs by its schedule, and a run without news writes nothing',
		async () => {
			const before = (await writesToApp(stack)).length;
			await quicken(stack, '01', EVERY_SECONDS);
			await nextScheduledRun(stack, '01');
			await nextScheduledRun(stack, '01');
			assert.equal((await writesToApp(stack)).length, before);
		},
	],
	[
		'a customer added in AccountView appears in the app at the next run',
		async () => {
			await addToAccountView(stack, '60001', 'Nieuwe Klant BV');
			const { name } = await seenInApp(stack, '60001');
			assert.equal(name, 'Nieuwe Klant BV');
		},
	],
	[
		'a customer changed in AccountView changes in the app at the next run',
		async () => {
			const name = 'Hernoemde Klant BV';
			await changeInAccountView(stack, '60001', { ACCT_NAME: name });
			await seenInApp(stack, '60001', (customer) => customer.name === name);
			await assertInStep(stack);
		},
	],
];

/**
 * @param {Stack} stack @param {string} logFile of n8n
 * @returns {readonly [string, import('./checks.mjs').Check]}
 */
export const crashCheck = (stack, logFile) => [
	'n8n cut off in mid-run: after a restart nothing is lost and nothing is there twice',
	async () => {
		const { numbers, arrived } = await cutOffInMidRun(stack, {
			logFile,
			firstNumber: 70_001,
			count: NEW_IN_A_CRASH,
		});
		await waitFor(
			'all new customers in the app',
			async () => (await arrived()) >= numbers.length,
			COMPLETED_WITHIN_MS,
		);
		await nextScheduledRun(stack, '01');
		await assertInStep(stack);
		const writes = (await writesToApp(stack)).length;
		await nextScheduledRun(stack, '01');
		assert.equal((await writesToApp(stack)).length, writes);
	},
];
