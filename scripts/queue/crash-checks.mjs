// @ts-check
/** A worker that is killed in the middle of a run. */
import assert from 'node:assert/strict';
import { assertInStep, writesToApp } from '../e2e/both-sides.mjs';
import { bringIn, runByWebhook, withWebhook } from '../e2e/example-flows.mjs';
import { waitFor } from '../e2e/waiting.mjs';
import { say } from '../lib/console.mjs';
import { endOfRun } from '../lib/execution.mjs';
import { CUSTOMERS, WORK_ORDERS, workerOf } from './flows.mjs';
import {
	addCustomers,
	addWorkOrder,
	arrived,
	forgetRequests,
	holdAppUp,
	noFaults,
	ordersOf,
	untilHeldUp,
} from './sides.mjs';

/** @typedef {import('./queue-stack.mjs').QueueStack} QueueStack */

/** n8n looks every 30 seconds for work whose worker has not renewed its lock for 60, and then once more. */
const NOTICED_WITHIN_MS = 180_000;

const REPORT = 'report-of-runs.json';
const REPORT_PATH = 'report-of-runs';

/** The runs of customers, as Sync Ledger reports them. @param {QueueStack} stack */
async function reportedRuns(stack) {
	const report = {
		id: 'report',
		name: 'Report',
		type: 'n8n-nodes-accountview.syncLedger',
		typeVersion: 1,
		position: [200, -200],
		parameters: { resource: 'report', operation: 'get' },
	};
	const flow = { name: 'Report of Runs', nodes: [report], connections: {} };
	const id = await bringIn(stack, REPORT, withWebhook(flow, REPORT_PATH, report.name));
	const [run] = await runByWebhook(stack, id, REPORT_PATH);
	assert.equal(run?.status, 'success', run?.error);
	return run.first('Report').runs;
}

/** And the app knows its number. @param {QueueStack} stack @param {number} id of the work order */
async function assertHasOneOrder(stack, id) {
	/** @type {import('./sides.mjs').WorkOrder} */
	const workOrder = await stack.sandbox.control('GET', `/workorders/work-orders/${id}`);
	const orders = await ordersOf(stack, workOrder);
	assert.deepEqual(
		orders.map(({ ORD_NR }) => ORD_NR),
		[workOrder.orderNumber],
	);
}

/** @type {readonly import('./queue-checks.mjs').QueueCheck[]} */
export const crashChecks = [
	[
		'given a worker killed in mid-run, then within two minutes the other one completes the work, and no customer is there twice or missing',
		async (stack) => {
			const numbers = await addCustomers(stack, 71_001);
			await holdAppUp(stack, { kind: 'endless' });
			await CUSTOMERS.begin(stack);
			await untilHeldUp(stack, numbers);
			const broken = await CUSTOMERS.underWay(stack);
			const killedAt = Date.now();
			await broken.worker.kill();
			await noFaults(stack);
			const before = await arrived(stack, numbers);
			await forgetRequests(stack);

			const run = await CUSTOMERS.runOnceFree(stack);
			say(`  work completed ${Math.round((Date.now() - killedAt) / 1000)} s after the kill`);
			assert.notEqual(workerOf(stack, run.id), broken.worker);
			assert.equal(run.first('Finish Run').complete, true);
			assert.equal(await arrived(stack, numbers), numbers.length);
			await assertInStep(stack);
			const writes = await writesToApp(stack);
			assert.equal(writes.length, numbers.length - before);
			await CUSTOMERS.runWhole(stack);
			assert.equal((await writesToApp(stack)).length, writes.length);

			const runs = await reportedRuns(stack);
			const { state } = runs.find((/** @type {any} */ one) => one.execution === broken.id);
			assert.equal(state, 'takenOver');
			const { status, error } = await endOfRun(stack.client, broken.id, NOTICED_WITHIN_MS);
			assert.equal(status, 'error');
			assert.match(error ?? '', /failed to be processed/);
		},
	],
	[
		'given a worker killed between a new sales order and the word of it to the app, and another work order made meanwhile, then each has exactly one sales order',
		async (stack) => {
			await WORK_ORDERS.runWhole(stack);
			const first = await addWorkOrder(stack, 'Lekkage kelder');
			await stack.sandbox.control('POST', '/faults', {
				server: 'workOrders',
				method: 'PUT',
				pathContains: `/work-orders/${first.id}`,
				kind: 'endless',
				times: 'always',
			});
			await WORK_ORDERS.begin(stack);
			await waitFor('the first sales order', async () => (await ordersOf(stack, first)).length > 0);
			const broken = await WORK_ORDERS.underWay(stack);
			const second = await addWorkOrder(stack, 'Kraan keuken vervangen');
			await broken.worker.kill();
			await noFaults(stack);

			const run = await WORK_ORDERS.runOnceFree(stack);
			assert.notEqual(workerOf(stack, run.id), broken.worker);
			await WORK_ORDERS.runWhole(stack);
			for (const { id } of [first, second]) await assertHasOneOrder(stack, id);
		},
	],
];
