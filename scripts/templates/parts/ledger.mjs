// @ts-check
/** Sync Compare and Sync Ledger, as the templates set them. */
import { addIf } from './nodes.mjs';
import { setting } from './settings.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 *
 * @typedef {object} Compared one thing as each side calls it
 * @property {string} field @property {string} [other] left out: as AccountView calls it
 * @property {'text' | 'ignoreCase' | 'phone' | 'postcode' | 'date' | 'exact' | 'decimal' | 'yesNo'} [as]
 *
 * @typedef {object} Matched
 * @property {'number' | 'name' | 'postcode'} is @property {string} accountView @property {string} other
 *
 * @typedef {object} CompareSettings
 * @property {{ accountView: string; other: string }} key
 * @property {readonly Compared[]} fields @property {readonly Matched[]} match
 * @property {string} direction a word, or an expression with its "="
 * @property {'accountViewLeads' | 'accountViewPutsAway' | 'report'} [deletions]
 * @property {'overwrite' | 'leave' | 'ask'} [receivingChanges]
 * @property {Record<string, unknown>} [options]
 */

const CONNECTION = `={{ ${setting('connection')} }}`;

/** Writes of a run; a first run goes on by itself with the next part. */
const MOST_WRITES = 1000;

/** Outputs of Sync Compare. */
export const OUTPUT = {
	createInAccountView: 0,
	updateInAccountView: 1,
	createInOther: 2,
	updateInOther: 3,
	needsAttention: 4,
	inStep: 5,
};

/** @param {Flow} flow @param {{ name: string; entity: string; at: Place }} node */
export const addStartRun = (flow, { name, entity, at }) =>
	addLedger(flow, name, at, {
		resource: 'run',
		operation: 'start',
		connection: CONNECTION,
		entity,
	});

/** @param {Flow} flow @param {{ name: string; entity: string; at: Place }} node */
export const addFinishRun = (flow, { name, entity, at }) =>
	addLedger(flow, name, at, {
		resource: 'run',
		operation: 'finish',
		connection: CONNECTION,
		entity,
		runId: '',
	});

/**
 * Whether to go on with the next part, by the first output: each has to leave less than the one before,
 * so that a read that misses the same record every time does not keep a flow going.
 * @param {Flow} flow @param {{ finish: string; at: Place }} node finish: the node that finishes the run
 */
export const addMoreToDo = (flow, { finish, at }) =>
	addIf(flow, {
		name: 'More to Do?',
		at,
		when: `$json.rest > 0 && $json.counts.succeeded > 0 && ($runIndex === 0 || $json.rest < $('${finish}').first(0, $runIndex - 1).json.rest)`,
	});

/**
 * What came of writes, whether they went well or not.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; newId: string; found?: string; foundRecord?: string; part?: string }} node
 * newId: expression of what the receiving side knows a new record by, '' where its answer has that in the key
 * field of Compare; found: one of "made" or "found", where the flow looks itself; foundRecord: expression of
 * what it found; part: of what was made of one that failed
 */
export const addSave = (flow, { name, at, newId, found, foundRecord, part }) =>
	addLedger(flow, name, at, {
		resource: 'result',
		operation: 'save',
		outcome: 'item',
		newId,
		...(found !== undefined && { found }),
		...(foundRecord !== undefined && { foundRecord }),
		...(part !== undefined && { part }),
	});

/**
 * What is not written, because the flow itself knows better; it may go well at a next run.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; cause: string; causeNl?: string; toDo?: string; toDoNl?: string; part?: string; certainty?: 'refused' | 'postponed' }} node
 * what a person reads, and what he has to do; without the Dutch the English is quoted; part: expression of
 * what the receiving side knows the part by that was made all the same; certainty: postponed where it is
 * nothing about the record, so that it is tried again as it is
 */
export const addFailure = (
	flow,
	{ name, at, cause, causeNl = '', toDo = '', toDoNl = '', part = '', certainty = 'refused' },
) =>
	addLedger(flow, name, at, {
		resource: 'result',
		operation: 'save',
		outcome: 'failure',
		...(part !== '' && { part }),
		cause,
		...(causeNl !== '' && { causeNl }),
		...(toDo !== '' && { toDo }),
		...(toDoNl !== '' && { toDoNl }),
		certainty,
	});

/**
 * What needs no writing any more.
 * @param {Flow} flow @param {{ name: string; at: Place; newId: string }} node
 */
export const addSettled = (flow, { name, at, newId }) =>
	addLedger(flow, name, at, {
		resource: 'result',
		operation: 'save',
		outcome: 'success',
		newId,
	});

/**
 * @param {Flow} flow
 * @param {CompareSettings & { name: string; entity: string; at: Place; accountViewRead: string; otherRead: string }} node
 */
export function addCompare(flow, { name, entity, at, accountViewRead, otherRead, ...settings }) {
	const { key, fields, match, direction, options } = settings;
	const { deletions = 'accountViewLeads', receivingChanges = 'overwrite' } = settings;
	return flow.add({
		name,
		type: 'n8n-nodes-accountview.syncCompare',
		version: 1,
		parameters: {
			connection: CONNECTION,
			entity,
			accountViewRead,
			accountViewKey: key.accountView,
			otherRead,
			otherKey: key.other,
			fields: {
				values: fields.map(({ field, other = field, as = 'text' }) => ({
					name: '',
					accountView: field,
					other,
					as,
				})),
			},
			match: { values: match },
			direction,
			conflicts: 'accountView',
			receivingChanges,
			deletions,
			preview: `={{ ${setting('preview')} }}`,
			options: { mostWrites: MOST_WRITES, ...options },
		},
		at,
	});
}

/**
 * All errors of the connection, once whatever number of items comes; an empty item where there is none.
 * @param {Flow} flow @param {{ name: string; at: Place }} node
 */
export const addErrors = (flow, { name, at }) =>
	addLedger(
		flow,
		name,
		at,
		{
			resource: 'issue',
			operation: 'getAll',
			connection: CONNECTION,
			entity: '',
			returnAll: true,
		},
		{ executeOnce: true, alwaysOutputData: true },
	);

/**
 * @param {Flow} flow @param {string} name @param {Place} at @param {Record<string, unknown>} parameters
 * @param {import('./flow.mjs').NodeSettings} [settings]
 */
function addLedger(flow, name, at, parameters, settings = {}) {
	return flow.add({
		name,
		type: 'n8n-nodes-accountview.syncLedger',
		version: 1,
		parameters,
		at,
		settings,
	});
}
