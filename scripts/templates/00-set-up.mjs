// @ts-check
/** Template 00: a form that checks the sign-in at AccountView, asks what is wanted and keeps it. */
import { addFormEnd, addFormPage, addForms, inEnglish } from './parts/forms.mjs';
import { Flow } from './parts/flow.mjs';
import { addIf, addSwitch } from './parts/nodes.mjs';
import { addKeepSetting, addReadSettings, TABLE } from './parts/settings.mjs';
import {
	COMPANIES,
	ADDRESS_OF_APP,
	HOUR_TYPES,
	PROGRESS,
	PAGE,
	companies,
	FIELDS,
	CHOSEN_COMPANY,
	ROWS,
	SET_UP_PATH,
	answer,
} from './set-up/questions.mjs';
import {
	NOT_CONNECTED,
	OTHER_COMPANY,
	BAD_ADDRESS,
	NOT_SAVED,
	SAVED,
} from './set-up/sentences.mjs';

const FORM = 'Set-up Form';

const TITLE = { nl: 'Koppeling AccountView instellen', en: 'Set up the AccountView link' };

export function setUp() {
	const flow = new Flow({ number: '00', name: 'AccountView 00 · Set-up' });
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 1],
		path: SET_UP_PATH,
		title: TITLE,
		description: {
			nl: 'Dit formulier controleert eerst de aanmelding bij AccountView. Daarna kiest u wat er gekoppeld wordt. Er wordt nog niets overgezet.',
			en: 'This form first checks the sign-in at AccountView. Then you choose what is to be linked. Nothing is brought over yet.',
		},
		button: { nl: 'Controleer de aanmelding', en: 'Check the sign-in' },
	});
	const connected = addCheck(flow, answers);
	const page = addQuestions(flow);
	flow.wire({ from: connected, to: HOUR_TYPES });
	addFormEnd(flow, {
		name: 'Not Connected',
		at: [4, 2],
		title: {
			nl: 'De aanmelding bij AccountView werkt niet',
			en: 'The sign-in at AccountView does not work',
		},
		message: NOT_CONNECTED,
	});
	flow.wire({ from: connected, output: 1, to: 'Not Connected' });
	addSaving(flow, page);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @param {string} answers @returns {string} which tells yes from no */
function addCheck(flow, answers) {
	const list = flow.add({
		name: COMPANIES,
		type: 'n8n-nodes-accountview.accountViewData',
		version: 1,
		parameters: { resource: 'company', operation: 'getAll', returnAll: true },
		at: [1, 1],
		// What goes wrong, the check says in words.
		settings: { alwaysOutputData: true, onError: 'continueRegularOutput' },
	});
	const check = flow.add({
		name: 'Check Connection',
		type: 'n8n-nodes-accountview.accountViewCustomers',
		version: 1,
		parameters: { resource: 'connection', operation: 'check' },
		at: [2, 1],
		settings: { executeOnce: true },
	});
	const isConnected = addIf(flow, { name: 'Connected?', at: [3, 1], when: '$json.ok' });
	flow.chain([answers, list, check, isConnected]);
	return isConnected;
}

/** @param {Flow} flow @returns {string} */
function addQuestions(flow) {
	const types = flow.add({
		name: HOUR_TYPES,
		type: 'n8n-nodes-accountview.accountViewHours',
		version: 1,
		parameters: { resource: 'hourType', operation: 'getAll', returnAll: true },
		at: [4, 1],
		// Where they cannot be read, the form asks for the codes.
		settings: { alwaysOutputData: true, onError: 'continueRegularOutput' },
	});
	const settings = addReadSettings(flow, [5, 1], { form: true });
	const progress = flow.add({
		name: PROGRESS,
		type: 'n8n-nodes-accountview.syncLedger',
		version: 1,
		parameters: { resource: 'report', operation: 'get', connection: '', entity: '' },
		at: [6, 1],
		// Where there is no ledger yet, nothing has run.
		settings: { executeOnce: true, alwaysOutputData: true, onError: 'continueRegularOutput' },
	});
	const page = addFormPage(flow, {
		name: PAGE,
		at: [7, 1],
		title: TITLE,
		description: {
			nl: 'De aanmelding bij AccountView werkt. Kies wat er gekoppeld wordt.',
			en: 'The sign-in at AccountView works. Choose what is to be linked.',
		},
		button: { nl: 'Bewaren', en: 'Save' },
		fields: FIELDS,
	});
	flow.chain([types, ...settings, progress, page]);
	return page;
}

/** @param {Flow} flow @param {string} page */
function addSaving(flow, page) {
	const usable = addSwitch(flow, {
		name: 'Can It Be Kept?',
		at: [8, 1],
		cases: [
			{
				name: 'Other Company',
				when: `!${companies}.some((company) => company.chosen && company.code === ${CHOSEN_COMPANY})`,
			},
			{
				name: 'Bad Address',
				when: `!/^https?:\\/\\/[^\\s/]+/.test(${answer(ADDRESS_OF_APP)})`,
			},
			{ name: 'Yes', when: 'true' },
		],
	});
	const table = flow.add({
		name: 'Make the Table if Missing',
		type: 'n8n-nodes-base.dataTable',
		version: 1.1,
		parameters: {
			resource: 'table',
			operation: 'create',
			tableName: TABLE,
			columns: {
				column: [
					{ name: 'name', type: 'string' },
					{ name: 'value', type: 'string' },
				],
			},
			options: { createIfNotExists: true },
		},
		at: [9, 1.5],
		settings: { executeOnce: true, onError: 'continueErrorOutput' },
	});
	const rows = flow.add({
		name: 'Settings as Rows',
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: { mode: 'raw', jsonOutput: `={{ { rows: ${ROWS} } }}`, options: {} },
		at: [10, 1],
	});
	const each = flow.add({
		name: 'One Item per Setting',
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'rows', options: {} },
		at: [11, 1],
	});
	const save = addKeepSetting(flow, {
		name: 'Keep the Setting',
		at: [12, 1],
		row: '={{ $json.name }}',
		value: '={{ $json.value }}',
	});
	const ends = [
		addFormEnd(flow, {
			name: 'Other Company',
			at: [9, -0.5],
			title: {
				nl: 'Deze onderneming hoort bij een ander credential',
				en: 'This company belongs to another credential',
			},
			message: OTHER_COMPANY,
		}),
		addFormEnd(flow, {
			name: 'Bad Address',
			at: [9, 0.5],
			title: { nl: 'Dit adres kan niet kloppen', en: 'This address cannot be right' },
			message: BAD_ADDRESS,
		}),
	];
	const saved = addFormEnd(flow, {
		name: 'Kept',
		at: [13, 1],
		title: { nl: 'De instellingen zijn bewaard', en: 'The settings have been saved' },
		message: SAVED,
	});
	const notSaved = addFormEnd(flow, {
		name: 'Not Kept',
		at: [10, 2],
		title: { nl: 'De instellingen zijn niet bewaard', en: 'The settings have not been saved' },
		message: NOT_SAVED,
	});
	flow.chain([page, usable]);
	for (const [output, to] of [...ends, table].entries()) flow.wire({ from: usable, output, to });
	flow.chain([table, rows, each, save, saved]);
	flow.wire({ from: table, output: 1, to: notSaved });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-3.6, -0.8],
		size: [2.2, 4.2],
		colour: 'setUp',
	});
	flow.note({ name: 'The Sign-in', text: SIGN_IN, at: [0.9, -0.4], size: [2.7, 1.1] });
	flow.note({ name: 'The Questions', text: QUESTIONS, at: [4, -1.6], size: [3.6, 1.1] });
	flow.note({ name: 'The Table', text: KEEPING, at: [10, -0.4], size: [3.6, 1.1] });
}

const ABOUT = `## 00 · Set-up

A form, in Dutch and in English, for the person who sets the connection up. It checks the sign-in at AccountView, asks what is to be kept in step and how, and keeps the answers in the data table *${TABLE}*, where all other flows read them.

**Nederlands** – Een formulier dat de aanmelding bij AccountView controleert, vraagt wat er gekoppeld wordt (onderneming, richting per soort, uursoorten, taal, mailadres) en dat bewaart voor de andere flows.

**Fill in**
1. Your AccountView credential in **List Companies**, **Check Connection** and **Get Hour Types**. The company is the one in the credential (Company Code).
2. If your ledger is not in n8n's own folder: the Store credential in **${PROGRESS}**.
3. Publish the flow and open the address in **${FORM}** or **${inEnglish(FORM)}**.

Only people who are logged in to n8n see the form. For others choose *Basic Auth* in both of them.`;

const SIGN_IN = `## The sign-in
A user without the right to the application or the company gets a page that says which right to give in AccountView, and to sign in again.`;

const QUESTIONS = `## The questions
Computed: companies and hour types come from AccountView, and what was kept before is filled in.`;

const KEEPING = `## The table
Two columns, *name* and *value*, a row for each setting. It is made when it is missing. A row that you change by hand holds from the next run on; a row that is missing or empty leaves the default.

*paused* is \`yes\` until the first run (09) is started, unless the flows have been at work before: the schedules write nothing until then.`;
