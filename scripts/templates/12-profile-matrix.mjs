// @ts-check
/** Template 12: makes the matrix of e-mail profiles, and shows which profile a message would get. */
import { ANSWERS, either, GIVEN, together } from './parts/form-language.mjs';
import { addFormEnd, addForms, factTable, inEnglish, linkTo } from './parts/forms.mjs';
import { escaped, literal } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { addIf, addNothing, addOneItem } from './parts/nodes.mjs';
import {
	addReadMatrix,
	addResolve,
	DATA_TABLES,
	FAILURE,
	FIRST_ROWS,
	KEPT_ROWS,
	MATRIX,
	MATRIX_COLUMNS,
	PROFILE_TABLE,
	PROFILES,
} from './parts/profiles.mjs';
import { addInsertRows, addMakeTable } from './parts/tables.mjs';

const PATH = 'accountview-mail-profiles';
const FORM = 'Profile Form';
const MAKE = 'Make the Table if Missing';
const RESOLVE = 'Which Profile?';

const FIELDS = [
	{
		fieldName: 'process',
		fieldLabel: { nl: 'Proces (soort bericht)', en: 'Process (kind of message)' },
		fieldType: 'text',
		placeholder: 'factuur',
	},
	{
		fieldName: 'person',
		fieldLabel: {
			nl: 'Gebruiker (e-mailadres, als het persoonlijke profiel mag)',
			en: 'User (e-mail address, where the personal profile is allowed)',
		},
		fieldType: 'text',
		placeholder: 'ans@firma.example',
	},
	{
		fieldName: 'administration',
		fieldLabel: { nl: 'Administratie', en: 'Administration' },
		fieldType: 'text',
		placeholder: 'DEMO',
	},
];

/** Level of a row, by what is filled in. */
const LEVEL = `(row) => row.process ? 'process' : row.user ? 'personal' : row.administration ? 'administration' : 'system'`;

/** A level as people call it. @param {string} level expression */
const levelOf = (level) =>
	either({
		nl: `({ process: 'proces', personal: 'persoonlijk', administration: 'administratie', system: 'systeem' })[${level}]`,
		en: `({ process: 'process', personal: 'personal', administration: 'administration', system: 'system' })[${level}]`,
	});

/** @param {string} name column of a row */
const cell = (name) => `'<td>' + ${escaped(`(row.${name} || ${literal('–')})`)} + '</td>'`;

const ROWS = `${MATRIX}.toSorted((one, other) => (one.priority ?? 25) - (other.priority ?? 25)).map((row) => '<tr><td>' + ${levelOf(`(${LEVEL})(row)`)} + '</td>' + ${cell('process')} + ${cell('user')} + ${cell('administration')} + '<td><b>' + ${escaped("(row.profile || '–')")} + '</b></td>' + ${cell('priority')} + '</tr>').join('')`;

/** The table could not be made: nothing left by the first output. */
const NO_TABLE = `$('${MAKE}').all(0).length === 0`;

const TABLE_HTML = together(
	{
		nl: '<h2>De matrix</h2><table><thead><tr><th>Niveau</th><th>Proces</th><th>Gebruiker</th><th>Administratie</th><th>Profiel</th><th>Volgorde</th></tr></thead>',
		en: '<h2>The matrix</h2><table><thead><tr><th>Level</th><th>Process</th><th>User</th><th>Administration</th><th>Profile</th><th>Order</th></tr></thead>',
	},
	`<tbody>{{ ${ROWS} }}</tbody></table>`,
	{
		nl: `<p>{{ ${NO_TABLE} ? 'De tabel kon niet worden gemaakt: in n8n moeten Data tables aan staan. Tot die tijd gelden deze regels.' : '' }}</p><p>Veranderen doet u in n8n bij <a href="{{ ${DATA_TABLES} }}">Data tables</a>, in <b>${PROFILE_TABLE}</b>. Wat in een regel leeg is, geldt voor alles. Het niveau met de laagste volgorde (<i>priority</i>) gaat voor; de regel met alleen een profiel is het systeemprofiel.</p>`,
		en: `<p>{{ ${NO_TABLE} ? 'The table could not be made: Data tables must be switched on in n8n. Until then these rows hold.' : '' }}</p><p>You change it in n8n under <a href="{{ ${DATA_TABLES} }}">Data tables</a>, in <b>${PROFILE_TABLE}</b>. What is empty in a row holds for everything. The level with the lowest order (<i>priority</i>) goes first; the row with only a profile is the system profile.</p>`,
	},
	linkTo(PATH, { nl: 'Nog een vraag', en: 'Another question' }),
);

/** A dash where there is nothing. @param {string} value expression */
const orDash = (value) => `(${value} || ${literal('–')})`;

/** @type {readonly (readonly [label: import('./parts/form-language.mjs').Words, value: string])[]} */
const ASKED = [
	[{ nl: 'Proces', en: 'Process' }, orDash(`${GIVEN}.process`)],
	[{ nl: 'Gebruiker', en: 'User' }, orDash(`${GIVEN}.person`)],
	[{ nl: 'Administratie', en: 'Administration' }, orDash(`${GIVEN}.administration`)],
];

export function profileMatrix() {
	const flow = new Flow({ number: '12', name: 'AccountView 12 · Profile matrix' });
	const matrix = addStart(flow);
	const byForm = addFirstRows(flow, matrix);
	addAnswer(flow, byForm);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {string} */
function addStart(flow) {
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 0],
		path: PATH,
		title: { nl: 'Welk e-mailprofiel?', en: 'Which e-mail profile?' },
		description: {
			nl: 'Van welk profiel gaat een bericht, en waarom? Laat leeg wat niet van belang is. Er wordt niets verzonden.',
			en: 'From which profile does a message go, and why? Leave empty what does not matter. Nothing is sent.',
		},
		button: { nl: 'Laat het profiel zien', en: 'Show the profile' },
		fields: FIELDS,
	});
	const now = flow.add({
		name: 'Set Up Now',
		type: 'n8n-nodes-base.manualTrigger',
		version: 1,
		at: [0, 1],
	});
	const make = addMakeTable(flow, {
		name: MAKE,
		at: [1, 0.5],
		table: PROFILE_TABLE,
		columns: MATRIX_COLUMNS,
	});
	const matrix = addReadMatrix(flow, [2, 0.5], { form: true, byItself: true });
	for (const from of [answers, now]) flow.wire({ from, to: make });
	for (const output of [0, 1]) flow.wire({ from: make, output, to: matrix[0] });
	flow.chain(matrix);
	return matrix[1];
}

/** @param {Flow} flow @param {string} matrix @returns {string} tells the form from the button */
function addFirstRows(flow, matrix) {
	const empty = addIf(flow, {
		name: 'Is It Empty?',
		at: [3, 0.5],
		when: `${KEPT_ROWS}.length === 0 && !(${NO_TABLE})`,
	});
	const rows = addOneItem(flow, {
		name: 'First Rows',
		at: [4, -0.5],
		value: `{ rows: ${FIRST_ROWS} }`,
	});
	const each = flow.add({
		name: 'One Item per Row',
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'rows', options: {} },
		at: [5, -0.5],
	});
	const insert = addInsertRows(flow, {
		name: 'Put Them into the Table',
		at: [6, -0.5],
		table: PROFILE_TABLE,
	});
	const byForm = addIf(flow, {
		name: 'Did a Form Ask?',
		at: [7, 0.5],
		when: `$('${ANSWERS}').isExecuted`,
	});
	flow.chain([matrix, empty, rows, each, insert, byForm]);
	flow.wire({ from: empty, output: 1, to: byForm });
	return byForm;
}

/** @param {Flow} flow @param {string} byForm */
function addAnswer(flow, byForm) {
	const resolve = addResolve(flow, {
		name: RESOLVE,
		at: [8, 0],
		process: `${GIVEN}.process`,
		user: `${GIVEN}.person`,
		administration: `${GIVEN}.administration`,
	});
	const found = addFormEnd(flow, {
		name: 'This Profile',
		at: [9, -0.5],
		title: {
			nl: 'Dit bericht gaat van profiel {{ $json.profile }}',
			en: 'This message goes from profile {{ $json.profile }}',
		},
		message: together(
			factTable([
				...ASKED,
				[{ nl: 'Profiel', en: 'Profile' }, orDash('$json.profile')],
				[{ nl: 'Niveau', en: 'Level' }, orDash(levelOf('$json.level'))],
				[{ nl: 'Waarom', en: 'Why' }, orDash(either({ nl: '$json.reasonNl', en: '$json.reason' }))],
				[
					{ nl: 'Volgorde van de niveaus', en: 'Order of the levels' },
					orDash(`$json.order.map((level) => ${levelOf('level')}).join(', ')`),
				],
			]),
			TABLE_HTML,
		),
	});
	const none = addFormEnd(flow, {
		name: 'No Profile',
		at: [9, 0.5],
		title: {
			nl: 'Voor dit bericht is geen profiel',
			en: 'There is no profile for this message',
		},
		message: together(FAILURE, factTable(ASKED), TABLE_HTML),
	});
	const ready = addNothing(flow, { name: 'The Table Is There', at: [8, 1.5] });
	flow.wire({ from: byForm, to: resolve });
	flow.wire({ from: byForm, output: 1, to: ready });
	flow.wire({ from: resolve, to: found });
	flow.wire({ from: resolve, output: 1, to: none });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-3.6, -0.6],
		size: [2.2, 2.2],
		colour: 'setUp',
	});
	flow.note({ name: 'The Table', text: TABLE, at: [0.9, -2.3], size: [2.7, 0.9] });
	flow.note({ name: 'Filled Once', text: ONCE, at: [3.9, -1.2], size: [2.6, 0.5] });
	flow.note({ name: 'The Answer', text: WHY, at: [7.8, -1.2], size: [2, 0.5] });
}

const ABOUT = `## 12 · Profile matrix

Makes the data table *${PROFILE_TABLE}*, which says from which e-mail profile a message goes, and a form, in Dutch and in English, that shows the profile for a process, a person and an administration, with the reason.

**Nederlands** – Maakt de tabel die zegt welk bericht van welk e-mailprofiel gaat. U past haar aan in n8n, bij Data tables. Een formulier laat zien welk profiel een bericht krijgt, en waarom. Er wordt niets verzonden.

**Fill in**
Nothing. Press **Set Up Now** once, or open the address in **${FORM}** or **${inEnglish(FORM)}**. Then edit the table to the codes of your own profiles.

Only people who are logged in to n8n see the form.`;

const TABLE = `## The table
A row for each choice: *process*, *user*, *administration*, *profile*, *priority*. An empty column stands for every value; a row with only a profile is the system profile.

Levels go by their lowest *priority*; a row without one has 10 for a process, 20 for a person, 30 for an administration, 40 for the system. Change the numbers to let another level lead.`;

const ONCE = `## Filled once
Only an empty table gets the first rows: invoices and reminders as ${PROFILES.invoices}, everything else as ${PROFILES.general}.`;

const WHY = `## The answer
Resolve takes the first level, in the order of the table, that has a row for the message, and says why.`;
