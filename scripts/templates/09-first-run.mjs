// @ts-check
/** Template 09: shows what the first run would do, starts it, and shows how far it is. */
import { STATUS_PATH } from './08-status.mjs';
import {
	COUNTS,
	FIELDS,
	FIRST_RUN_PATH,
	IS_TO_START,
	LOOP,
	READY,
	RECORDS,
	ROWS,
	SUMMARIES,
} from './first-run/preview.mjs';
import { ANSWERS, GIVEN, inBoth, said } from './parts/form-language.mjs';
import {
	addFormEnd,
	addFormPage,
	addFormRedirect,
	addForms,
	GO_ON,
	inEnglish,
	listOf,
	sameFormAddress,
	webhookAddress,
} from './parts/forms.mjs';
import { Flow } from './parts/flow.mjs';
import { KINDS } from './parts/kinds.mjs';
import { addFields, addIf, addLoop, addSubWorkflow } from './parts/nodes.mjs';
import { SET_UP_PATH } from './set-up/questions.mjs';
import { addPageFailure, addPageRequest } from './parts/pages.mjs';
import {
	addKeepSetting,
	addReadSettings,
	LANGUAGE,
	LANGUAGE_CHOSEN,
	setting,
	valueOf,
} from './parts/settings.mjs';

const FORM = 'First Run Form';
const PROGRESS_PATH = 'accountview-first-run-progress';
const OPENED = 'Progress Page Is Opened';
const STARTED = 'When Started by the Form';
const PREVIEWED = 'Preview of the Kind';
const PAGE = 'What Would Be Done';
const START = 'Start the Runs';

const LOOK_AGAIN = sameFormAddress(FIRST_RUN_PATH);
const SET_UP = sameFormAddress(SET_UP_PATH);

/** Of the form that led to the progress page; who opens it otherwise reads the language of the settings. */
const SHOWN_IN = `(['nl', 'en'].includes($('${OPENED}').first().json.query.language) ? $('${OPENED}').first().json.query.language : ${LANGUAGE_CHOSEN})`;

/** Every kind with what the form calls it. */
const ALL_KINDS = `[${KINDS.map(
	({ name, label, entities }) =>
		`{ name: '${name}', label: ${said(label)}, entities: ${JSON.stringify(entities).replaceAll('"', "'")}, workflow: ${setting(`workflow_${name}`)} }`,
).join(', ')}]`;

export function firstRun() {
	const flow = new Flow({ number: '09', name: 'AccountView 09 · First run' });
	const asked = addStart(flow);
	addPreview(flow, asked);
	addDecision(flow);
	addProgress(flow, asked);
	addRuns(flow);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {string} */
function addStart(flow) {
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 0],
		path: FIRST_RUN_PATH,
		title: { nl: 'Eerste synchronisatie', en: 'First run' },
		description: {
			nl: 'U ziet eerst wat er zou gebeuren. Er wordt nog niets overgezet; dat gebeurt pas als u het daarna bevestigt.',
			en: 'You first see what would be done. Nothing is brought over yet; that only happens once you confirm it.',
		},
		button: { nl: 'Laat zien wat er zou gebeuren', en: 'Show what would be done' },
		fields: [
			{
				fieldName: 'kinds',
				fieldLabel: { nl: 'Wat wilt u overzetten?', en: 'What do you want to bring over?' },
				fieldType: 'checkbox',
				requiredField: true,
				fieldOptions: listOf(KINDS.map(({ label }) => label)),
				defaultValue: inBoth((language) => KINDS.map(({ label }) => label[language]).join(',')),
			},
		],
	});
	const opened = addPageRequest(flow, { name: OPENED, at: [0, 1], path: PROGRESS_PATH });
	const read = addReadSettings(flow, [1, 0.5], { form: true, page: OPENED });
	const settings = addFields(flow, {
		name: 'Settings',
		at: [2, 0.5],
		fields: [
			{ name: LANGUAGE.name, value: valueOf(LANGUAGE) },
			{
				name: 'connection',
				value: valueOf({ name: '', row: 'connection', otherwise: 'field-service' }),
			},
			...KINDS.map(({ name, workflow }) => ({ name: `workflow_${name}`, value: workflow })),
		],
		settings: { executeOnce: true },
	});
	const asked = addIf(flow, {
		name: 'The Form or the Page?',
		at: [3, 0.5],
		when: `$('${ANSWERS}').isExecuted`,
	});
	for (const from of [answers, opened]) flow.wire({ from, to: read[0] });
	flow.chain([...read, settings, asked]);
	return asked;
}

/** @param {Flow} flow @param {string} asked */
function addPreview(flow, asked) {
	const chosen = flow.add({
		name: 'Chosen Kinds',
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ { kinds: ${ALL_KINDS}.filter((kind) => ${GIVEN}.kinds.includes(kind.label)) } }}`,
			options: {},
		},
		at: [4, 0],
	});
	const each = flow.add({
		name: 'One Item per Kind',
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'kinds', options: {} },
		at: [5, 0],
	});
	const loop = addLoop(flow, { name: LOOP, at: [6, 0] });
	const preview = addSubWorkflow(flow, {
		name: 'Preview',
		at: [7, 1],
		workflow: '={{ $json.workflow }}',
		inputs: {
			preview: { value: true, type: 'boolean' },
			read: { value: 'complete', type: 'string' },
		},
		wait: true,
		// One that is switched off gives nothing, and one that is not there is told on the page.
		settings: { alwaysOutputData: true, onError: 'continueRegularOutput' },
	});
	const previewed = flow.add({
		name: PREVIEWED,
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ { ...$('${LOOP}').first().json, isOn: ${SUMMARIES}.length > 0, error: $input.all().length === 1 && $input.first().json.error ? String($input.first().json.error) : '', counts: ${COUNTS}, records: $input.all().filter((item) => item.json._sync !== undefined).length, rows: ${RECORDS} } }}`,
			options: {},
		},
		at: [8, 1],
		settings: { executeOnce: true },
	});
	flow.chain([asked, chosen, each, loop]);
	flow.wire({ from: loop, output: 1, to: preview });
	flow.chain([preview, previewed, loop]);
}

/** @param {Flow} flow */
function addDecision(flow) {
	const page = addFormPage(flow, {
		name: PAGE,
		at: [7, 0],
		title: { nl: 'Dit zou er gebeuren', en: 'This would be done' },
		description: {
			nl: 'Er is nog niets overgezet.',
			en: 'Nothing has been brought over yet.',
		},
		button: GO_ON,
		fields: FIELDS,
	});
	const yes = addIf(flow, {
		name: 'Start?',
		at: [8, 0],
		when: `${IS_TO_START} && ${READY}.length > 0`,
	});
	const unpause = addKeepSetting(flow, {
		name: 'Let the Schedules Run',
		at: [9, 0],
		row: 'paused',
		value: 'no',
		// Where there is no table, nothing was paused.
		settings: { executeOnce: true, alwaysOutputData: true, onError: 'continueRegularOutput' },
	});
	const start = addSubWorkflow(flow, {
		name: START,
		at: [10, 0],
		workflow: '={{ $workflow.id }}',
		inputs: {
			workflows: { value: `={{ ${READY}.map((kind) => kind.workflow) }}`, type: 'array' },
		},
		wait: false,
	});
	const progress = addFormRedirect(flow, {
		name: 'To the Progress Page',
		at: [11, 0],
		url: `={{ ${webhookAddress(PROGRESS_PATH)} }}?kinds={{ ${READY}.map((kind) => kind.name).join(',') }}&since={{ encodeURIComponent($('${PAGE}').first().json.submittedAt) }}&language={{ ${said({ nl: 'nl', en: 'en' })} }}`,
	});
	const nothing = addFormEnd(flow, {
		name: 'Nothing Was Started',
		at: [9, 1],
		title: { nl: 'Er is niets gestart', en: 'Nothing was started' },
		message: {
			nl: `<p>Er is niets overgezet. U kunt <a href="{{ ${LOOK_AGAIN} }}">opnieuw kijken</a> of de <a href="{{ ${SET_UP} }}">instellingen veranderen</a>.</p>`,
			en: `<p>Nothing was brought over. You can <a href="{{ ${LOOK_AGAIN} }}">look again</a> or <a href="{{ ${SET_UP} }}">change the settings</a>.</p>`,
		},
	});
	flow.chain([LOOP, page, yes, unpause, start, progress]);
	flow.wire({ from: yes, output: 1, to: nothing });
}

/** @param {Flow} flow @param {string} asked */
function addProgress(flow, asked) {
	const kinds = `[${KINDS.map(
		({ name, entities }) =>
			`{ name: '${name}', entities: ${JSON.stringify(entities).replaceAll('"', "'")} }`,
	).join(', ')}]`;
	const wanted = `($('${OPENED}').first().json.query.kinds ?? '').split(',')`;
	const since = `$('${OPENED}').first().json.query.since ?? ''`;
	const page = flow.add({
		name: 'Progress',
		type: 'n8n-nodes-accountview.syncLedger',
		version: 1,
		parameters: {
			resource: 'report',
			operation: 'renderProgress',
			entities: `={{ ${kinds}.filter((kind) => ${wanted}.includes(kind.name)).flatMap((kind) => kind.entities).join(',') }}`,
			since: `={{ DateTime.fromISO(${since}).isValid ? ${since} : '' }}`,
			language: `={{ ${SHOWN_IN} }}`,
			title: '',
			statusPage: `={{ ${webhookAddress(STATUS_PATH)} }}`,
			connection: `={{ ${setting('connection')} }}`,
		},
		at: [4, 2],
		settings: { onError: 'continueErrorOutput' },
	});
	flow.wire({ from: asked, output: 1, to: page });
	addPageFailure(flow, { from: page, at: [5, 2], language: SHOWN_IN });
}

/** @param {Flow} flow */
function addRuns(flow) {
	const started = flow.add({
		name: STARTED,
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		version: 1.1,
		parameters: { workflowInputs: { values: [{ name: 'workflows', type: 'array' }] } },
		at: [0, 3],
	});
	const each = flow.add({
		name: 'One Item per Flow',
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'workflows', options: {} },
		at: [1, 3],
	});
	const loop = addLoop(flow, { name: 'Flow by Flow', at: [2, 3] });
	const run = addSubWorkflow(flow, {
		name: 'Run',
		at: [3, 3.5],
		workflow: '={{ $json.workflows }}',
		inputs: {
			preview: { value: false, type: 'boolean' },
			read: { value: 'complete', type: 'string' },
		},
		wait: true,
		// The next one goes on; what went wrong is told by the error workflow and on the status page.
		settings: { alwaysOutputData: true, onError: 'continueRegularOutput' },
	});
	flow.chain([started, each, loop]);
	flow.wire({ from: loop, output: 1, to: run });
	flow.wire({ from: run, to: loop });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-3.6, -0.8],
		size: [2.2, 4.8],
		colour: 'setUp',
	});
	flow.note({ name: 'Look First', text: LOOK, at: [5.9, -1.3], size: [3.2, 1.1] });
	flow.note({ name: 'How Far It Is', text: FAR, at: [7.4, 2.1], size: [3.2, 0.8] });
	flow.note({ name: 'One after the Other', text: RUNS, at: [4.2, 3], size: [3.2, 1] });
}

const ABOUT = `## 09 · First run

A form, in Dutch and in English: choose what is to be brought over, look at what would be done, and start it. Then a page shows how far it is and how long it takes yet.

**Nederlands** – Kies wat er overgezet wordt, bekijk wat er zou gebeuren en start het. Daarna ziet u hoe ver het is en hoe lang het nog duurt.

**Fill in**
1. Publish the flows 01 to 06 that you use, and then this one; open the address in **${FORM}** or **${inEnglish(FORM)}**.
2. The ids of the flows in **Settings**, where you have imported them by hand: they stand there as \`npm start\` gives them. Open a flow and copy the last part of its address.
3. If your ledger is not in n8n's own folder: the Store credential in **Progress**.

Only people who are logged in to n8n see the form. The progress page shows numbers, no names; choose **Authentication** in **${OPENED}** if others can reach this n8n.`;

const LOOK = `## Look first
Each kind is run as a preview by its own flow: nothing is written on either side, and no link is kept. The first ${ROWS} records are shown, those that need a person first.`;

const FAR = `## How far it is
The page renews itself every 5 seconds until everything is done. The estimate is known once the first part has been written.`;

const RUNS = `## One after the other
The form does not wait: it starts this flow once more, by this trigger. A kind begins when the one before it is done, since projects need their customers.`;
