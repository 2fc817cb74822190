// @ts-check
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
	fillIn,
	formOf,
	hashOfWorkflow,
	pagesOf,
	scheduleOf,
	startingNode,
	withNewAppUrl,
	workflowId,
} from '../../scripts/lib/template.mjs';

const surroundings = {
	credentials: {
		accountViewOAuth2Api: { id: 'av', name: 'AccountView' },
		httpBearerAuth: { id: 'app', name: 'App' },
		smtp: { id: 'mail', name: 'Mail' },
		emailProfileSmtpApi: { id: 'general', name: 'General' },
	},
	credentialTypes: {
		...Object.fromEntries(
			['Customers', 'Projects', 'Orders', 'Hours', 'Data', 'Trigger'].map((name) => [
				`n8n-nodes-accountview.accountView${name}`,
				['accountViewOAuth2Api'],
			]),
		),
		'n8n-nodes-accountview.emailProfileSend': ['emailProfileSmtpApi', 'accountViewStoreApi'],
	},
	profiles: {
		ALGEMEEN: { id: 'general', name: 'General' },
		FACTUREN: { id: 'invoices', name: 'Invoices' },
	},
	appUrl: 'http://127.0.0.1:1/api/v1',
};

const workflows = new URL('../../workflows/', import.meta.url);

for (const file of readdirSync(workflows).filter((name) => name.endsWith('.json'))) {
	const template = JSON.parse(readFileSync(new URL(file, workflows), 'utf8'));
	const keepsInStep = template.nodes.some(
		(/** @type {{ type: string }} */ { type }) => type === 'n8n-nodes-accountview.syncCompare',
	);

	describe(`template ${file}`, () => {
		const filled = fillIn(file, template, surroundings);

		it('has every credential chosen that its nodes need', () => {
			for (const { name, type, parameters, credentials } of filled.nodes) {
				if (name.startsWith('Send as ')) {
					const id = name.endsWith('FACTUREN') ? 'invoices' : 'general';
					assert.equal(credentials?.emailProfileSmtpApi?.id, id);
				}
				if (type === 'n8n-nodes-base.emailSend') assert.equal(credentials?.smtp?.id, 'mail');
				if (type.startsWith('n8n-nodes-accountview.accountView')) {
					assert.equal(credentials?.accountViewOAuth2Api?.id, 'av');
				}
				if (parameters.genericAuthType) {
					assert.deepEqual(Object.keys(credentials ?? {}), [parameters.genericAuthType]);
				}
			}
		});

		if (keepsInStep) {
			it('points at the work-order app, and at its new address after a move', () => {
				assert.match(JSON.stringify(filled), /127\.0\.0\.1:1\//);
				assert.doesNotMatch(JSON.stringify(filled), /\.example/);
				const moved = withNewAppUrl(filled, surroundings.appUrl, 'http://127.0.0.1:2/api/v1');
				assert.match(JSON.stringify(moved), /127\.0\.0\.1:2\//);
				assert.equal(withNewAppUrl(filled, 'http://elsewhere', 'http://127.0.0.1:2'), undefined);
			});

			it('can be started at once and says when it runs', () => {
				assert.ok(startingNode(filled));
				assert.match(scheduleOf(filled), /^every \d+ minutes$/);
			});
		}

		it('is the same file afterwards, and the same workflow every time', () => {
			assert.equal(filled.id, workflowId(file));
			assert.ok(filled.id.length <= 36);
			assert.equal(template.id, undefined);
			const again = fillIn(file, template, surroundings);
			assert.equal(hashOfWorkflow(again), hashOfWorkflow(filled));
			const edited = { ...again, name: 'Mine' };
			assert.notEqual(hashOfWorkflow(edited), hashOfWorkflow(filled));
		});
	});
}

describe('when a workflow runs', () => {
	const shipped = (/** @type {string} */ file) =>
		JSON.parse(readFileSync(new URL(file, workflows), 'utf8'));

	it('tells how often a trigger looks, and what a schedule adds', () => {
		assert.equal(
			scheduleOf(shipped('23-new-cost-carriers.json')),
			'every minute, every day at 06:20',
		);
	});

	it('is when somebody starts it, where nothing else does', () => {
		assert.equal(scheduleOf(shipped('15-send-invoices.json')), 'when started');
	});
});

describe('the form that a person begins a workflow with', () => {
	const form = { name: 'Form', type: 'n8n-nodes-base.formTrigger' };
	const workflow = { name: 'AccountView 15 · Send invoices', connections: {} };

	it('is told with what it is for', () => {
		const nodes = [{ ...form, parameters: { options: { path: 'accountview-send-invoices' } } }];
		assert.deepEqual(formOf({ ...workflow, nodes }), {
			title: 'send invoices',
			path: 'accountview-send-invoices',
		});
	});

	it('is none where a schedule begins it', () => {
		const nodes = [{ name: 'Schedule', type: 'n8n-nodes-base.scheduleTrigger', parameters: {} }];
		assert.equal(formOf({ ...workflow, nodes }), undefined);
	});
});

describe('the pages that are told at the start', () => {
	const shipped = readdirSync(workflows)
		.filter((name) => name.endsWith('.json'))
		.map((name) => JSON.parse(readFileSync(new URL(name, workflows), 'utf8')));

	it('are all that the shipped templates show, each with what it is for', () => {
		const told = shipped.flatMap(pagesOf);
		const answering = shipped.filter(({ nodes }) =>
			nodes.some((/** @type {any} */ { type }) => type === 'n8n-nodes-base.webhook'),
		);

		assert.equal(told.length, answering.length);
		assert.ok(told.some(({ title }) => title === 'access overview'));
		assert.ok(told.some(({ title }) => title === 'AutoReport readiness'));
		for (const { path } of told) assert.match(path, /^accountview-/);
	});

	it('are none of a webhook that takes data in', () => {
		const nodes = [
			{
				name: 'Order Comes In',
				type: 'n8n-nodes-base.webhook',
				parameters: { path: 'accountview-orders', httpMethod: 'POST' },
			},
		];
		assert.deepEqual(pagesOf({ name: 'X · Orders', nodes, connections: {} }), []);
	});
});

describe('what a firm files under', () => {
	const read = (/** @type {string} */ name) =>
		`={{ $('Read Settings').all()[0]?.json.${name} || '' }}`;
	const settings = (/** @type {string[]} */ ...names) => ({
		name: 'Settings',
		type: 'n8n-nodes-base.set',
		parameters: {
			assignments: { assignments: names.map((name) => ({ name, value: read(name) })) },
		},
	});
	const filled = (/** @type {string[]} */ ...names) =>
		fillIn(
			'x.json',
			{ name: 'X', nodes: [settings(...names)], connections: {} },
			{
				...surroundings,
				firm: { obNumber: '009000100B01', mailTo: 'b@x.example', since: '2026-07-01' },
				installation: { costTypes: 'KS1' },
			},
		).nodes[0]?.parameters.assignments.assignments.map(
			(/** @type {{ value: string }} */ { value }) => value,
		);

	it('is filled in where a template asks for its number, behind what the table says', () => {
		assert.deepEqual(filled('obNumber', 'mailTo', 'secondPerson'), [
			"={{ $('Read Settings').all()[0]?.json.obNumber || '009000100B01' }}",
			"={{ $('Read Settings').all()[0]?.json.mailTo || 'b@x.example' }}",
			read('secondPerson'),
		]);
	});

	it('is filled in with since when, where a template asks for that', () => {
		assert.deepEqual(filled('since'), [
			"={{ $('Read Settings').all()[0]?.json.since || '2026-07-01' }}",
		]);
	});

	it('stays out of other templates', () => {
		assert.deepEqual(filled('mailTo'), [read('mailTo')]);
	});

	it('has names of its AccountView in whatever template asks for them', () => {
		assert.deepEqual(filled('costTypes', 'mailTo'), [
			"={{ $('Read Settings').all()[0]?.json.costTypes || 'KS1' }}",
			read('mailTo'),
		]);
	});
});
