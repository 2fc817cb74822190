// @ts-check
/** Template 07: what is out of step, as notes at the records in the app; they go by themselves. */
import { addAppList, addAppRequest } from './parts/app.mjs';
import { Flow } from './parts/flow.mjs';
import { addErrors } from './parts/ledger.mjs';
import { addGroups, addMerge, addNothing, addShape, addSwitch } from './parts/nodes.mjs';
import { addPlainStart, setting } from './parts/settings.mjs';

/** Where the app keeps the records of each kind; what is not here has no timeline. */
const RESOURCES = {
	customer: 'customers',
	project: 'projects',
	'work-order': 'work-orders',
	'sales-order': 'work-orders',
	'executed-work': 'work-orders',
	hours: 'hours',
};

const RESOURCE = `(${JSON.stringify(RESOURCES)})[$json.entity]`;

/** Most characters of a note. */
const LONGEST_NOTE = 2000;

const SOURCE = setting('source');

/** An item that stands for nothing, since a side without records must not end the flow. */
const NOTHING = "{ key: '', wanted: null, there: null }";

export function syncErrors() {
	const flow = new Flow({ number: '07', name: 'AccountView 07 · Sync Errors' });
	const settings = addPlainStart(flow, {
		minute: 9,
		settings: [
			{ name: 'language', row: 'language', otherwise: 'nl' },
			{ name: 'source', row: 'notes.source', otherwise: 'accountview' },
		],
	});
	const notes = addAppList(flow, {
		name: 'Get Notes from the App',
		split: 'One Item per Note',
		at: [3, 0.5],
		resource: 'notes',
		query: [{ name: 'source', value: `={{ ${SOURCE} }}` }],
	});
	const away = addNothing(flow, { name: 'The App Cannot Be Reached', at: [4, 1.5] });
	const both = addBoth(flow, notes.last);
	const byKey = addGroups(flow, {
		name: 'By Key',
		at: [8, 0.5],
		by: 'key',
		lists: ['wanted', 'there'],
	});
	const todo = addSwitch(flow, {
		name: 'What Is to Be Done?',
		at: [9, 0.5],
		cases: [
			{
				name: 'New or Changed',
				when: '$json.appended_wanted.length > 0 && JSON.stringify($json.appended_wanted[0]) !== JSON.stringify($json.appended_there[0])',
			},
			{ name: 'Over', when: '$json.appended_wanted.length === 0' },
		],
	});
	flow.wire({ from: settings, to: notes.first });
	flow.wire({ from: notes.first, output: 1, to: away });
	flow.chain([both, byKey, todo]);
	addWrites(flow, todo);
	addAllNotes(flow);
	return flow;
}

/**
 * The notes that are there and those that should be, in one shape. The list of errors is read behind
 * the notes: an app that cannot be reached needs none of it.
 * @param {Flow} flow @param {string} notes @returns {string} the node that brings both
 */
function addBoth(flow, notes) {
	const there = addShape(flow, {
		name: 'Notes That Are There',
		at: [6, 0],
		fields: {
			key: '$json.key',
			wanted: 'null',
			there: '{ resource: $json.resource, recordId: $json.recordId, text: $json.text }',
		},
		when: '$json.key !== undefined',
		otherwise: NOTHING,
	});
	const errors = addErrors(flow, { name: 'Get Errors', at: [5, 1] });
	const wanted = addShape(flow, {
		name: 'Notes That Should Be There',
		at: [6, 1],
		fields: {
			key: `[${SOURCE}, $json.entity, $json.subject, $json.code].join(':')`,
			wanted: `{ resource: ${RESOURCE}, recordId: Number($json.otherRecord), text: (${setting('language')} === 'en' ? $json.note : $json.noteNl).slice(0, ${String(LONGEST_NOTE)}) }`,
			there: 'null',
		},
		when: `${RESOURCE} !== undefined && Number($json.otherRecord) > 0`,
		otherwise: NOTHING,
	});
	const both = addMerge(flow, { name: 'Both', at: [7, 0.5], inputs: 2 });
	for (const to of [there, errors]) flow.wire({ from: notes, to });
	flow.wire({ from: errors, to: wanted });
	for (const [input, from] of [there, wanted].entries()) flow.wire({ from, to: both, input });
	return both;
}

/** @param {Flow} flow @param {string} todo */
function addWrites(flow, todo) {
	const path = '/notes/by-key/{{ encodeURIComponent($json.key) }}';
	const write = addAppRequest(flow, {
		name: 'Write the Note',
		at: [10, 0],
		method: 'PUT',
		path,
		body: [
			...['resource', 'recordId', 'text'].map((name) => ({
				name,
				value: `={{ $json.appended_wanted[0].${name} }}`,
			})),
			{ name: 'kind', value: 'error' },
			{ name: 'source', value: `={{ ${SOURCE} }}` },
		],
	});
	const remove = addAppRequest(flow, {
		name: 'Delete the Note',
		at: [10, 1],
		method: 'DELETE',
		path,
	});
	const later = addNothing(flow, { name: 'Next Time', at: [11, 0.5] });
	for (const [output, to] of [write, remove].entries()) {
		flow.wire({ from: todo, output, to });
		flow.wire({ from: to, output: 1, to: later });
	}
}

/** @param {Flow} flow */
function addAllNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.6, -0.6],
		size: [2.2, 4],
		colour: 'setUp',
	});
	flow.note({ name: 'Nothing Is Lost', text: LOST, at: [2.9, 2.3], size: [2.2, 1] });
	flow.note({ name: 'What Stands Where', text: WHERE, at: [5.9, 2], size: [2.8, 1.2] });
	flow.note({ name: 'Only What Differs', text: DIFFERS, at: [8.9, 2], size: [2.6, 1] });
}

const ABOUT = `## 07 · Sync errors

Puts each error of the link as a note at its record in the app, and takes it away once the error is over. All notes together are the app's one list of messages.

**Nederlands** – Zet elke fout van de koppeling als melding bij de klant, het project, de werkbon of de urenregel waar het om gaat, en haalt de melding weg zodra het is opgelost. Niemand hoeft iets af te vinken.

**Fill in**
1. The credential with the app's token in the HTTP Request nodes.
2. The address of the app in **Settings**, unless the set-up flow (00) keeps it in the table *AccountView settings*: what stands there wins.

\`language\` is \`nl\` or \`en\`. Where a second link writes notes in the same app, give it another \`source\`.`;

const LOST = `## Nothing is lost
The list of errors is kept by Sync Ledger. When the app cannot be reached, or refuses a note, the next time brings it up to date.`;

const WHERE = `## What stands where
A record that is in AccountView only has no place in the app: its error stands on the status page (08). Another app calls its records otherwise? Change **Notes That Should Be There** and the HTTP Request nodes.`;

const DIFFERS = `## Only what differs
A note is written when it is new or says something else, and deleted when its error is over: as long as nothing changes, one request asks for the notes, and that is all.`;
