// @ts-check
/** The work-order app: HTTP Request nodes, which a consultant maps to the app at hand. */
import { setting } from './settings.mjs';
import { addShapedRows } from './shaped-rows.mjs';
import { OR_EMPTY } from './tables.mjs';
import { addressWithoutSlash } from './words.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 *
 * @typedef {object} NameAndValue
 * @property {string} name @property {string} value
 */

/** Rows in an answer of the app. */
const PAGE_SIZE = '500';
const TIMEOUT_MS = 60_000;
/** Requests of a node that leave together, and the pause behind them; without one all leave at once. */
const TOGETHER = { batchSize: 20, batchInterval: 5 };

const CREDENTIAL = {
	authentication: 'genericCredentialType',
	genericAuthType: 'httpBearerAuth',
};

const PAGES = {
	pagination: {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
		paginationCompleteWhen: 'other',
		completeExpression: '={{ $response.body.hasMore !== true }}',
		limitPagesFetched: true,
		maxRequests: 2000,
	},
};

/** A web page in the place of an answer is an error: neither a list without rows nor a write that was done. */
const AS_JSON = { response: { responseFormat: 'json' } };

/**
 * A list of the app, page by page: an item for each page. What goes wrong leaves by the second output,
 * or as an empty item where it is read once, for expressions to look at.
 * @param {Flow} flow
 * @param {object} read
 * @param {string} read.name @param {Place} read.at @param {string} read.resource as its address calls it
 * @param {readonly NameAndValue[]} [read.query] @param {boolean} [read.once] whatever number of items comes
 */
export const addAppPages = (flow, { name, at, resource, query = [], once = false }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.httpRequest',
		version: 4.4,
		parameters: {
			url: addressOf(`/${resource}`),
			...CREDENTIAL,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'pageSize', value: PAGE_SIZE }, ...query] },
			options: { timeout: TIMEOUT_MS, pagination: PAGES, response: AS_JSON },
		},
		at,
		settings: {
			...(once && { executeOnce: true }),
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 2000,
			...(once ? OR_EMPTY : { onError: 'continueErrorOutput' }),
		},
	});

/**
 * A list of the app, whose rows leave one by one in the shape that Compare gets.
 * @param {Flow} flow
 * @param {object} list
 * @param {string} list.read @param {string} list.shape @param {string} list.split names of its three nodes
 * @param {Place} list.at @param {string} list.resource as its address calls it
 * @param {readonly NameAndValue[]} list.query
 * @param {Readonly<Record<string, string>>} list.fields of a row: an expression without braces by name
 * @returns {{ first: string; last: string }} what goes wrong leaves by the second output of the first
 */
export function addAppList(flow, { read, shape, split, at, resource, query, fields }) {
	const [column, row] = at;
	const first = addAppPages(flow, { name: read, at, resource, query });
	const shaped = addShapedRows(flow, { name: shape, at: [column + 1, row], rows: 'items', fields });
	const last = flow.add({
		name: split,
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'items', options: {} },
		at: [column + 2, row],
		settings: { alwaysOutputData: true },
	});
	flow.chain([first, shaped, last]);
	return { first, last };
}

/**
 * One request for each item; what goes wrong leaves by the second output.
 * @param {Flow} flow
 * @param {object} request
 * @param {string} request.name @param {Place} request.at @param {'GET' | 'POST' | 'PUT' | 'DELETE'} [request.method]
 * @param {string} request.path below the address of the app; may hold expressions
 * @param {readonly NameAndValue[]} [request.query] @param {readonly NameAndValue[]} [request.body]
 * @param {boolean} [request.whole] any answer leaves by the first output, as `statusCode`, `headers` and
 * `body`; by the second what has none
 */
export const addAppRequest = (
	flow,
	{ name, at, method = 'GET', path, query = [], body = [], whole = false },
) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.httpRequest',
		version: 4.4,
		parameters: {
			...(method !== 'GET' && { method }),
			url: addressOf(path),
			...CREDENTIAL,
			...(query.length > 0 && { sendQuery: true, queryParameters: { parameters: query } }),
			...(body.length > 0 && { sendBody: true, specifyBody: 'json', jsonBody: jsonOf(body) }),
			options: {
				timeout: TIMEOUT_MS,
				batching: { batch: TOGETHER },
				...responseOf(method, whole),
			},
		},
		at,
		settings: { onError: 'continueErrorOutput' },
	});

/**
 * A removal is answered with nothing, all else with JSON.
 * @param {string} method @param {boolean} whole
 */
function responseOf(method, whole) {
	if (method === 'DELETE') return {};
	const all = whole && { fullResponse: true, neverError: true };
	return { response: { response: { ...AS_JSON.response, ...all } } };
}

/** What Compare has handed out, which n8n looks up anew wherever it stands. */
const HANDED_OUT = /\$\('Compare[^']*'\)\.item\.json/g;

/**
 * The body as one expression, in which `record` is what Compare has handed out: n8n takes as long for
 * each that it evaluates as for the rest of a request.
 * @param {readonly NameAndValue[]} body each value an expression in braces, or a text
 */
function jsonOf(body) {
	const lines = body.map(({ name, value }) => {
		const [, expression] = /^=\{\{\s*([\s\S]*?)\s*\}\}$/.exec(value) ?? [];
		const isMixed = expression === undefined ? value.startsWith('=') : expression.includes('}}');
		if (isMixed) throw new Error(`The value of ${name} is no single expression: ${value}`);
		return `\t${name}: ${expression ?? JSON.stringify(value)},`;
	});
	const object = `{\n${lines.join('\n')}\n}`;
	const [record, ...others] = new Set(object.match(HANDED_OUT));
	if (record === undefined) return `={{ ${object} }}`;
	if (others.length > 0) throw new Error(`A body has more than one source: ${object}`);
	return `={{ ((record) => (${object.replaceAll(HANDED_OUT, 'record')}))(${record}) }}`;
}

/** @param {string} path */
function addressOf(path) {
	return `={{ ${addressWithoutSlash(setting('appUrl'))} }}${path}`;
}
