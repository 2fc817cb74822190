// @ts-check
/** Template 10 in a real n8n: a flow breaks off at its schedule, and one readable line is mailed. */
import assert from 'node:assert/strict';
import { startingNode } from '../lib/template.mjs';
import { inBrowser } from './checks.mjs';
import { publishAgain, rest } from './example-flows.mjs';
import { MAIL_TO } from './set-up-checks.mjs';
import { templateOf } from './templates.mjs';
import { waitFor } from './waiting.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

const EVERY_SECONDS = 3;
const STEP = 'A Step of Their Own';
const SECRET = 'token=4f9c2a7be1';

/**
 * A person has put a step into the flow that fails, and published it with seconds for its ten minutes.
 * @param {Window} window @param {string} number of the template
 */
async function breakOff({ stack }, number) {
	const { client } = stack;
	const { id } = templateOf(stack, number);
	const { nodes, connections, settings } = await client.workflow(id);
	const schedule = startingNode({ name: '', nodes, connections });
	assert.ok(schedule);
	schedule.parameters.rule.interval = [{ field: 'seconds', secondsInterval: EVERY_SECONDS }];
	const step = {
		...{ id: 'own-step', name: STEP, type: 'n8n-nodes-base.stopAndError', typeVersion: 1 },
		position: [0, -300],
		parameters: { errorMessage: `The planning cannot be read, ${SECRET}` },
	};
	const changed = {
		nodes: [...nodes, step],
		connections: {
			...connections,
			[schedule.name]: { main: [[{ node: STEP, type: 'main', index: 0 }]] },
		},
		settings,
	};
	const { versionId } = await client.rest('PATCH', `/workflows/${id}`, changed);
	await client.rest('POST', `/workflows/${id}/activate`, { versionId });
}

/** The flow as it was, at rest. @param {Window} window @param {string} number @param {any} before */
async function restore({ stack }, number, { nodes, connections, settings }) {
	const { id } = templateOf(stack, number);
	await rest(stack, id);
	await stack.client.rest('PATCH', `/workflows/${id}`, { nodes, connections, settings });
}

/** @param {Window} window */
async function oneLineIsMailed(window) {
	const { client, sandbox } = window.stack;
	const flow = templateOf(window.stack, '02');
	const before = await client.workflow(flow.id);
	await publishAgain(window.stack, templateOf(window.stack, '10').id);
	await sandbox.control('DELETE', '/mails');
	await breakOff(window, '02');
	try {
		const mail = await waitFor('the mail of the flow that broke off', async () => {
			const [first] = await sandbox.control('GET', '/mails');
			return first;
		});
		assert.deepEqual(mail.to, [MAIL_TO]);
		assert.equal(mail.subject, `Afgebroken: ${flow.workflow.name}`);
		assert.match(mail.text, new RegExp(`stap "${STEP}": The planning cannot be read`));
		assert.match(mail.text, /Wat te doen:/);
		assert.ok(!mail.text.includes(SECRET), 'The mail holds a secret.');
	} finally {
		await restore(window, '02', before);
	}
}

/** After the set-up, which says whom to mail. @param {Window} window @returns {Checks} */
export function brokenFlowChecks(window) {
	return inBrowser(window, [
		[
			'E10 given a flow that breaks off at its schedule, then one line is mailed that says which flow, which step and what to do, and no secret',
			() => oneLineIsMailed(window),
		],
	]);
}
