// @ts-check
/** The templates, started from outside or by a quick schedule, and who worked on their runs. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { call, runByWebhook, withWebhook } from '../e2e/example-flows.mjs';
import { waitFor } from '../e2e/waiting.mjs';
import { latestRuns } from '../lib/execution.mjs';
import { startingNode } from '../lib/template.mjs';

/**
 * @typedef {import('./queue-stack.mjs').QueueStack} QueueStack
 * @typedef {import('./worker.mjs').Worker} Worker
 * @typedef {import('../lib/template.mjs').WorkflowNode} WorkflowNode
 * @typedef {import('../e2e/example-flows.mjs').RunWithData} RunWithData
 */

const SCHEDULE = 'n8n-nodes-base.scheduleTrigger';

/** A lease holds for 90 seconds without a sign of life; the two minutes that are promised are more. */
const TAKEN_OVER_WITHIN_MS = 120_000;
const ASK_AGAIN_AFTER_MS = 3000;

/** One template in n8n. */
export class Flow {
	/** @param {string} number such as `01` */
	constructor(number) {
		this.number = number;
		this.path = `template-${number}`;
	}

	/** @param {QueueStack} stack */
	idIn({ templates }) {
		const found = templates.find(({ file }) => file.startsWith(`${this.number}-`));
		assert.ok(found, `Template ${this.number} is not in n8n.`);
		return found.id;
	}

	/** A start without waiting for its end. @param {QueueStack} stack */
	begin(stack) {
		return call(stack, this.path);
	}

	/**
	 * As many starts at once.
	 * @param {QueueStack} stack @param {{ times?: number; withinMs?: number }} [options]
	 */
	async run(stack, { times = 1, withinMs } = {}) {
		const runs = await runByWebhook(stack, this.idIn(stack), this.path, times, withinMs);
		for (const { status, error } of runs) assert.equal(status, 'success', error);
		return runs;
	}

	/** One start, which is not skipped and leaves nothing over. @param {QueueStack} stack @param {number} [withinMs] */
	async runWhole(stack, withinMs) {
		const [run] = await this.run(stack, withinMs === undefined ? {} : { withinMs });
		assert.ok(run);
		assert.equal(run.first('Finish Run')?.complete, true, 'The run was skipped or left something.');
		return run;
	}

	/** The run that is under way. @param {QueueStack} stack @returns {Promise<{ id: string; worker: Worker }>} */
	async underWay(stack) {
		const id = this.idIn(stack);
		const isRunning = (/** @type {{ status: string }} */ { status }) => status === 'running';
		const running = (await latestRuns(stack.client, id)).filter(isRunning);
		assert.equal(running.length, 1, 'There is not exactly one run under way.');
		const [run] = running;
		assert.ok(run);
		return { id: run.id, worker: workerOf(stack, run.id) };
	}

	/**
	 * Start it until it is not skipped any more.
	 * @param {QueueStack} stack
	 * @returns {Promise<RunWithData>}
	 */
	async runOnceFree(stack) {
		for (const deadline = Date.now() + TAKEN_OVER_WITHIN_MS; Date.now() < deadline;) {
			const [run] = await this.run(stack);
			assert.ok(run);
			if (run.first('Finish Run')) return run;
			assert.ok(run.first('Skipped'), 'A run neither went on nor was skipped.');
			await pause(ASK_AGAIN_AFTER_MS);
		}
		throw new Error(`The lease was not free within ${TAKEN_OVER_WITHIN_MS / 1000} s.`);
	}

	/** The next run that the schedule starts, once it has ended. @param {QueueStack} stack */
	async nextScheduled(stack) {
		const id = this.idIn(stack);
		const before = Number((await latestRuns(stack.client, id))[0]?.id ?? 0);
		return waitFor('the next scheduled run', async () => {
			const runs = await latestRuns(stack.client, id);
			return runs.find((run) => Number(run.id) > before && run.status === 'success');
		});
	}

	/**
	 * Published with a webhook beside its own triggers, and with a schedule of so many seconds or none.
	 * @param {QueueStack} stack @param {{ everySeconds?: number }} [schedule]
	 */
	async publish(stack, { everySeconds } = {}) {
		const id = this.idIn(stack);
		const { name, nodes, connections, settings } = await stack.client.workflow(id);
		/** @type {import('../lib/template.mjs').Workflow} */
		const flow = { name, nodes, connections, settings };
		const schedule = startingNode(flow);
		assert.equal(schedule?.type, SCHEDULE);
		for (const node of nodes) if (node.type === SCHEDULE) node.disabled = true;
		if (everySeconds !== undefined) {
			const interval = [{ field: 'seconds', secondsInterval: everySeconds }];
			Object.assign(schedule, { disabled: false, parameters: { rule: { interval } } });
		}
		const hasWebhook = nodes.some((/** @type {WorkflowNode} */ { type }) => /webhook$/.test(type));
		const first = connections[schedule.name].main[0][0].node;
		const body = hasWebhook ? flow : withWebhook(flow, this.path, first);
		const { versionId } = await stack.client.rest('PATCH', `/workflows/${id}`, body);
		await stack.client.rest('POST', `/workflows/${id}/activate`, { versionId });
	}
}

export const CUSTOMERS = new Flow('01');
export const PROJECTS = new Flow('02');
export const WORK_ORDERS = new Flow('03');

/** @param {QueueStack} stack @param {string} execution */
export function workerOf({ workers }, execution) {
	const worker = workers.find((one) => one.hasTaken(execution));
	assert.ok(worker, `No worker has taken execution ${execution}.`);
	return worker;
}

/** From here on they can be started from outside; no schedule starts them. @param {QueueStack} stack */
export async function takeInHand(stack) {
	for (const flow of [CUSTOMERS, PROJECTS, WORK_ORDERS]) await flow.publish(stack);
}
