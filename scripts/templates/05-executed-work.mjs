// @ts-check
/** Template 05: the ticked articles of checked work orders, onto the sales order, ready to invoice. */
import {
	APP_FIELDS,
	COMPARE,
	FORMER_PART,
	HANDED_OUT,
	IS_CHANGED,
	LOOK_UP,
	MOVED_FROM,
	NEW_ID,
	NOW,
	ORDER_NOW,
	PART,
	REFERENCE,
	SENT_PART,
} from './executed-work/expressions.mjs';
import { ABOUT, CAUSES, LEFT, READS, SENT_BEFORE } from './executed-work/texts.mjs';
import { addAppRequest } from './parts/app.mjs';
import { Flow } from './parts/flow.mjs';
import { addFailure, addSave, addSettled, OUTPUT } from './parts/ledger.mjs';
import { addIf, addSwitch } from './parts/nodes.mjs';
import { ONE_AT_A_TIME, TO_THE_END } from './parts/notes.mjs';
import { addHandedOver, FIRST_WRITE } from './parts/one-way.mjs';
import { addStart } from './parts/settings.mjs';
import { SWITCH } from './parts/words.mjs';

const EXECUTED_WORK = { name: 'executedWork', row: 'executedWork', otherwise: 'on', words: SWITCH };

export function executedWork() {
	const flow = new Flow({ number: '05', name: 'AccountView 05 · Executed Work' });
	const start = addStart(flow, {
		minute: 4,
		settings: [EXECUTED_WORK],
		by: EXECUTED_WORK,
	});
	addHandedOver(flow, {
		entity: 'executed-work',
		start,
		app: {
			read: 'Get Checked Work Orders',
			split: 'One Item per Work Order',
			shape: 'Work Orders in One Shape',
			resource: 'work-orders',
			query: [
				{ name: 'state', value: 'checked' },
				{ name: 'updateStatus', value: 'false' },
			],
			fields: APP_FIELDS,
		},
		fields: [
			{ field: 'number' },
			{ field: 'orderNumber' },
			{ field: 'used' },
			{ field: 'checkedAt', as: 'exact' },
		],
		last: 6,
	});
	addWrites(flow);
	addAllNotes(flow);
	return flow;
}

/** Columns, from the first node behind Compare on. */
const AT = { lookUp: FIRST_WRITE + 1, send: FIRST_WRITE + 6, sent: FIRST_WRITE + 7.5 };

/** @param {Flow} flow */
function addWrites(flow) {
	const save = addSave(flow, {
		name: 'Save Result',
		at: [AT.sent + 4, 1],
		newId: NEW_ID,
		part: SENT_PART,
	});
	const waiting = addFailure(flow, {
		name: 'Waits for Its Order',
		at: [AT.lookUp + 2, 2],
		...CAUSES.waiting,
		part: FORMER_PART,
	});
	const append = addAppend(flow, {
		name: 'Put the Articles on the Order',
		at: [AT.send, 0],
		order: '$json.orderNumber',
		lines: '$json.articles',
		// What was typed over before the first run is there already; after it a like line is another's.
		options: { skipExisting: "={{ $('Start Run').first().json.firstRun === true }}" },
	});
	const appendRest = addAppend(flow, {
		name: 'Put What Is Missing on the Order',
		at: [AT.send, 1],
		order: ORDER_NOW,
		lines: `${NOW}.articles`,
		options: { reportLeft: true },
	});
	addFirst(flow, { append, waiting });
	const toSend = addFormerOrder(flow, { appendRest, save });
	addLookUp(flow, { toSend, waiting });
	addSent(flow, { from: [append, appendRest], save });
}

/** What was never sent. @param {Flow} flow @param {{ append: string; waiting: string }} nodes */
function addFirst(flow, { append, waiting }) {
	const sentBefore = addIf(flow, {
		name: 'Sent Before?',
		at: [FIRST_WRITE, 0],
		when: '$json._sync.attempt > 1',
	});
	const hasOrder = addIf(flow, {
		name: 'Has a Sales Order?',
		at: [AT.lookUp + 1, 0],
		when: "$json.orderNumber !== ''",
	});
	flow.wire({ from: COMPARE, output: OUTPUT.createInAccountView, to: sentBefore });
	flow.wire({ from: sentBefore, output: 1, to: hasOrder });
	flow.wire({ from: hasOrder, output: 0, to: append });
	flow.wire({ from: hasOrder, output: 1, to: waiting });
}

/** What was sent before, or tried. @param {Flow} flow @param {{ toSend: string; waiting: string }} nodes */
function addLookUp(flow, { toSend, waiting }) {
	const lookUp = addAppRequest(flow, {
		name: LOOK_UP,
		at: [AT.lookUp, 1],
		path: `/work-orders/{{ $json._sync.key }}`,
		whole: true,
	});
	const isReady = "$json.statusCode === 200 && ['checked', 'handled'].includes($json.body.state)";
	const now = addSwitch(flow, {
		name: 'What Is It Now?',
		at: [AT.lookUp + 1, 1],
		cases: [
			{ name: 'To Send', when: `${isReady} && ${ORDER_NOW} !== ''` },
			{ name: 'Without Order', when: `${isReady} && ${ORDER_NOW} === ''` },
			{
				name: 'Not Checked',
				when: `$json.statusCode === 404 || $json.statusCode === 200 && !(${isReady})`,
			},
			{ name: 'Not Read', when: '$json.statusCode !== 200 && $json.statusCode !== 404' },
		],
	});
	const settled = addSettled(flow, {
		name: 'Nothing to Send',
		at: [AT.lookUp + 2, 3],
		newId: NEW_ID,
	});
	const notRead = addSave(flow, {
		name: 'Look-Up Failed',
		at: [AT.lookUp + 2, 4],
		newId: NEW_ID,
	});
	flow.wire({ from: COMPARE, output: OUTPUT.updateInAccountView, to: lookUp });
	flow.wire({ from: 'Sent Before?', output: 0, to: lookUp });
	flow.wire({ from: lookUp, to: now });
	flow.wire({ from: lookUp, output: 1, to: notRead });
	for (const [output, to] of [toSend, waiting, settled, notRead].entries()) {
		flow.wire({ from: now, output, to });
	}
}

/**
 * A work order that is linked to another order since it was sent goes there once its articles are off the
 * former one: they would be charged twice.
 * @param {Flow} flow @param {{ appendRest: string; save: string }} nodes @returns {string} the first node
 */
function addFormerOrder(flow, { appendRest, save }) {
	const isMoved = addIf(flow, {
		name: 'Another Order Since?',
		at: [AT.lookUp + 2, 1],
		when: `!['', ${ORDER_NOW}].includes(${MOVED_FROM})`,
	});
	const former = addAppend(flow, {
		name: 'What Is Left on the Former Order',
		at: [AT.lookUp + 3, 1],
		order: MOVED_FROM,
		// Nothing is put there: it tells what the order still has of it.
		lines: '[]',
		options: { reportLeft: true },
	});
	const isGone = "$json.details?.code === 'AV_RECORD_NOT_FOUND'";
	const isOff = addSwitch(flow, {
		name: 'Is It Off That Order?',
		at: [AT.lookUp + 4, 1],
		cases: [
			{ name: 'Off It', when: `${isGone} || $json.notTakenOver?.length === 0` },
			{ name: 'Still There', when: '$json.notTakenOver?.length > 0' },
			{ name: 'Not Known', when: `!(${isGone}) && $json.notTakenOver === undefined` },
		],
	});
	const still = addFailure(flow, {
		name: 'Still on the Former Order',
		at: [AT.send, 2],
		...CAUSES.moved,
		part: FORMER_PART,
	});
	flow.wire({ from: isMoved, output: 0, to: former });
	flow.wire({ from: isMoved, output: 1, to: appendRest });
	for (const output of [0, 1]) flow.wire({ from: former, output, to: isOff });
	for (const [output, to] of [appendRest, still, save].entries()) {
		flow.wire({ from: isOff, output, to });
	}
	return isMoved;
}

/**
 * What was put on the order is handled in the app, unless something was left out or it was changed in the
 * meantime: then it is read again.
 * @param {Flow} flow @param {{ from: readonly string[]; save: string }} nodes
 */
function addSent(flow, { from: appends, save }) {
	const isPart = addIf(flow, {
		name: 'Anything Left Out?',
		at: [AT.sent, 0],
		when: '$json.notTakenOver.length > 0',
	});
	const leftOut = addFailure(flow, {
		name: 'Some Left Out',
		at: [AT.sent + 1, -1],
		...CAUSES.leftOut,
		part: PART,
	});
	const handled = addSetState(flow, {
		name: 'Set to Handled',
		at: [AT.sent + 1, 0],
		state: 'handled',
	});
	const isChanged = addIf(flow, {
		name: 'Changed Meanwhile?',
		at: [AT.sent + 2, 0],
		when: IS_CHANGED,
	});
	const back = addSetState(flow, {
		name: 'Set Back to Checked',
		at: [AT.sent + 3, 0],
		state: 'checked',
	});
	for (const from of appends) {
		flow.wire({ from, to: isPart });
		flow.wire({ from, output: 1, to: save });
	}
	flow.wire({ from: isPart, output: 0, to: leftOut });
	flow.wire({ from: isPart, output: 1, to: handled });
	flow.wire({ from: handled, to: isChanged });
	flow.wire({ from: handled, output: 1, to: save });
	for (const [output, to] of [back, save].entries()) flow.wire({ from: isChanged, output, to });
	for (const output of [0, 1]) flow.wire({ from: back, output, to: save });
}

/** @param {Flow} flow @param {{ name: string; at: import('./parts/flow.mjs').Place; state: string }} node */
const addSetState = (flow, { name, at, state }) =>
	addAppRequest(flow, {
		name,
		at,
		method: 'PUT',
		path: `/work-orders/{{ ${HANDED_OUT}._sync.key }}`,
		body: [{ name: 'state', value: state }],
	});

/**
 * @param {Flow} flow
 * @param {{ name: string; at: import('./parts/flow.mjs').Place; order: string; lines: string; options: Record<string, boolean | string> }} node
 * order and lines: expressions without braces
 */
const addAppend = (flow, { name, at, order, lines, options }) =>
	flow.add({
		name,
		type: 'n8n-nodes-accountview.accountViewOrders',
		version: 1,
		parameters: {
			resource: 'orderLine',
			operation: 'append',
			matchOn: 'number',
			order: { __rl: true, mode: 'number', value: `={{ ${order} }}` },
			linesFrom: 'input',
			linesInput: `={{ ${lines} }}`,
			lineReference: `={{ ${REFERENCE} }}`,
			options,
		},
		at,
		settings: { onError: 'continueErrorOutput' },
	});

/** @param {Flow} flow */
function addAllNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.6, -0.6],
		size: [2.2, 4.6],
		colour: 'setUp',
	});
	flow.note({ name: 'What Is Read', text: READS, at: [4.8, -0.9], size: [3, 1.2] });
	flow.note({ name: 'One at a Time', text: ONE_AT_A_TIME, at: [4.8, 2.9], size: [2, 1.1] });
	flow.note({
		name: 'Sent Before',
		text: SENT_BEFORE,
		at: [FIRST_WRITE - 0.1, -1.3],
		size: [3.6, 1.1],
	});
	flow.note({
		name: 'What Is Left Out',
		text: LEFT,
		at: [AT.sent - 0.2, 2.2],
		size: [2.7, 1.1],
	});
	flow.note({ name: 'To the End', text: TO_THE_END, at: [FIRST_WRITE - 0.1, 7], size: [3, 1.1] });
}
