// @ts-check
/** The flows of docs/examples in n8n: brought in, started from outside as often as a check needs. */
import { readFileSync } from 'node:fs';
import { latestRuns, readRun, unflatten } from '../lib/execution.mjs';
import { inProject } from '../lib/paths.mjs';
import { fillIn } from '../lib/template.mjs';
import { credentialTypesOfOurNodes } from '../lib/workflows.mjs';
import { waitFor } from './waiting.mjs';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 * @typedef {import('../lib/template.mjs').Workflow} Workflow
 *
 * @typedef {import('../lib/execution.mjs').Run & { first: (node: string) => any }} RunWithData first:
 * the first item that a node put out on its first output, undefined when there is none
 */

const ENDED = new Set(['success', 'error', 'crashed', 'canceled']);

/** @param {string} file @returns {Workflow} */
export const readExample = (file) =>
	JSON.parse(readFileSync(inProject('docs', 'examples', file), 'utf8'));

/**
 * The same flow, which a request to this path starts as well.
 * @param {Workflow} flow @param {string} path @param {string} [first] node that the webhook leads to
 */
export function withWebhook(flow, path, first = 'Settings') {
	const webhook = {
		id: 'webhook',
		name: 'From Outside',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		position: [-40, -200],
		webhookId: `e2e-${path}`,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
	return {
		...flow,
		nodes: [...flow.nodes, webhook],
		connections: {
			...flow.connections,
			[webhook.name]: { main: [[{ node: first, type: 'main', index: 0 }]] },
		},
	};
}

/**
 * Bring a flow in and publish it; its schedule is then switched off, since it would run when nobody
 * looks.
 * @param {Stack} stack @param {string} file gives the id @param {Workflow} flow
 * @param {{ publish: boolean }} [options]
 * @returns {Promise<string>} its id in n8n
 */
export async function bringIn(
	{ client, sandbox, credentials },
	file,
	flow,
	{ publish } = { publish: true },
) {
	const { workOrders } = await sandbox.control('GET', '/state');
	const filled = fillIn(file, flow, {
		credentials,
		credentialTypes: await credentialTypesOfOurNodes(client),
		appUrl: `${workOrders.baseUrl}/api/v1`,
	});
	for (const node of filled.nodes) {
		const isSchedule = node.type === 'n8n-nodes-base.scheduleTrigger';
		if (publish && isSchedule) Object.assign(node, { disabled: true });
	}
	const { versionId } = await client.rest('POST', '/workflows', { ...filled, active: false });
	if (!publish) return filled.id;
	await client.rest('POST', `/workflows/${filled.id}/activate`, { versionId });
	return filled.id;
}

/** @param {Stack} stack @param {string} id */
export async function publishAgain({ client }, id) {
	const { versionId } = await client.workflow(id);
	await client.rest('POST', `/workflows/${id}/activate`, { versionId });
}

/** No further runs; a page that waits for a person goes on waiting. @param {Stack} stack @param {string} id */
export const unpublish = ({ client }, id) => client.rest('POST', `/workflows/${id}/deactivate`);

/** No further runs; those that are under way come to their end. @param {Stack} stack @param {string} id */
export async function rest(stack, id) {
	const { client } = stack;
	await unpublish(stack, id);
	await waitFor('the end of the runs under way', async () =>
		(await latestRuns(client, id)).every(({ status }) => ENDED.has(status)),
	);
}

/** @param {Stack} stack @param {string} path of its webhook */
export async function call({ editor }, path) {
	// A flow that was just published answers a moment later.
	await waitFor(`the webhook ${path}`, async () => {
		const { ok, status } = await fetch(`${editor}/webhook/${path}`, { method: 'POST' });
		if (!ok && status !== 404) throw new Error(`n8n refused to start ${path}: status ${status}.`);
		return ok;
	});
}

/**
 * Start a flow by its webhook, several times at once where that is asked for.
 * @param {Stack} stack @param {string} id @param {string} path @param {number} [times]
 * @param {number} [withinMs]
 * @returns {Promise<readonly RunWithData[]>} once all have ended, the latest first
 */
export async function runByWebhook(stack, id, path, times = 1, withinMs = 90_000) {
	const { client } = stack;
	const before = Number((await latestRuns(client, id))[0]?.id ?? 0);
	await Promise.all(Array.from({ length: times }, () => call(stack, path)));
	const runs = `${times} run(s) of ${path}`;
	const allEnded = async () => {
		const all = (await latestRuns(client, id)).filter(
			(run) => run.mode === 'webhook' && Number(run.id) > before,
		);
		return all.length === times && all.every(({ status }) => ENDED.has(status)) && all;
	};
	const ended = await waitFor(runs, allEnded, withinMs);
	return Promise.all(ended.map((run) => readWhole(stack, run.id)));
}

/** @param {Stack} stack @param {string} id of the execution @returns {Promise<RunWithData>} */
async function readWhole({ client }, id) {
	const execution = await client.rest('GET', `/executions/${id}`);
	const { runData = {} } = unflatten(execution.data).resultData ?? {};
	return {
		...readRun(execution),
		first: (node) => runData[node]?.[0]?.data?.main?.[0]?.[0]?.json,
	};
}
