// @ts-check
/** Requests Per Minute, of which both workers take their part. */
import assert from 'node:assert/strict';
import { say } from '../lib/console.mjs';
import { importCredentials } from '../lib/credentials.mjs';
import { mostInAMinute } from './busiest-minute.mjs';
import { CUSTOMERS, PROJECTS, workerOf } from './flows.mjs';
import { forgetRequests } from './sides.mjs';

/** @typedef {import('./queue-stack.mjs').QueueStack} QueueStack */

const PER_MINUTE = 60;
/** One row a page, so that reading alone takes more than the allowance of two minutes. */
const PAGE_SIZE = 1;
const WITHIN_MS = 420_000;

/** Also the most requests that AccountView answers. @param {QueueStack} stack @param {{ requestsPerMinute: number; pageSize: number }} settings */
async function setPace({ folder, instance, sandbox }, settings) {
	await importCredentials({
		instance,
		access: await sandbox.access(),
		tokens: await sandbox.control('POST', '/tokens', {}),
		logFile: folder.file('logs', 'credentials.log'),
		settings,
	});
	const { requestsPerMinute } = settings;
	await sandbox.control('POST', '/switches', { requestsPerMinute });
}

const TRIES = 4;

/** @type {readonly import('./queue-checks.mjs').QueueCheck[]} */
export const allowanceChecks = [
	[
		`given ${PER_MINUTE} requests a minute, when both workers read at the same time, then AccountView never has to refuse one`,
		async (stack) => {
			await setPace(stack, { requestsPerMinute: PER_MINUTE, pageSize: PAGE_SIZE });
			let workers = new Set();
			// Which worker takes a run is for them to say; both may come to the same one.
			for (let tries = 0; tries < TRIES && workers.size < stack.workers.length; tries += 1) {
				await forgetRequests(stack);
				const runs = await Promise.all([
					CUSTOMERS.runWhole(stack, WITHIN_MS),
					PROJECTS.runWhole(stack, WITHIN_MS),
				]);
				workers = new Set(runs.map(({ id }) => workerOf(stack, id)));
			}
			assert.equal(workers.size, stack.workers.length);

			/** @type {{ server: string; status: number; at: number }[]} */
			const all = await stack.sandbox.control('GET', '/requests');
			const asked = all.filter(({ server }) => server === 'accountView');
			assert.deepEqual(
				asked.filter(({ status }) => status === 429),
				[],
			);
			const most = mostInAMinute(asked.map(({ at }) => at));
			say(`  ${asked.length} requests, ${most} in the busiest minute`);
			assert.ok(asked.length > PER_MINUTE, 'There was too little to do for the limit to matter.');
			assert.ok(most <= PER_MINUTE);
			await setPace(stack, { requestsPerMinute: 0, pageSize: 200 });
		},
	],
];
