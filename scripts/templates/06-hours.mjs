// @ts-check
/** Template 06: the hours that were recorded in the app, into AccountView, each entry once. */
import {
	APP_FIELDS,
	COMPARE,
	ENTRY,
	HANDED_OUT,
	HOURS as AMOUNT,
	IS_CHANGED,
	IS_TOO_FINE,
	LACKS,
	LOOK_UP,
	OWN_REFERENCE,
	TRAVEL_TYPE,
	WORK_TYPE,
} from './hours/expressions.mjs';
import { ABOUT, CAUSES, LACKING, NOTHING_TWICE, READS } from './hours/texts.mjs';
import { addAppRequest } from './parts/app.mjs';
import { Flow } from './parts/flow.mjs';
import { addFailure, addSave, addSettled, OUTPUT } from './parts/ledger.mjs';
import { addIf, addSwitch } from './parts/nodes.mjs';
import { ONE_AT_A_TIME, TO_THE_END } from './parts/notes.mjs';
import { addHandedOver, FIRST_WRITE } from './parts/one-way.mjs';
import { addStart } from './parts/settings.mjs';
import { SWITCH } from './parts/words.mjs';

const HOURS = { name: 'hours', row: 'hours', otherwise: 'on', words: SWITCH };

export function hours() {
	const flow = new Flow({ number: '06', name: 'AccountView 06 · Hours' });
	const start = addStart(flow, {
		minute: 5,
		settings: [
			HOURS,
			{ name: 'workType', row: 'hours.workType', otherwise: '' },
			{ name: 'travelType', row: 'hours.travelType', otherwise: '' },
		],
		by: HOURS,
	});
	addHandedOver(flow, {
		entity: 'hours',
		start,
		app: {
			read: 'Get Open Hours',
			split: 'One Item per Entry',
			shape: 'Hours in One Shape',
			resource: 'hours',
			query: [
				{ name: 'state', value: 'open' },
				{ name: 'updateStatus', value: 'false' },
			],
			fields: APP_FIELDS,
		},
		fields: [
			{ field: 'entry' },
			{ field: 'employee' },
			{ field: 'projectCode' },
			{ field: 'kind' },
			{ field: 'date', as: 'date' },
			{ field: 'hours', as: 'decimal' },
			{ field: 'description' },
			{ field: 'changedAt', as: 'exact' },
		],
		ready: 'isReady',
		last: 5,
	});
	addWrites(flow);
	addAllNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addWrites(flow) {
	const sentBefore = addIf(flow, {
		name: 'Sent Before?',
		at: [FIRST_WRITE, 0],
		when: '$json._sync.attempt > 1',
	});
	const lookUp = addAppRequest(flow, {
		name: LOOK_UP,
		at: [FIRST_WRITE + 1, 1],
		path: `/hours/{{ $json._sync.key }}`,
		whole: true,
	});
	const isDone = `$json.body.state === 'exported' && $json.body.reference === ${OWN_REFERENCE}`;
	const now = addSwitch(flow, {
		name: 'What Is It Now?',
		at: [FIRST_WRITE + 2, 1],
		cases: [
			{ name: 'To Send', when: `$json.statusCode === 200 && !(${isDone})` },
			{
				name: 'Done or Removed',
				when: `$json.statusCode === 404 || $json.statusCode === 200 && ${isDone}`,
			},
			{ name: 'Not Read', when: '$json.statusCode !== 200 && $json.statusCode !== 404' },
		],
	});
	const isComplete = addSwitch(flow, {
		name: 'What Does It Lack?',
		at: [FIRST_WRITE + 3, 0],
		cases: [
			{ name: 'Nothing', when: `${LACKS} === ''` },
			{ name: 'Unique Code', when: `${LACKS} === 'code'` },
			{ name: 'Hour Type', when: `${LACKS} === 'type'` },
			{ name: 'Date, Hours or Kind', when: `${LACKS} === 'content'` },
		],
	});
	const create = addCreate(flow);
	const newId = `={{ ${OWN_REFERENCE} }}`;
	const save = addSave(flow, { name: 'Save Result', at: [FIRST_WRITE + 8, 0.5], newId });
	const noCode = addFailure(flow, {
		name: 'Employee Without Unique Code',
		at: [FIRST_WRITE + 4, 1],
		...CAUSES.noCode,
	});
	const noType = addFailure(flow, {
		name: 'No Hour Type Set',
		at: [FIRST_WRITE + 4, 2],
		...CAUSES.noType,
	});
	const incomplete = addFailure(flow, {
		name: 'Entry Not Complete',
		at: [FIRST_WRITE + 4, 3],
		...CAUSES.incomplete,
	});
	const settled = addSettled(flow, {
		name: 'Nothing to Send',
		at: [FIRST_WRITE + 3, 2],
		newId,
	});
	const notRead = addSave(flow, { name: 'Look-Up Failed', at: [FIRST_WRITE + 3, 3], newId });
	flow.wire({ from: COMPARE, output: OUTPUT.createInAccountView, to: sentBefore });
	flow.wire({ from: COMPARE, output: OUTPUT.updateInAccountView, to: lookUp });
	flow.wire({ from: sentBefore, output: 0, to: lookUp });
	flow.wire({ from: sentBefore, output: 1, to: isComplete });
	flow.wire({ from: lookUp, to: now });
	flow.wire({ from: lookUp, output: 1, to: notRead });
	for (const [output, to] of [isComplete, settled, notRead].entries()) {
		flow.wire({ from: now, output, to });
	}
	for (const [output, to] of [create, noCode, noType, incomplete].entries()) {
		flow.wire({ from: isComplete, output, to });
	}
	addStored(flow, { create, save });
	addRefused(flow, { create, save });
}

/**
 * What is wrong is often not at the entry, where a person would look for it.
 * @param {Flow} flow @param {{ create: string; save: string }} nodes
 */
function addRefused(flow, { create, save }) {
	const isOfHours =
		"$json.details?.code === 'AV_FIELD_INVALID' && $json.details?.fields === 'hours'";
	const isTooMany = `${isOfHours} && !${IS_TOO_FINE}`;
	const isTooFine = `${isOfHours} && ${IS_TOO_FINE}`;
	const isRefused = "$json.details?.code === 'AV_REJECTED'";
	const why = addSwitch(flow, {
		name: 'Why Not?',
		at: [FIRST_WRITE + 5, 1],
		cases: [
			{ name: 'The Hours of the Day', when: isTooMany },
			{ name: 'Refused by AccountView', when: isRefused },
			{ name: 'Something Else', when: `!(${isOfHours}) && !(${isRefused})` },
			{ name: 'Too Many Decimals', when: isTooFine },
		],
	});
	const tooMany = addFailure(flow, {
		name: 'More Than 24 Hours',
		at: [FIRST_WRITE + 6, 1],
		...CAUSES.tooMany,
	});
	const tooFine = addFailure(flow, {
		name: 'More Than Two Decimals',
		at: [FIRST_WRITE + 7, 2],
		...CAUSES.tooFine,
	});
	const refused = addFailure(flow, {
		name: 'Refused Hours',
		at: [FIRST_WRITE + 6, 2],
		...CAUSES.refused,
	});
	flow.wire({ from: create, output: 1, to: why });
	for (const [output, to] of [tooMany, refused, save, tooFine].entries()) {
		flow.wire({ from: why, output, to });
	}
}

/**
 * What was booked is exported in the app, unless it was changed in the meantime: then it is read again.
 * @param {Flow} flow @param {{ create: string; save: string }} nodes
 */
function addStored(flow, { create, save }) {
	const exported = addAppRequest(flow, {
		name: 'Set to Exported',
		at: [FIRST_WRITE + 5, 0],
		method: 'PUT',
		path: `/hours/{{ ${HANDED_OUT}._sync.key }}`,
		body: [
			{ name: 'state', value: 'exported' },
			{ name: 'reference', value: `={{ ${OWN_REFERENCE} }}` },
		],
	});
	const isChanged = addIf(flow, {
		name: 'Changed Meanwhile?',
		at: [FIRST_WRITE + 6, 0],
		when: IS_CHANGED,
	});
	const back = addAppRequest(flow, {
		name: 'Set Back to Open',
		at: [FIRST_WRITE + 7, 0],
		method: 'PUT',
		path: `/hours/{{ ${HANDED_OUT}._sync.key }}`,
		body: [{ name: 'state', value: 'open' }],
	});
	flow.wire({ from: create, to: exported });
	flow.wire({ from: exported, to: isChanged });
	flow.wire({ from: exported, output: 1, to: save });
	for (const [output, to] of [back, save].entries()) flow.wire({ from: isChanged, output, to });
	for (const output of [0, 1]) flow.wire({ from: back, output, to: save });
}

/** @param {Flow} flow */
function addCreate(flow) {
	const chosen = (/** @type {'number' | 'code'} */ mode, /** @type {string} */ value) => ({
		__rl: true,
		mode,
		value: `={{ ${value} }}`,
	});
	return flow.add({
		name: 'Store in AccountView',
		type: 'n8n-nodes-accountview.accountViewHours',
		version: 1,
		parameters: {
			resource: 'hourEntry',
			operation: 'create',
			employee: chosen('number', `${ENTRY}.employee`),
			project: chosen('code', `${ENTRY}.projectCode`),
			kind: `={{ ${ENTRY}.kind }}`,
			workingHourType: chosen('code', WORK_TYPE),
			travelHourType: chosen('code', TRAVEL_TYPE),
			date: `={{ ${ENTRY}.date }}`,
			hours: `={{ ${AMOUNT} }}`,
			description: `={{ ${ENTRY}.description }}`,
			ownReference: `={{ ${OWN_REFERENCE} }}`,
			options: {},
		},
		at: [FIRST_WRITE + 4, 0],
		settings: { onError: 'continueErrorOutput' },
	});
}

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
		name: 'Nothing Twice',
		text: NOTHING_TWICE,
		at: [FIRST_WRITE - 0.1, -1.5],
		size: [3.6, 1.3],
	});
	flow.note({
		name: 'What Is Lacking',
		text: LACKING,
		at: [FIRST_WRITE + 5, 2.9],
		size: [2.6, 1],
	});
	flow.note({ name: 'To the End', text: TO_THE_END, at: [FIRST_WRITE - 0.1, 6], size: [3, 1.1] });
}
