// @ts-check
/** Each node's panel as a person sees it, tried out with Execute Step against the sandbox. */
import { sandboxCredentials } from '../lib/credentials.mjs';
import { inBrowser } from './checks.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 *
 * @typedef {object} Stop one node of the tour
 * @property {string} name @property {string} type without the package's name
 * @property {Record<string, unknown>} parameters
 * @property {string} expects a text in the output
 * @property {string} picture
 * @property {true} [asJson] whether the picture shows the output as JSON
 * @property {string} [names] other names that AccountView has meanwhile
 * @property {string} [branch] which of several outputs is looked at
 * @property {true} [comparesPinned] whether it gets the two pinned sets of customers
 */

/** What a work-order app sends of executed work. */
const ITEM = {
	order: '26000103',
	reference: 'UR-20418',
	employee: '103',
	project: '26-004',
	date: new Date().toISOString().slice(0, 10),
	hours: 3.5,
	articles: [
		{ code: 'KETEL-HR28', quantity: 1, ticked: true },
		{ code: 'ARBEID', quantity: 3.5, ticked: true },
		{ code: 'EIGEN-MERK', quantity: 1, ticked: true },
	],
};

/** @param {string} mode @param {string} value */
const chosen = (mode, value) => ({ __rl: true, mode, value });

/** @type {readonly Stop[]} */
const TOUR = [
	{
		name: 'Customers',
		type: 'accountViewCustomers',
		parameters: { resource: 'customer', operation: 'getAll', returnAll: true },
		expects: 'Bakkerij Van den Bosch',
		picture: 'customers-node',
	},
	{
		name: 'Open projects',
		type: 'accountViewProjects',
		parameters: { resource: 'project', operation: 'getAll', returnAll: true },
		expects: 'Warmtepompen Complex De Waard',
		picture: 'projects-node',
	},
	{
		name: 'Orders',
		type: 'accountViewOrders',
		parameters: { resource: 'order', operation: 'getAll', returnAll: true },
		expects: 'Badkamer Parklaan 14',
		picture: 'orders-node',
	},
	{
		name: 'Executed work onto the order',
		type: 'accountViewOrders',
		parameters: {
			resource: 'orderLine',
			operation: 'append',
			matchOn: 'number',
			order: chosen('number', '={{ $json.order }}'),
			linesFrom: 'input',
			linesInput: '={{ $json.articles }}',
		},
		expects: 'AccountView has no article EIGEN-MERK',
		picture: 'order-lines',
		asJson: true,
	},
	{
		name: 'Hours',
		type: 'accountViewHours',
		parameters: {
			resource: 'hourEntry',
			operation: 'create',
			employee: chosen('number', '={{ $json.employee }}'),
			project: chosen('code', '={{ $json.project }}'),
			kind: 'working',
			workingHourType: chosen('code', 'WERK'),
			date: '={{ $json.date }}',
			hours: '={{ $json.hours }}',
			ownReference: '={{ $json.reference }}',
		},
		expects: 'Werktijd',
		picture: 'hours-node',
	},
	{
		name: 'Check the mapping',
		type: 'accountViewData',
		parameters: { resource: 'dictionary', operation: 'checkMapping' },
		expects: 'names are as expected',
		picture: 'check-mapping',
		asJson: true,
		// Only where something differs is there something to see.
		names: 'SO_HDR.ORD_NR=SO_NR, UR1=HR5, HRS_HDR=UREN_K, HRS_LINE=UREN_R',
	},
	{
		name: 'Columns of orders',
		type: 'accountViewData',
		parameters: {
			resource: 'dictionary',
			operation: 'getColumns',
			table: chosen('name', 'SO_HDR'),
			returnAll: true,
		},
		expects: 'Ordernummer',
		picture: 'data-columns',
	},
	{
		name: 'Changed customers',
		type: 'accountViewCustomers',
		parameters: {
			resource: 'customer',
			operation: 'getChanged',
			positionName: 'tour',
			firstRun: 'everything',
			limit: 5,
		},
		expects: '_position',
		picture: 'get-changed',
	},
	{
		name: 'Start a run',
		type: 'syncLedger',
		parameters: { resource: 'run', operation: 'start', connection: 'tour', entity: 'customer' },
		expects: 'firstRun',
		picture: 'ledger-start',
		asJson: true,
	},
	{
		name: 'Compare',
		type: 'syncCompare',
		parameters: {
			connection: 'tour',
			entity: 'customer',
			accountViewKey: 'number',
			otherKey: 'id',
			fields: {
				values: [
					{ name: '', accountView: 'name', other: 'name', as: 'text' },
					{ name: '', accountView: 'phone', other: 'phone', as: 'phone' },
				],
			},
			match: { values: [{ is: 'number', accountView: 'number', other: 'number' }] },
			direction: 'toOther',
			preview: true,
		},
		expects: 'New in AccountView.',
		picture: 'compare-node',
		branch: 'Needs Attention',
		asJson: true,
		comparesPinned: true,
	},
	{
		name: 'What is out of step',
		type: 'syncLedger',
		parameters: { resource: 'issue', operation: 'getAll', returnAll: true },
		expects: 'WRITE_REFUSED',
		picture: 'ledger-errors',
		asJson: true,
	},
	{
		name: 'Which belong together',
		type: 'syncLedger',
		// Of one customer: the list is long, and shown page by page.
		parameters: {
			resource: 'link',
			operation: 'getAll',
			filterAccountViewKey: '10001',
			returnAll: true,
		},
		expects: 'field-service',
		picture: 'ledger-links',
	},
	{
		name: 'How the sync is doing',
		type: 'syncLedger',
		parameters: { resource: 'report', operation: 'get' },
		expects: 'secondsSinceLastFinishedRun',
		picture: 'ledger-report',
		asJson: true,
	},
	{
		name: 'Status page',
		type: 'syncLedger',
		parameters: { resource: 'report', operation: 'renderPage', language: 'nl' },
		expects: 'sync-status.html',
		picture: 'ledger-page',
	},
];

/** What both sides have at the stop that compares them. */
const PINNED = {
	'In AccountView': [
		{ number: '10001', name: 'Bakkerij Van den Bosch', phone: '030 - 231 45 67' },
		{ number: '10002', name: 'Restaurant De Zeeuwsche Ploeg', phone: '030-2734455' },
		{ number: '10003', name: 'Fietsenmakerij Het Wiel', phone: '' },
	],
	'In the app': [
		{ id: 'c-1', number: '10001', name: 'Bakkerij Van den Bosch', phone: '+31302314567' },
		{ id: 'c-2', number: '10002', name: 'De Zeeuwsche Ploeg', phone: '+31302734455' },
	],
};

const WORKFLOW_ID = 'accountview-tour';

const STORED = new Set(['syncCompare', 'syncLedger']);

/** @param {Window} window */
async function importTour({ stack }) {
	const credentials = { accountViewOAuth2Api: sandboxCredentials.accountViewOAuth2Api };
	const start = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodes = TOUR.map(({ name, type, parameters }, index) => ({
		id: `stop-${index}`,
		name,
		type: `n8n-nodes-accountview.${type}`,
		typeVersion: 1,
		position: [520, index * 180],
		parameters,
		...(!STORED.has(type) && { credentials }),
	}));
	const pinned = Object.keys(PINNED).map((name, index) => ({
		id: `pinned-${index}`,
		name,
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [260, 1400 + index * 180],
		parameters: {},
	}));
	const trigger = {
		id: 'trigger',
		name: 'Changed orders',
		type: 'n8n-nodes-accountview.accountViewTrigger',
		typeVersion: 1,
		position: [0, 400],
		parameters: { event: 'order' },
		credentials,
	};
	const stops = TOUR.filter(({ comparesPinned }) => !comparesPinned);
	const comparing = TOUR.find(({ comparesPinned }) => comparesPinned);
	const targets = [...stops, ...pinned].map(({ name }) => ({ node: name, type: 'main', index: 0 }));
	await stack.client.rest('POST', '/workflows', {
		id: WORKFLOW_ID,
		name: 'AccountView: every node once',
		nodes: [start, trigger, ...nodes, ...pinned],
		connections: {
			Start: { main: [targets] },
			...Object.fromEntries(
				pinned.map(({ name }, index) => [
					name,
					{ main: [[{ node: comparing?.name, type: 'main', index }]] },
				]),
			),
		},
		pinData: {
			Start: [{ json: ITEM }],
			...Object.fromEntries(
				Object.entries(PINNED).map(([name, items]) => [name, items.map((json) => ({ json }))]),
			),
		},
		settings: { executionOrder: 'v1' },
		active: false,
	});
}

/** @param {Window} window @param {string} nodeId */
async function openPanel(window, nodeId) {
	const page = await window.page();
	await page.goto(`${window.stack.editor}/workflow/${WORKFLOW_ID}/${nodeId}`);
	await page.getByTestId('node-execute-button').waitFor();
	return page;
}

/** @param {Window} window @param {Stop} stop @param {number} index */
async function visit(window, { expects, picture, asJson, branch, names = '' }, index) {
	const { sandbox } = window.stack;
	await sandbox.control('POST', '/switches', { names });
	try {
		const page = await openPanel(window, `stop-${index}`);
		await page.getByTestId('node-execute-button').click();
		const output = page.getByTestId('output-panel');
		if (branch) await output.getByText(`${branch} Branch`).click();
		await output.getByText(expects).first().waitFor();
		if (asJson) await output.getByTestId('radio-button-json').click();
		await page.locator('.el-notification').waitFor({ state: 'hidden' });
		await window.picture(picture);
		// The editor remembers the view, and shows less of a long list as JSON or as a schema.
		await output.getByTestId('radio-button-table').click();
	} finally {
		await sandbox.control('POST', '/switches', { names: '' });
	}
}

/** @param {Window} window */
async function visitTrigger(window) {
	const page = await openPanel(window, 'trigger');
	await page.getByTestId('node-execute-button').click();
	await page.getByTestId('output-panel').getByText('deliveryDate').first().waitFor();
	await page.locator('.el-notification').waitFor({ state: 'hidden' });
	await window.picture('trigger-node');
}

/**
 * @param {Window} window
 * @returns {readonly (readonly [string, import('./checks.mjs').Check])[]}
 */
export const nodeChecks = (window) => {
	/** @type {[string, () => Promise<void>][]} */
	const checks = [
		['a workflow with every node can be brought in', () => importTour(window)],
		...TOUR.map(
			(stop, index) =>
				/** @type {[string, () => Promise<void>]} */ ([
					`"${stop.name}" (${stop.type}) gives what it should at a press on Execute Step`,
					() => visit(window, stop, index),
				]),
		),
		['the trigger fetches a test event', () => visitTrigger(window)],
	];
	return inBrowser(window, checks);
};
