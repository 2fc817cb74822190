// @ts-check
/**
 * What Compare hands out for the app, written to it and saved. What is to be made and turns out to be
 * there is only linked: somebody may have changed it there, so the next run compares them.
 */
import { addAppRequest } from './app.mjs';
import { addFailure, addSave } from './ledger.mjs';
import { addIf, objectOf } from './nodes.mjs';
import { WRITES } from './sync.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {{ from: string; output: number }} Origin
 */

/**
 * @param {Flow} flow
 * @param {object} writes
 * @param {string} [writes.suffix] ends the names of its nodes @param {number} writes.top its first row of two
 * @param {number} [writes.column] of its first node
 * @param {Origin} writes.creates @param {Origin} writes.updates
 * @param {string} writes.resource as the address of the app calls it
 * @param {Readonly<Record<string, string>>} writes.shape the app's record as Compare gets it: an expression
 * without braces by field
 * @param {string} writes.lookUp expression without braces of the query that finds the record
 * @param {boolean} [writes.mergesUpdates] also what is updated is looked up, since the body needs it:
 * it is the item by then
 * @param {readonly import('./app.mjs').NameAndValue[]} writes.body
 * @param {readonly import('./app.mjs').NameAndValue[]} [writes.updateBody] left out: the same body
 */
export function addAppWrites(flow, writes) {
	const { suffix = '', top, column = WRITES.first, resource, shape, lookUp, body } = writes;
	const name = (/** @type {string} */ words) => `${words}${suffix}`;
	const merges = writes.mergesUpdates === true;
	const question = addIf(flow, {
		name: name('Look First?'),
		at: [column, top],
		when: '$json._sync.lookFirst',
	});
	const look = addAppRequest(flow, {
		name: name('Look Up in the App'),
		at: [column + 1, top + 1],
		path: `/${resource}{{ ${merges ? `$json._sync.targetKey ? '/' + $json._sync.targetKey : ` : ''}${lookUp} }}`,
	});
	const create = addAppRequest(flow, {
		name: name('Create in the App'),
		at: [column + 3, top],
		method: 'POST',
		path: `/${resource}`,
		body,
	});
	const update = addAppRequest(flow, {
		name: name('Update in the App'),
		at: [column + 3, top + 1],
		method: 'PUT',
		path: `/${resource}/{{ ${merges ? '$json.id' : '$json._sync.targetKey'} }}`,
		body: writes.updateBody ?? body,
	});
	const save = addSave(flow, {
		name: name('Save Result (App)'),
		at: [column + 4, top + 1],
		newId: '',
		found: 'made',
	});
	const saveFound = addSave(flow, {
		name: name('Save Found (App)'),
		at: [column + 4, top + 2],
		newId: '={{ $json.items[0].id }}',
		found: 'found',
		foundRecord: `={{ ${objectOf(shape, '$json.items[0]')} }}`,
	});
	flow.wire({ ...writes.creates, to: question });
	flow.wire({ ...writes.updates, to: merges ? look : update });
	flow.wire({ from: question, output: 0, to: look });
	flow.wire({ from: question, output: 1, to: create });
	flow.wire({ from: look, output: 1, to: save });
	const to = { create, saveFound, ...(merges && { update }) };
	addAnswers(flow, { name, at: [column + 2, top + 1], look, to });
	for (const from of [create, update]) {
		for (const output of [0, 1]) flow.wire({ from, output, to: save });
	}
}

/**
 * What the app answered to the look-up: nothing, one record, the one to be updated, or none of these.
 * @param {Flow} flow
 * @param {object} answers
 * @param {(words: string) => string} answers.name @param {import('./flow.mjs').Place} answers.at
 * @param {string} answers.look @param {{ create: string; saveFound: string; update?: string }} answers.to
 */
function addAnswers(flow, { name, at: [column, row], look, to: { create, saveFound, update } }) {
	// Questions in the place of one Switch, which asks all of its cases for each item, and that twice.
	const isNew = addIf(flow, {
		name: name('Not There?'),
		at: [column, row],
		when: '$json.items?.length === 0',
	});
	const isThere = addIf(flow, {
		name: name('There Already?'),
		at: [column, row + 1],
		when: '$json.items?.length === 1',
	});
	const noAnswer = addNoAnswer(flow, {
		name: name('Save Look-Up Without Answer'),
		at: [column + 1, row + 2],
	});
	flow.wire({ from: look, to: isNew });
	flow.wire({ from: isNew, output: 0, to: create });
	flow.wire({ from: isNew, output: 1, to: isThere });
	flow.wire({ from: isThere, output: 0, to: saveFound });
	if (update === undefined) {
		flow.wire({ from: isThere, output: 1, to: noAnswer });
		return;
	}
	const isRecord = addIf(flow, {
		name: name('To Update?'),
		at: [column + 1, row + 1],
		when: '$json.id !== undefined',
	});
	flow.wire({ from: isThere, output: 1, to: isRecord });
	flow.wire({ from: isRecord, output: 0, to: update });
	flow.wire({ from: isRecord, output: 1, to: noAnswer });
}

/** Which of several it is only a person can tell. */
const isSeveral = '$json.items?.length > 1';
const count = '($json.total ?? $json.items.length)';

/**
 * A write would go astray, and it is no fault of the record: it is looked up again before it is written.
 * @param {Flow} flow @param {{ name: string; at: import('./flow.mjs').Place }} node
 */
export const addNoAnswer = (flow, node) =>
	addFailure(flow, {
		...node,
		cause: `={{ ${isSeveral} ? 'the work-order app has ' + ${count} + ' that it could be' : 'the work-order app was asked whether it is there already, and answered something else' }}`,
		causeNl: `={{ ${isSeveral} ? 'in de werkbonnen-app zijn er ' + ${count} + ' die het kunnen zijn' : 'de werkbonnen-app gaf op de vraag of het er al is iets anders terug' }}`,
		toDo: `={{ ${isSeveral} ? 'Give each of them a number of its own in the work-order app, or remove what is there twice' : 'Nothing to do now. If it stays, check whether the work-order app works' }}`,
		toDoNl: `={{ ${isSeveral} ? 'Geef elk in de werkbonnen-app een eigen nummer, of verwijder wat er dubbel is' : 'U hoeft nu niets te doen. Blijft de melding staan, kijk dan of de werkbonnen-app het doet' }}`,
		certainty: 'postponed',
	});
