// @ts-check
/** Sync Compare and Sync Ledger in a real n8n: the flow of docs/examples, overlapping starts and a crash. */
import assert from 'node:assert/strict';
import {
	addToAccountView,
	assertInStep,
	changeInAccountView,
	cutOffInMidRun,
	inApp,
	numbersFrom,
	openProject,
	writesToApp,
} from './both-sides.mjs';
import {
	bringIn,
	call,
	publishAgain,
	readExample,
	rest,
	runByWebhook,
	withWebhook,
} from './example-flows.mjs';
import { templateOf } from './templates.mjs';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 * @typedef {import('../lib/template.mjs').Workflow} Workflow
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

export const EXAMPLE = 'customers-in-step.json';
const EXAMPLE_ID = 'accountview-customers-in-step';
const PATH = 'customers-in-step';
const PROJECTS_PATH = 'projects-in-step';

/** What the app refuses: no e-mail address. */
const REFUSED = '72001';
/** Fewer than the brake always lets through, and more of them than it does. */
const NEW_IN_A_CRASH = 18;
const TOO_MANY = 30;
/** Longer than a start of n8n and the lease of the run that was cut off. */
const TAKEN_OVER_WITHIN_MS = 170_000;

/** @param {Stack} stack */
const templateId = (stack) => templateOf(stack, '01').id;

/** Beside the links of template 01, which keeps the same records in step. @returns {Workflow} */
export const example = () =>
	JSON.parse(JSON.stringify(readExample(EXAMPLE)).replaceAll('"field-service"', '"example"'));

/** @param {Stack} stack */
async function runOnce(stack) {
	const [run] = await runByWebhook(stack, EXAMPLE_ID, PATH);
	assert.ok(run);
	assert.equal(run.status, 'success', run.error);
	return run;
}

/** @param {Stack} stack @returns {Promise<any>} what Run: Finish says of a run that was not skipped */
async function finishedRun(stack) {
	const finished = (await runOnce(stack)).first('Finish Run');
	assert.ok(finished, 'The run did not come to Finish Run.');
	return finished;
}

/** The example for projects instead of customers: three a run, as a first run of many. */
function projectsExample() {
	const { nodes, ...flow } = example();
	const changed = nodes.map((node) => {
		const text = JSON.stringify(node.parameters)
			.replaceAll('"customer"', '"project"')
			.replaceAll('/customers', '/projects');
		return { ...node, parameters: JSON.parse(text) };
	});
	const parametersOf = (/** @type {string} */ name) => {
		const node = changed.find((one) => one.name === name);
		assert.ok(node);
		return node.parameters;
	};
	const read = changed.find(({ name }) => name === 'Get Customers from AccountView');
	assert.ok(read);
	read.type = 'n8n-nodes-accountview.accountViewProjects';
	Object.assign(parametersOf('Compare'), {
		accountViewKey: 'code',
		fields: {
			values: [
				{ name: '', accountView: 'description', other: 'name', as: 'text' },
				{ name: '', accountView: 'customerNumber', other: 'customerNumber', as: 'text' },
			],
		},
		match: { values: [{ is: 'number', accountView: 'code', other: 'code' }] },
		options: { mostWrites: 3 },
	});
	parametersOf('Look Up in the App').queryParameters = {
		parameters: [{ name: 'code', value: '={{ $json.code }}' }],
	};
	for (const name of ['Create in the App', 'Update in the App']) {
		parametersOf(name).jsonBody =
			"={{ (({ code, description, customerNumber }) => ({ code, name: description, customerNumber }))($('Compare').item.json) }}";
	}
	return withWebhook({ ...flow, nodes: changed, name: 'AccountView · Projects' }, PROJECTS_PATH);
}

/** @param {Stack} stack @returns {Checks} */
const planChecks = (stack) => [
	[
		'the example flow is brought in, while template 01 rests',
		async () => {
			await rest(stack, templateId(stack));
			await bringIn(stack, EXAMPLE, withWebhook(example(), PATH));
			await stack.sandbox.control('DELETE', '/requests');
		},
	],
	[
		'the first run by the ledger recognises every customer on both sides, and writes nothing',
		async () => {
			const { complete, counts } = await finishedRun(stack);
			const customers = await inApp(stack);
			assert.equal(complete, true);
			assert.equal(counts.linked, customers.length);
			assert.deepEqual(await writesToApp(stack), []);
		},
	],
	[
		'what is new and changed is written once, and the next run writes nothing',
		async () => {
			const numbers = ['61001', '61002', '61003'];
			for (const number of numbers) await addToAccountView(stack, number, `Klant ${number} BV`);
			await changeInAccountView(stack, '60001', { ACCT_NAME: 'Hernoemde Klant BV', CITY: 'Delft' });
			const { counts } = await finishedRun(stack);
			assert.deepEqual([counts.createInOther, counts.updateInOther, counts.succeeded], [3, 1, 4]);
			assert.deepEqual((await writesToApp(stack)).map(({ method }) => method).sort(), [
				'POST',
				'POST',
				'POST',
				'PUT',
			]);
			await assertInStep(stack);

			const again = await finishedRun(stack);
			assert.equal(again.complete, true);
			assert.equal((await writesToApp(stack)).length, 4);
		},
	],
	[
		'the brake holds a run with too many new customers, and nothing is written',
		async () => {
			await stack.sandbox.control('DELETE', '/requests');
			const numbers = numbersFrom(73_001, TOO_MANY);
			for (const number of numbers) await addToAccountView(stack, number, `Proef ${number}`);
			const run = await runOnce(stack);
			assert.equal(run.first('Needs Attention')?._sync.attention.code, 'BRAKE');
			assert.equal(run.first('Finish Run')?.complete, false);
			assert.deepEqual(await writesToApp(stack), []);

			for (const number of numbers) {
				await stack.sandbox.control('DELETE', `/accountview/customers/${number}`);
			}
			assert.equal((await finishedRun(stack)).complete, true);
		},
	],
	[
		'three starts at once are one run and two that are skipped, each saying which run is busy',
		async () => {
			// So that the first is still reading when the others start.
			await stack.sandbox.control('POST', '/switches', { latencyMilliseconds: 3000 });
			try {
				const runs = await runByWebhook(stack, EXAMPLE_ID, PATH, 3);
				assert.deepEqual(
					runs.map(({ status }) => status),
					['success', 'success', 'success'],
				);
				const [busy, ...others] = runs.filter((run) => run.first('Finish Run') !== undefined);
				assert.ok(busy);
				assert.deepEqual(others, []);
				const holders = runs
					.map((run) => run.first('Skipped')?.holder.execution)
					.filter((holder) => holder !== undefined);
				assert.deepEqual(holders, [busy.id, busy.id]);
			} finally {
				await stack.sandbox.control('POST', '/switches', { latencyMilliseconds: 0 });
			}
		},
	],
];

/** @param {Stack} stack @param {string} logFile of n8n @returns {Checks[number]} */
const killCheck = (stack, logFile) => [
	'n8n killed in mid-run: once the lease has expired a run completes it, and creates nothing twice',
	async () => {
		const { numbers, arrived } = await cutOffInMidRun(stack, {
			logFile,
			firstNumber: 71_001,
			count: NEW_IN_A_CRASH,
			begin: () => call(stack, PATH),
		});
		const before = await arrived();
		await stack.sandbox.control('DELETE', '/requests');
		const finished = await runAfterExpiry(stack);
		assert.deepEqual([finished.complete, finished.counts.failed], [true, 0]);
		assert.equal(await arrived(), numbers.length);
		await assertInStep(stack);
		const writes = await writesToApp(stack);
		assert.equal(writes.length, numbers.length - before);
		assert.ok(writes.every(({ method, status }) => method === 'POST' && status === 201));
		await finishedRun(stack);
		assert.equal((await writesToApp(stack)).length, writes.length);
	},
];

/** Until then every start is skipped. @param {Stack} stack */
async function runAfterExpiry(stack) {
	for (const deadline = Date.now() + TAKEN_OVER_WITHIN_MS; Date.now() < deadline;) {
		const run = await runOnce(stack);
		const finished = run.first('Finish Run');
		if (finished) return finished;
		assert.ok(run.first('Skipped'), 'A run neither went on nor was skipped.');
		await new Promise((resolve) => setTimeout(resolve, 5000));
	}
	throw new Error('The run that was cut off kept its lease.');
}

/** @param {Stack} stack @returns {Checks} */
const errorChecks = (stack) => [
	[
		'what the app refuses is listed with its own words, and holds up nothing else',
		async () => {
			await addToAccountView(stack, REFUSED, 'Loodgietersbedrijf De Kraan', {
				MAIL_BUS: 'geen adres',
			});
			await addToAccountView(stack, '72002', 'Timmerwerken Zuid');
			const run = await runOnce(stack);
			assert.deepEqual(
				[run.first('Finish Run').counts.failed, run.first('Finish Run').counts.succeeded],
				[1, 1],
			);
			const again = await runOnce(stack);
			assert.equal(again.first('Finish Run').counts.failed, 0);
			assert.equal(again.first('Needs Attention')?._sync.attention.code, 'WRITE_REFUSED');
		},
	],
	[
		'a customer removed in AccountView is not made there again, and an edit in the app is put back',
		async () => {
			await stack.sandbox.control('DELETE', '/accountview/customers/61003');
			await editInApp(stack, '61002', { name: 'In de app hernoemd' });
			const { counts } = await finishedRun(stack);
			assert.deepEqual([counts.updateInOther, counts.createInOther], [1, 0]);
			const names = (await inApp(stack)).map(({ name }) => name);
			assert.ok(names.includes('Klant 61002 BV') && names.includes('Klant 61003 BV'));
		},
	],
	[
		'a first run with a limit is cut into parts, and goes on with the next',
		async () => {
			// The schedule of template 02 may have brought over those that are there from the start.
			for (const code of numbersFrom(26901, 9)) await openProject(stack, code, '61002');
			const id = await bringIn(stack, 'projects-in-step.json', projectsExample());
			const parts = [];
			for (let part = 1; part <= 2; part += 1) {
				const [run] = await runByWebhook(stack, id, PROJECTS_PATH);
				assert.equal(run?.status, 'success', run?.error);
				parts.push(run.first('Finish Run'));
			}
			const [first, second] = parts;
			assert.deepEqual([first.counts.succeeded, second.counts.succeeded], [3, 3]);
			assert.equal(second.rest, first.rest - 3);
			assert.ok(second.rest > 0);
		},
	],
];

/** As a person does in the app. @param {Stack} stack @param {string} number @param {object} fields */
async function editInApp(stack, number, fields) {
	const { workOrders } = await stack.sandbox.control('GET', '/state');
	const customer = (await inApp(stack)).find((one) => one.number === number);
	assert.ok(customer);
	const answer = await fetch(`${workOrders.baseUrl}/api/v1/customers/${customer.id}`, {
		method: 'PUT',
		headers: {
			authorization: `Bearer ${workOrders.token}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify(fields),
	});
	assert.equal(answer.status, 200);
}

/** @param {Stack} stack @param {string} logFile of n8n @returns {Checks} */
export const syncChecks = (stack, logFile) => [
	...planChecks(stack),
	killCheck(stack, logFile),
	...errorChecks(stack),
];

/** After the pictures that show the error. @param {Stack} stack @returns {Checks[number]} */
export const mendCheck = (stack) => [
	'an error goes by itself once it is mended, and template 01 goes on',
	async () => {
		await changeInAccountView(stack, REFUSED, { MAIL_BUS: 'info@dekraan.example' });
		const { counts } = await finishedRun(stack);
		assert.deepEqual([counts.createInOther, counts.succeeded, counts.failed], [1, 1, 0]);
		await assertInStep(stack);
		await rest(stack, EXAMPLE_ID);
		await publishAgain(stack, templateId(stack));
	},
];
