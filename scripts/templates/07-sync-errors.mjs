// @ts-check
/** Template 07: what is out of step, as notes at the records in the app; they go by themselves. */
import { addAppPages, addAppRequest } from './parts/app.mjs';
import { Flow } from './parts/flow.mjs';
import { addErrors } from './parts/ledger.mjs';
import { addIf, addNothing } from './parts/nodes.mjs';
import { addPlainStart, LANGUAGE, LANGUAGE_CHOSEN, setting } from './parts/settings.mjs';

/** Where the app keeps the records of each kind; what is not here has no timeline. */
const RESOURCES = {
	customer: 'customers',
	project: 'projects',
	'work-order': 'work-orders',
	'sales-order': 'work-orders',
	'executed-work': 'work-orders',
	hours: 'hours',
};

/** Most characters of a note. */
const LONGEST_NOTE = 2000;

const NOTES = 'Get Notes from the App';
const ERRORS = 'Get Errors';
const SOURCE = setting('source');

/**
 * The notes to be written, `{ key, resource, recordId, text }`, and those whose error is over, with a
 * key only. Of all notes only those that bear a key of this source are the link's own, whatever else an app puts
 * into the list. One expression for all: with thousands of errors, one for each would take minutes.
 */
const DIFFERENCES = `={{ (() => {
	const resources = ${JSON.stringify(RESOURCES)};
	const wanted = new Map($('${ERRORS}').all().map(({ json }) => json)
		.filter((error) => resources[error.entity] !== undefined && Number(error.otherRecord) > 0)
		.map((error) => [
			[${SOURCE}, error.entity, error.subject, error.code].join(':'),
			{
				resource: resources[error.entity],
				recordId: Number(error.otherRecord),
				text: (${LANGUAGE_CHOSEN} === 'en' ? error.note : error.noteNl).slice(0, ${String(LONGEST_NOTE)}),
			},
		]));
	const there = new Map($('${NOTES}').all().flatMap(({ json }) => json.items ?? [])
		.filter((note) => typeof note?.key === 'string' && note.key.startsWith(${SOURCE} + ':'))
		.map((note) => [note.key, note]));
	const isThere = ([key, { resource, recordId, text }]) => {
		const note = there.get(key);
		return note?.resource === resource && note.recordId === recordId && note.text === text;
	};
	return {
		differences: [
			...[...wanted].filter((one) => !isThere(one)).map(([key, note]) => ({ key, ...note })),
			...[...there].filter(([key]) => !wanted.has(key)).map(([key]) => ({ key })),
		],
	};
})() }}`;

export function syncErrors() {
	const flow = new Flow({ number: '07', name: 'AccountView 07 · Sync Errors' });
	const settings = addPlainStart(flow, {
		settings: [LANGUAGE, { name: 'source', row: 'notes.source', otherwise: 'accountview' }],
	});
	const notes = addAppPages(flow, {
		name: NOTES,
		at: [3, 0.5],
		resource: 'notes',
		query: [{ name: 'source', value: `={{ ${SOURCE} }}` }],
	});
	const away = addNothing(flow, { name: 'The App Cannot Be Reached', at: [4, 1.5] });
	// Behind the notes: an app that cannot be reached needs no errors.
	const errors = addErrors(flow, { name: ERRORS, at: [4, 0.5] });
	const differences = addDifferences(flow);
	flow.chain([settings, notes, errors]);
	flow.wire({ from: notes, output: 1, to: away });
	flow.wire({ from: errors, to: differences.first });
	addWrites(flow, differences.last);
	addAllNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {{ first: string; last: string }} */
function addDifferences(flow) {
	const first = flow.add({
		name: 'What Differs',
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: { mode: 'raw', jsonOutput: DIFFERENCES, options: {} },
		at: [5, 0.5],
		settings: { executeOnce: true },
	});
	const last = flow.add({
		name: 'One Item per Difference',
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'differences', options: {} },
		at: [6, 0.5],
	});
	flow.wire({ from: first, to: last });
	return { first, last };
}

/** @param {Flow} flow @param {string} differences */
function addWrites(flow, differences) {
	const isOver = addIf(flow, {
		name: 'Is the Error Over?',
		at: [7, 0.5],
		when: '$json.text === undefined',
	});
	const path = '/notes/by-key/{{ encodeURIComponent($json.key) }}';
	const remove = addAppRequest(flow, {
		name: 'Delete the Note',
		at: [8, 0],
		method: 'DELETE',
		path,
	});
	const write = addAppRequest(flow, {
		name: 'Write the Note',
		at: [8, 1],
		method: 'PUT',
		path,
		body: [
			...['resource', 'recordId', 'text'].map((name) => ({ name, value: `={{ $json.${name} }}` })),
			{ name: 'kind', value: 'error' },
			{ name: 'source', value: `={{ ${SOURCE} }}` },
		],
	});
	const later = addNothing(flow, { name: 'Next Time', at: [9, 0.5] });
	flow.wire({ from: differences, to: isOver });
	for (const [output, to] of [remove, write].entries()) {
		flow.wire({ from: isOver, output, to });
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
	flow.note({ name: 'Nothing Is Lost', text: LOST, at: [2.9, 2.4], size: [2.2, 0.9] });
	flow.note({ name: 'What Stands Where', text: WHERE, at: [5.3, 1.6], size: [2.2, 1.2] });
	flow.note({ name: 'Only What Differs', text: DIFFERS, at: [4.9, -1], size: [2.6, 1] });
}

const ABOUT = `## 07 · Sync errors

Puts each error of the link as a note at its record in the app, and takes it away once the error is over. All notes together are the app's one list of messages.

**Nederlands** – Zet elke fout van de koppeling als melding bij de klant, het project, de werkbon of de urenregel waar het om gaat, en haalt de melding weg zodra het is opgelost. Niemand hoeft iets af te vinken.

**Fill in**
1. The credential with the app's token in the HTTP Request nodes.
2. The address of the app in **Settings**, unless the set-up flow (00) keeps it in the table *AccountView settings*: what stands there wins.
3. If the ledger of 01 to 06 is not in n8n's own folder: the same Store credential in **${ERRORS}**. Without it no errors are found, and the notes are taken away.

\`language\` is \`nl\` or \`en\`. Where a second link writes notes in the same app, give it another \`source\`.`;

const LOST = `## Nothing is lost
The list of errors is kept by Sync Ledger. When the app cannot be reached, or refuses a note, the next time brings it up to date.`;

const WHERE = `## What stands where
A record that is in AccountView only has no place in the app: its error stands on the status page (08). Another app calls its records otherwise? Change the list in **What Differs** and the HTTP Request nodes.`;

const DIFFERS = `## Only what differs
A note is written when it is new or says something else, and deleted when its error is over: as long as nothing changes, one request asks for the notes, and that is all.`;
