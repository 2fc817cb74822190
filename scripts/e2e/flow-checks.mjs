// @ts-check
/** Template 01 in a real n8n: by hand, by its schedule, and across a crash. */
import assert from 'node:assert/strict';
import { latestRuns, runNow } from '../lib/execution.mjs';
import { startN8n } from '../lib/n8n-instance.mjs';
import { startingNode } from '../lib/template.mjs';
import { waitFor } from './waiting.mjs';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 * @typedef {{ id: number; number: string; name: string }} AppCustomer
 */

const EVERY_SECONDS = 3;
const NEW_IN_A_CRASH = 40;
/** So many are written; the run then waits for answers that never end, until it is cut off. */
const WRITTEN_BEFORE_THE_CUT = 10;

/** @param {Stack} stack */
function template01({ templates }) {
	const found = templates.find(({ file }) => file.startsWith('01-'));
	assert.ok(found, 'Template 01 is not in n8n.');
	return found;
}

/** @param {Stack} stack @returns {Promise<AppCustomer[]>} */
const inApp = ({ sandbox }) => sandbox.control('GET', '/workorders/customers');

/** How many times something was written to the app. @param {Stack} stack */
async function writesToApp({ sandbox }) {
	/** @type {{ server: string; method: string }[]} */
	const requests = await sandbox.control('GET', '/requests');
	return requests.filter(({ server, method }) => server === 'workOrders' && method !== 'GET')
		.length;
}

/** Each AccountView customer is in the app, once and with the same content. @param {Stack} stack */
async function assertInStep(stack) {
	const { counts } = await stack.sandbox.control('GET', '/overview');
	const { accountView, inStep, differs, onlyAccountView } = counts;
	assert.deepEqual(
		{ inStep, differs, onlyAccountView },
		{ inStep: accountView, differs: 0, onlyAccountView: 0 },
	);
	const numbers = (await inApp(stack)).map(({ number }) => number);
	assert.equal(new Set(numbers).size, numbers.length, 'A customer is in the app twice.');
}

/** A run that the schedule starts after this moment, to its end. @param {Stack} stack */
async function nextScheduledRun(stack) {
	const { id } = template01(stack);
	const before = Number((await latestRuns(stack.client, id))[0]?.id ?? 0);
	return waitFor('the next scheduled run', async () => {
		const runs = await latestRuns(stack.client, id);
		return runs.find(
			(run) => Number(run.id) > before && run.mode === 'trigger' && run.status === 'success',
		);
	});
}

/** The schedule of the published flow in seconds instead of minutes. @param {Stack} stack */
async function quicken({ client, ...stack }) {
	const { id } = template01({ client, ...stack });
	const { nodes, connections, settings } = await client.workflow(id);
	for (const node of nodes) {
		if (node.type !== 'n8n-nodes-base.scheduleTrigger') continue;
		node.parameters.rule.interval = [{ field: 'seconds', secondsInterval: EVERY_SECONDS }];
	}
	const body = { nodes, connections, settings };
	const { versionId } = await client.rest('PATCH', `/workflows/${id}`, body);
	await client.rest('POST', `/workflows/${id}/activate`, { versionId });
}

/** @param {Stack} stack @param {string} number @param {string} name */
const addToAccountView = ({ sandbox }, number, name) =>
	sandbox.control('POST', '/accountview/customers', {
		SUB_NR: number,
		ACCT_NAME: name,
		ADDRESS1: 'Kade 1',
		POST_CODE: '3011 AA',
		CITY: 'Rotterdam',
	});

/** @param {Stack} stack @param {string} number @param {(customer: AppCustomer) => boolean} [as] */
const seenInApp = (stack, number, as = () => true) =>
	waitFor(`customer ${number} in the app`, async () =>
		(await inApp(stack)).find((customer) => customer.number === number && as(customer)),
	);

/**
 * End n8n as a power cut would, while it is writing, and start it again.
 * @param {Stack} stack @param {string} logFile
 */
async function cutOffInMidRun(stack, logFile) {
	const { sandbox, instance } = stack;
	const numbers = Array.from({ length: NEW_IN_A_CRASH }, (_, index) => String(70_001 + index));
	await sandbox.control('POST', '/faults', {
		server: 'workOrders',
		method: 'POST',
		kind: 'endless',
		skip: WRITTEN_BEFORE_THE_CUT,
		times: 'always',
	});
	for (const number of numbers) await addToAccountView(stack, number, `Klant ${number} BV`);
	const arrived = async () =>
		(await inApp(stack)).filter(({ number }) => numbers.includes(number)).length;
	const untilCut = async () => (await arrived()) === WRITTEN_BEFORE_THE_CUT;
	await waitFor('the first of the new customers in the app', untilCut);
	await stack.n8n.kill();
	await sandbox.control('DELETE', '/faults');
	stack.n8n = await startN8n(instance, logFile);
	await stack.client.logIn(stack.owner.email, stack.owner.password);
	await waitFor('all new customers in the app', async () => (await arrived()) >= numbers.length);
}

/**
 * @param {Stack} stack
 * @returns {readonly (readonly [string, import('./checks.mjs').Check])[]}
 */
export const flowChecks = (stack) => [
	[
		'the first run of template 01 brings every customer of the demo firm to the app',
		async () => {
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
			const before = await writesToApp(stack);
			await quicken(stack);
			await nextScheduledRun(stack);
			await nextScheduledRun(stack);
			assert.equal(await writesToApp(stack), before);
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
			await stack.sandbox.control('PATCH', '/accountview/customers/60001', { ACCT_NAME: name });
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
		await cutOffInMidRun(stack, logFile);
		await nextScheduledRun(stack);
		await assertInStep(stack);
		const writes = await writesToApp(stack);
		await nextScheduledRun(stack);
		assert.equal(await writesToApp(stack), writes);
	},
];
