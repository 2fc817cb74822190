// @ts-check
/** One run of a workflow as n8n stores it. */
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './failure.mjs';

/**
 * @typedef {object} Run
 * @property {string} id
 * @property {string} mode `manual` or `trigger`
 * @property {string} status `success`, `error`, `crashed`, `canceled`, `running`, `new`, `waiting`
 * @property {string} [error] what went wrong, and in which node
 * @property {Record<string, number>} items how many items each node put out on its first output
 */

const ENDED = new Set(['success', 'error', 'crashed', 'canceled']);

/**
 * n8n stores a run as a list in which every text inside an object is the index of its value.
 * @param {string} text @returns {any}
 */
export function unflatten(text) {
	/** @type {unknown[]} */
	const list = JSON.parse(text);
	/** @type {Map<number, unknown>} */
	const made = new Map();
	const valueOf = (/** @type {unknown} */ reference) =>
		typeof reference === 'string' ? at(Number(reference)) : reference;
	const at = (/** @type {number} */ index) => {
		if (made.has(index)) return made.get(index);
		const part = list[index];
		if (typeof part !== 'object' || part === null) return part;
		const result = /** @type {any} */ (Array.isArray(part) ? [] : {});
		made.set(index, result);
		for (const [key, reference] of Object.entries(part)) result[key] = valueOf(reference);
		return result;
	};
	return at(0);
}

/** @param {any} execution as `/rest/executions/:id` gives it @returns {Run} */
export function readRun({ id, mode, status, data }) {
	const { resultData } = unflatten(data);
	const { error, lastNodeExecuted, runData = {} } = resultData ?? {};
	const items = Object.fromEntries(
		Object.entries(runData).map(([node, runs]) => [
			node,
			/** @type {any[]} */ (runs).reduce((sum, run) => sum + (run.data?.main?.[0]?.length ?? 0), 0),
		]),
	);
	const where = error?.node?.name ?? lastNodeExecuted;
	const reason = error ? [error.message, error.description].filter(Boolean).join(' ') : undefined;
	return {
		id,
		mode,
		status,
		items,
		...(reason ? { error: where ? `${reason} (in "${where}")` : reason } : {}),
	};
}

/**
 * Wait for the end of a run.
 * @param {import('./n8n-client.mjs').N8nClient} client @param {string} id @param {number} withinMs
 * @returns {Promise<Run>}
 */
export async function endOfRun(client, id, withinMs) {
	for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(200)) {
		const execution = await client.rest('GET', `/executions/${id}`);
		if (ENDED.has(execution.status)) return readRun(execution);
	}
	throw new Failure(
		'RUN_NOT_ENDED',
		`Run ${id} has not ended within ${Math.round(withinMs / 1000)} s.`,
	);
}

/**
 * Run a workflow at once, as the editor's button does.
 * @param {import('./n8n-client.mjs').N8nClient} client @param {string} workflowId
 * @param {string} trigger name of the node to begin with @param {number} withinMs
 */
export async function runNow(client, workflowId, trigger, withinMs) {
	const started = await client.rest('POST', `/workflows/${workflowId}/run`, {
		triggerToStartFrom: { name: trigger },
	});
	return endOfRun(client, started.executionId, withinMs);
}

/**
 * The latest runs of a workflow, the newest first.
 * @param {import('./n8n-client.mjs').N8nClient} client @param {string} workflowId
 * @returns {Promise<{ id: string; status: string; mode: string }[]>}
 */
export async function latestRuns(client, workflowId) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	/** @type {{ results: { id: string; status: string; mode: string }[] }} */
	const { results } = await client.rest('GET', `/executions?filter=${filter}&limit=50`);
	// n8n puts those that are under way first.
	return results.sort((a, b) => Number(b.id) - Number(a.id));
}
