// @ts-check
/** A shipped template and the workflow it becomes in one n8n. Pure: data in, data out. */
import { createHash } from 'node:crypto';

/**
 * @typedef {object} WorkflowNode
 * @property {string} name @property {string} type @property {any} parameters
 * @property {Record<string, { id: string; name: string }>} [credentials]
 *
 * @typedef {object} Workflow
 * @property {string} [id] @property {string} name
 * @property {WorkflowNode[]} nodes @property {Record<string, unknown>} connections
 * @property {Record<string, unknown>} [settings]
 *
 * @typedef {object} Surroundings what a template is filled in with
 * @property {Record<string, { id: string; name: string }>} credentials by credential type
 * @property {Record<string, readonly string[]>} credentialTypes that a node type can use
 * @property {string} appUrl address of the work-order app
 * @property {Record<string, { id: string; name: string }>} [profiles] e-mail profiles by their codes
 * @property {Readonly<Record<string, string>>} [firm] what the firm files under, by the field of Settings
 * @property {Readonly<Record<string, string>>} [installation] names in this AccountView that are not published, by the field of Settings
 */

/** @param {string} text */
const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** @param {string} text of a template file */
export const hashOfTemplate = (text) => hash(text);

/** Of what a person can edit. @param {Workflow} workflow */
export const hashOfWorkflow = ({ nodes, connections, settings, name }) =>
	hash(JSON.stringify([name, nodes, connections, settings]));

/** The same workflow at every start. @param {string} file such as `01-customers.json` */
export const workflowId = (file) => `accountview-${file.replace(/\.json$/, '')}`.slice(0, 36);

/** Nodes of n8n that take a credential of one type. @type {Readonly<Record<string, readonly string[]>>} */
const OTHER_NODES = { 'n8n-nodes-base.emailSend': ['smtp'] };

/** The profile that a step such as "Send as FACTUREN" is named after. @param {string} name */
const profileIn = (name) => / as ([A-Z]+)$/.exec(name)?.[1] ?? '';

/** @param {WorkflowNode} node @param {Surroundings} surroundings */
function credentialsFor(
	{ name, type, parameters },
	{ credentials, credentialTypes, profiles = {} },
) {
	const profile = profiles[profileIn(name)];
	const given =
		profile === undefined ? credentials : { ...credentials, emailProfileSmtpApi: profile };
	const wanted =
		parameters.authentication === 'genericCredentialType'
			? [parameters.genericAuthType]
			: (credentialTypes[type] ?? OTHER_NODES[type] ?? []);
	return Object.fromEntries(wanted.filter((one) => one in given).map((one) => [one, given[one]]));
}

/** The app's address in the templates, by itself or as the default in an expression. */
const EXAMPLE_URL = 'https://work-orders.example/api/v1';

/**
 * Put another address of the app in the place of one that a Set node holds.
 * @param {Workflow} workflow @param {string} before @param {string} now @returns {number} how often
 */
function replaceAppUrl({ nodes }, before, now) {
	let count = 0;
	for (const { type, parameters } of nodes) {
		if (type !== 'n8n-nodes-base.set') continue;
		for (const field of parameters.assignments?.assignments ?? []) {
			if (field.name !== 'appUrl' || !holdsUrl(field.value, before)) continue;
			field.value = field.value.replace(before, now);
			count += 1;
		}
	}
	return count;
}

/** What a template leaves empty: the end of the expression that reads it from the table of settings. */
const NOTHING = /\|\| '' \}\}$/;

/** Fields by which a template is known to be about filing. */
const OF_FILING = ['obNumber', 'since'];

/**
 * Fill in what a template leaves empty.
 * @param {Workflow} workflow @param {Readonly<Record<string, string>>} values by the field of Settings
 * @param {readonly string[]} [marks] fields without any of which a template is passed over
 */
function fillEmpty({ nodes }, values, marks) {
	for (const { type, parameters } of nodes) {
		const fields = type === 'n8n-nodes-base.set' ? (parameters.assignments?.assignments ?? []) : [];
		const names = fields.map((/** @type {{ name: string }} */ { name }) => name);
		if (marks !== undefined && !marks.some((name) => names.includes(name))) continue;
		for (const field of fields) {
			const value = values[field.name];
			if (value !== undefined) field.value = field.value.replace(NOTHING, `|| '${value}' }}`);
		}
	}
}

/** @param {string} value @param {string} url */
const holdsUrl = (value, url) => value === url || value.includes(`'${url}'`);

/**
 * The workflow that a template becomes: with credentials chosen and the app's address filled in.
 * @param {string} file @param {Workflow} template @param {Surroundings} surroundings
 * @returns {Workflow & { id: string }}
 */
export function fillIn(file, template, surroundings) {
	const workflow = structuredClone(template);
	for (const node of workflow.nodes) {
		const chosen = credentialsFor(node, surroundings);
		if (Object.keys(chosen).length > 0) node.credentials = chosen;
	}
	replaceAppUrl(workflow, EXAMPLE_URL, surroundings.appUrl);
	// Its address for mail is for templates that file only.
	fillEmpty(workflow, surroundings.firm ?? {}, OF_FILING);
	fillEmpty(workflow, surroundings.installation ?? {});
	return { ...workflow, id: workflowId(file) };
}

/**
 * The same workflow with the app's new address, where it still holds the one we wrote.
 * @param {Workflow} workflow @param {string} before @param {string} now
 * @returns {Workflow | undefined} undefined when it holds another one
 */
export function withNewAppUrl(workflow, before, now) {
	const changed = structuredClone(workflow);
	return replaceAppUrl(changed, before, now) > 0 ? changed : undefined;
}

/** The node a run by hand begins with: what the schedule starts, or else the button. @param {Workflow} workflow */
export function startingNode({ nodes }) {
	const ofType = (/** @type {string} */ type) => nodes.find((node) => node.type === type);
	return ofType('n8n-nodes-base.scheduleTrigger') ?? ofType('n8n-nodes-base.manualTrigger');
}

/** A first word that is a name of its own, such as VAT or AutoReport, keeps its capitals. */
const ORDINARY_CAPITAL = /^[A-Z](?=[a-z-]*(?: |$))/;

/** What a workflow is for, from its name. @param {Workflow} workflow */
const purposeOf = ({ name }) =>
	name.replace(/^.*· /, '').replace(ORDINARY_CAPITAL, (first) => first.toLowerCase());

/**
 * The form that a person begins the workflow with: what it is for, and the end of its address.
 * @param {Workflow} workflow @returns {{ title: string; path: string } | undefined}
 */
export function formOf(workflow) {
	const form = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	const path = form?.parameters.options?.path;
	return path === undefined ? undefined : { title: purposeOf(workflow), path };
}

/**
 * The pages that the workflow shows to whoever opens them: what they are for, and the end of their address.
 * @param {Workflow} workflow @returns {{ title: string; path: string }[]}
 */
export function pagesOf(workflow) {
	return workflow.nodes
		.filter(({ type, parameters }) => type === 'n8n-nodes-base.webhook' && isOpened(parameters))
		.map(({ parameters: { path } }) => ({ title: purposeOf(workflow), path }));
}

/** A browser asks with GET, the usual one of the node. @param {any} parameters */
const isOpened = ({ httpMethod = 'GET' }) => httpMethod === 'GET';

/** @param {string} expression */
function cronInWords(expression) {
	const minutes = /^\d+-59\/(\d+) \* \* \* \*$/.exec(expression)?.[1];
	if (minutes !== undefined) return `every ${minutes} minutes`;
	const [, minute = '', hour] = /^(\d+) (\d+) \* \* \*$/.exec(expression) ?? [];
	if (hour === undefined) return `cron ${expression}`;
	return `every day at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

/** When the workflow runs by itself, in words. @param {Workflow} workflow */
export function scheduleOf(workflow) {
	const times = [...pollsOf(workflow), ...firstScheduleOf(workflow)];
	return times.length === 0 ? 'when started' : times.join(', ');
}

/** How often a trigger looks for what is new. @param {any} workflow @returns {string[]} */
const pollsOf = ({ nodes }) =>
	nodes
		.flatMap((/** @type {any} */ { parameters }) => parameters?.pollTimes?.item ?? [])
		.map((/** @type {{ mode: string }} */ { mode }) =>
			mode.replace(/^every([A-Z])/, (_, letter) => `every ${letter.toLowerCase()}`),
		);

/** @param {any} workflow @returns {string[]} */
function firstScheduleOf({ nodes }) {
	const trigger = nodes.find(
		(/** @type {any} */ { type }) => type === 'n8n-nodes-base.scheduleTrigger',
	);
	return (trigger?.parameters.rule?.interval ?? []).map((/** @type {any} */ rule) => {
		const { field = 'days' } = rule;
		if (field === 'cronExpression') return cronInWords(rule.expression);
		const count = rule[`${field}Interval`] ?? 1;
		return count === 1 ? `every ${field.replace(/s$/, '')}` : `every ${count} ${field}`;
	});
}
