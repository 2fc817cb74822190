// @ts-check
/** Any records of AccountView, read once in a flow for people: what cannot be read is told on a page. */
import { literal } from './forms.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 *
 * @typedef {object} Condition
 * @property {string} column @property {'Equal' | 'DateOnOrAfterDate' | 'DateOnOrBeforeDate'} operator
 * @property {string | number | boolean} value an expression with its "=", or a value
 */

const NODE = {
	type: 'n8n-nodes-accountview.accountViewData',
	version: 1,
	// One empty item for nothing, and an item with the error for what was refused: the page says it.
	settings: {
		executeOnce: true,
		alwaysOutputData: true,
		onError: /** @type {const} */ ('continueRegularOutput'),
	},
};

/**
 * All records of a business object that meet the conditions.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; object: string; columns: readonly string[]; conditions?: readonly Condition[] }} node
 */
export const addReadRecords = (flow, { name, at, object, columns, conditions = [] }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource: 'record',
			operation: 'getAll',
			businessObject: { __rl: true, mode: 'code', value: object },
			returnAll: true,
			filters: { conditions: conditions.map((condition) => ({ ...condition })) },
			options: { columns: [...columns] },
		},
		at,
	});

/** Companies of the user, `chosen` for the one of the credential. @param {Flow} flow @param {{ name: string; at: Place }} node */
export const addReadCompanies = (flow, { name, at }) =>
	flow.add({
		name,
		...NODE,
		parameters: { resource: 'company', operation: 'getAll', returnAll: true },
		at,
	});

/** What an earlier node has read. @param {string} node */
export const readBy = (node) => `$('${node}').all().map((item) => item.json)`;

/** The first error of several reads, or undefined. @param {readonly string[]} nodes */
export const firstFailure = (nodes) =>
	`[${nodes.map((node) => `$('${node}').first().json`).join(', ')}].find((row) => row.error)`;

/** What to do, by the code; for any other the last sentence holds. */
const IN_DUTCH = {
	AV_RIGHT_MISSING:
		'AccountView weigert deze gebruiker de gegevens die nodig zijn. Vraag de beheerder om leesrechten op facturen, orders, relaties en bedrijven, en verbind daarna het credential opnieuw.',
	AV_COMPANY_UNKNOWN:
		'Deze gebruiker mag niet bij de administratie van het credential. Kies in n8n een andere Company Code, of vraag de beheerder om rechten.',
	AV_GRANT_REVOKED:
		'De toestemming van AccountView is ingetrokken. Open in n8n het credential en verbind het opnieuw.',
	AV_OBJECT_UNKNOWN:
		'Deze AccountView heeft een van de onderdelen niet die deze flow leest. Kijk in n8n bij de stap die misging.',
	AV_REJECTED:
		'AccountView begrijpt de vraag niet: een kolom heet hier waarschijnlijk anders. Kijk in n8n bij de stap die misging.',
};

const OTHERWISE =
	'AccountView kon niet worden gelezen. Probeer het straks opnieuw; blijft het zo, test dan in n8n het credential van AccountView.';

/** @param {string} failure expression of an error item */
export const refusalInDutch = (failure) =>
	`(({ ${Object.entries(IN_DUTCH)
		.map(([code, text]) => `${code}: ${literal(text)}`)
		.join(', ')} })[${failure}.details?.code ?? ''] ?? ${literal(OTHERWISE)})`;
