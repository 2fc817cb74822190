// @ts-check
/** Template 00: a form that checks the sign-in at AccountView, asks what is wanted and keeps it. */
import {
	addFormEnd,
	addFormPage,
	addFormTrigger,
	choiceField,
	escaped,
	formAddress,
	labelOf,
	literal,
	valueOfLabel,
} from './parts/forms.mjs';
import { Flow } from './parts/flow.mjs';
import { addIf, addSwitch } from './parts/nodes.mjs';
import { addKeepSetting, addReadSettings, TABLE } from './parts/settings.mjs';

/** @typedef {import('./parts/forms.mjs').Choice} Choice */

const COMPANIES = 'List Companies';
const HOUR_TYPES = 'Get Hour Types';
const PROGRESS = 'How Far Is It?';
const PAGE = 'What Do You Want?';

/** @type {readonly Choice[]} */
const DIRECTIONS = [
	{ label: 'Van AccountView naar de app', value: 'toOther' },
	{ label: 'Van de app naar AccountView', value: 'toAccountView' },
	{ label: 'Beide kanten op', value: 'both' },
	{ label: 'Niet', value: 'off' },
];

/** @type {readonly Choice[]} */
const SWITCHED = [
	{ label: 'Aan', value: 'on' },
	{ label: 'Uit', value: 'off' },
];

/** @type {readonly Choice[]} */
const LANGUAGES = [
	{ label: 'Nederlands', value: 'nl' },
	{ label: 'English', value: 'en' },
];

/**
 * @typedef {object} Asked a setting that the form asks for
 * @property {string} row name in the table of settings @property {string} label
 * @property {readonly Choice[]} [choices] @property {'text' | 'email' | 'hourType'} [type]
 * @property {string} [placeholder] @property {boolean} [required]
 */

/** In the order of the form. @type {readonly Asked[]} */
const ASKED = [
	{
		row: 'app.url',
		label: 'Adres van de werkbonnen-app',
		type: 'text',
		placeholder: 'https://werkbonnen.example/api/v1',
		required: true,
	},
	{ row: 'customers.direction', label: 'Klanten gaan', choices: DIRECTIONS },
	{ row: 'projects.direction', label: 'Projecten gaan', choices: DIRECTIONS },
	{
		row: 'workOrders.direction',
		label: 'Van een werkbon een verkooporder maken',
		choices: SWITCHED,
	},
	{
		row: 'salesOrders.direction',
		label: 'Van een verkooporder een werkbon maken',
		choices: SWITCHED,
	},
	{ row: 'executedWork', label: 'Uitgevoerd werk op de order zetten', choices: SWITCHED },
	{ row: 'hours', label: 'Uren naar AccountView', choices: SWITCHED },
	{ row: 'hours.workType', label: 'Uursoort voor werktijd', type: 'hourType' },
	{ row: 'hours.travelType', label: 'Uursoort voor reistijd', type: 'hourType' },
	{ row: 'language', label: 'Taal van meldingen, statuspagina en mail', choices: LANGUAGES },
	{
		row: 'mail.digestTo',
		label: 'Mailadres voor het dagelijkse overzicht (leeg: geen mail)',
		type: 'email',
		placeholder: 'administratie@firma.example',
	},
	{
		row: 'mail.from',
		label: 'Afzender van die mail (leeg: hetzelfde adres)',
		type: 'email',
		placeholder: 'koppeling@firma.example',
	},
];

/** In the list of hour types: none. */
const NONE = 'Geen';

/** Between code and name of what is chosen from a list. */
const DASH = ' – ';

/** The name under which the form gives an answer. @param {string} row */
const fieldOf = (row) => row.replaceAll('.', '_');

/** What the table of settings has; '' where it has nothing. @param {string} row */
const kept = (row) =>
	`($('Read Settings').all().find((row) => row.json.name === '${row}')?.json.value ?? '')`;

const companyOption = `(company) => company.code + ${literal(DASH)} + company.name`;
const companies = `$('${COMPANIES}').all().map((item) => item.json).filter((company) => company.code)`;
const hourTypes = `$('${HOUR_TYPES}').all().map((item) => item.json).filter((type) => type.code)`;
const hourTypeOption = `(type) => type.code + ${literal(DASH)} + type.description`;

/** @param {Asked} asked */
function fieldFor({ row, label, choices, type = 'text', placeholder = '', required = false }) {
	const name = fieldOf(row);
	if (choices !== undefined) return choiceField({ name, label, choices, chosen: kept(row) });
	const text = `{ fieldName: '${name}', fieldLabel: ${literal(label)}, fieldType: '${type === 'email' ? 'email' : 'text'}', placeholder: ${literal(placeholder)}, requiredField: ${required}, defaultValue: ${kept(row)} }`;
	if (type !== 'hourType') return text;
	const list = `{ fieldName: '${name}', fieldLabel: ${literal(label)}, fieldType: 'dropdown', fieldOptions: { values: [{ option: '${NONE}' }, ...${hourTypes}.map((type) => ({ option: (${hourTypeOption})(type) }))] }, defaultValue: ${hourTypes}.filter((type) => type.code === ${kept(row)}).map(${hourTypeOption})[0] ?? '${NONE}' }`;
	return `(${hourTypes}.length > 0 ? ${list} : ${text})`;
}

const COMPANY_FIELD = `{ fieldName: 'company', fieldLabel: 'Onderneming (administratie) in AccountView', fieldType: 'dropdown', requiredField: true, fieldOptions: { values: ${companies}.map((company) => ({ option: (${companyOption})(company) })) }, defaultValue: ${companies}.filter((company) => company.chosen).map(${companyOption})[0] ?? '' }`;

const FIELDS = `[${[COMPANY_FIELD, ...ASKED.map(fieldFor)].join(', ')}]`;

/** An answer of the form, as the table keeps it. @param {Asked} asked */
function answer({ row, choices, type }) {
	const given = `$('${PAGE}').first().json.${fieldOf(row)}`;
	if (choices !== undefined) return valueOfLabel(choices, given);
	if (type === 'hourType') {
		return `(${given} === '${NONE}' ? '' : (${given} ?? '').split(${literal(DASH)})[0].trim())`;
	}
	if (row === 'app.url') return `(${given} ?? '').trim().replace(/\\/+$/, '')`;
	return `(${given} ?? '')`;
}

const CHOSEN_COMPANY = `$('${PAGE}').first().json.company.split(${literal(DASH)})[0]`;

/** Whether the schedules are to wait: what was kept, or else until there has been a run that linked something. */
const PAUSED = `(${kept('paused')} || ($('${PROGRESS}').all().some(({ json }) => json.links > 0 && json.lag?.lastFinishedRun) ? 'no' : 'yes'))`;

/** Every setting with its value, as rows of the table. */
const ROWS = `[{ name: 'company', value: ${CHOSEN_COMPANY} }, { name: 'paused', value: ${PAUSED} }, ${ASKED.map(
	(asked) => `{ name: '${asked.row}', value: ${answer(asked)} }`,
).join(', ')}]`;

/** What the AccountView credential says of itself, as a list for a page. */
const COMPANY_LIST = `${companies}.length === 0 ? '' : '<table><thead><tr><th>Code</th><th>Onderneming</th></tr></thead><tbody>' + ${companies}.map((company) => '<tr><td>' + ${escaped('company.code')} + '</td><td>' + ${escaped('company.name')} + '</td></tr>').join('') + '</tbody></table>'`;

const SIGN_IN_AGAIN =
	'Open daarna in n8n het AccountView-credential, kies <b>Connect</b> en meld u opnieuw aan.';

/** Why the connection does not work, and what to do, by the code of the check. */
const CAUSES = {
	AV_RIGHT_MISSING: `De AccountView-gebruiker waarmee u bent aangemeld, mag de toepassing of de gekozen onderneming niet gebruiken. Geef deze gebruiker in AccountView het recht om de toepassing te gebruiken en het recht op de onderneming. ${SIGN_IN_AGAIN}`,
	AV_COMPANY_MISSING:
		'In het AccountView-credential is geen onderneming gekozen. Vul daar bij <b>Company Code</b> een van deze codes in, en begin dit formulier opnieuw.',
	AV_COMPANY_UNKNOWN:
		'De onderneming die in het AccountView-credential staat, hoort niet bij deze gebruiker. Vul bij <b>Company Code</b> een van deze codes in, en begin dit formulier opnieuw.',
	AV_TOKEN_REJECTED:
		'De aanmelding bij AccountView geldt niet (meer). Open in n8n het AccountView-credential, kies <b>Connect</b> en meld u aan.',
	AV_GRANT_REVOKED:
		'De aanmelding bij AccountView is ingetrokken of verlopen. Open in n8n het AccountView-credential, kies <b>Connect</b> en meld u aan.',
	AV_CLIENT_REJECTED:
		'AccountView kent deze toepassing niet: controleer in het AccountView-credential <b>Client ID</b> en <b>Client Secret</b>.',
	AV_UNREACHABLE:
		'AccountView is niet te bereiken. Controleer in het credential het adres, en probeer het later opnieuw.',
	AV_TIMEOUT: 'AccountView gaf geen antwoord. Probeer het later opnieuw.',
	AV_SERVER_DOWN: 'AccountView is op dit moment niet beschikbaar. Probeer het later opnieuw.',
};

/** A user who sees no company at all lacks the right to any. */
const CODE = `($json.code === 'AV_COMPANY_MISSING' && ${companies}.length === 0 ? 'AV_RIGHT_MISSING' : $json.code)`;

const NOT_CONNECTED = `<p>{{ ({ ${Object.entries(CAUSES)
	.map(([code, text]) => `${code}: ${literal(text)}`)
	.join(
		', ',
	)} })[${CODE}] ?? 'AccountView antwoordde niet zoals verwacht. Hieronder staat in het Engels wat er aan de hand is.' }}</p>{{ ${COMPANY_LIST} }}<p><i>In English: {{ ${escaped('$json.message')} }}</i></p>`;

const OTHER_COMPANY = `<p>U koos onderneming <b>{{ ${escaped(CHOSEN_COMPANY)} }}</b>, maar het AccountView-credential hoort bij <b>{{ ${escaped(`${companies}.find((company) => company.chosen)?.code`)} }}</b>. Een node kan geen andere onderneming kiezen dan zijn credential.</p><p>Vul in n8n in het AccountView-credential bij <b>Company Code</b> deze code in: <b>{{ ${escaped(CHOSEN_COMPANY)} }}</b>. Begin daarna dit formulier opnieuw. Er is niets bewaard.</p>`;

const BAD_ADDRESS = `<p>Het adres van de werkbonnen-app moet beginnen met <b>https://</b> of <b>http://</b>; u gaf: {{ ${escaped(answer(ASKED[0] ?? { row: '', label: '' }))} }}</p><p>Begin het formulier opnieuw. Er is niets bewaard.</p>`;

const NOT_SAVED = `<p>De tabel <b>${TABLE}</b> kon niet worden gemaakt: {{ ${escaped('$json.error')} }}</p><p>Data tables moeten in n8n aan staan. Er is niets bewaard.</p>`;

/** A setting as a person reads it. @param {Asked} asked */
function shown(asked) {
	const value =
		asked.choices === undefined
			? `(${answer(asked)} || '–')`
			: labelOf(asked.choices, answer(asked));
	return `<tr><td>${asked.label.replace(/ \(.*\)$/, '')}</td><td>{{ ${escaped(value)} }}</td></tr>`;
}

const SAVED = `<table><tbody><tr><td>Onderneming</td><td>{{ ${escaped(`$('${PAGE}').first().json.company`)} }}</td></tr>${ASKED.map(shown).join('')}</tbody></table><h3>En nu?</h3><p>{{ ${PAUSED} === 'no' ? 'De koppeling loopt. Bekijken wat zij zou doen kan altijd:' : 'De koppeling wacht tot u haar start. Bekijk eerst wat zij zou doen, en start haar daarna:' }} <a href="{{ ${formAddress('accountview-first-run')} }}">naar de eerste synchronisatie</a>.</p><p>Iets veranderen? Vul dit formulier opnieuw in{{ ${PAUSED} === 'no' ? '; de volgende run gaat ermee verder' : '' }}.</p>`;

export function setUp() {
	const flow = new Flow({ number: '00', name: 'AccountView 00 · Set-up' });
	const form = addFormTrigger(flow, {
		name: 'Set-up Form',
		at: [0, 1],
		path: 'accountview-set-up',
		title: 'Koppeling AccountView instellen',
		description:
			'Dit formulier controleert eerst de aanmelding bij AccountView. Daarna kiest u wat er gekoppeld wordt. Er wordt nog niets overgezet.',
		button: 'Controleer de aanmelding',
	});
	const connected = addCheck(flow, form);
	const page = addQuestions(flow);
	flow.wire({ from: connected, to: HOUR_TYPES });
	addFormEnd(flow, {
		name: 'Not Connected',
		at: [4, 2],
		title: 'De aanmelding bij AccountView werkt niet',
		message: `=${NOT_CONNECTED}`,
	});
	flow.wire({ from: connected, output: 1, to: 'Not Connected' });
	addSaving(flow, page);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @param {string} form @returns {string} which tells yes from no */
function addCheck(flow, form) {
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
	flow.chain([form, list, check, isConnected]);
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
	const settings = addReadSettings(flow, [5, 1]);
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
		title: 'Koppeling AccountView instellen',
		description: 'De aanmelding bij AccountView werkt. Kies wat er gekoppeld wordt.',
		button: 'Bewaren',
		fields: FIELDS,
	});
	flow.chain([types, settings, progress, page]);
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
				when: `!/^https?:\\/\\/[^\\s/]+/.test(${answer(ASKED[0] ?? { row: '', label: '' })})`,
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
			title: 'Deze onderneming hoort bij een ander credential',
			message: `=${OTHER_COMPANY}`,
		}),
		addFormEnd(flow, {
			name: 'Bad Address',
			at: [9, 0.5],
			title: 'Dit adres kan niet kloppen',
			message: `=${BAD_ADDRESS}`,
		}),
	];
	const saved = addFormEnd(flow, {
		name: 'Kept',
		at: [13, 1],
		title: 'De instellingen zijn bewaard',
		message: `=${SAVED}`,
	});
	const notSaved = addFormEnd(flow, {
		name: 'Not Kept',
		at: [10, 2],
		title: 'De instellingen zijn niet bewaard',
		message: `=${NOT_SAVED}`,
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
		at: [-2.6, -0.8],
		size: [2.2, 4.2],
		colour: 'setUp',
	});
	flow.note({ name: 'The Sign-in', text: SIGN_IN, at: [0.9, -0.4], size: [2.7, 1.1] });
	flow.note({ name: 'The Questions', text: QUESTIONS, at: [4, -0.4], size: [3.6, 1.1] });
	flow.note({ name: 'The Table', text: KEEPING, at: [10, -0.4], size: [3.6, 1.1] });
}

const ABOUT = `## 00 · Set-up

A form in Dutch for the person who sets the connection up. It checks the sign-in at AccountView, asks what is to be kept in step and how, and keeps the answers in the data table *${TABLE}*, where all other flows read them.

**Nederlands** – Een formulier dat de aanmelding bij AccountView controleert, vraagt wat er gekoppeld wordt (onderneming, richting per soort, uursoorten, taal, mailadres) en dat bewaart voor de andere flows.

**Fill in**
1. Your AccountView credential in **List Companies**, **Check Connection** and **Get Hour Types**. The company is the one in the credential (Company Code).
2. Publish the flow and open the address in **Set-up Form**.

Only people who are logged in to n8n see the form. For others choose *Basic Auth* in **Set-up Form**.`;

const SIGN_IN = `## The sign-in
A user without the right to the application or the company gets a page that says which right to give in AccountView, and to sign in again.`;

const QUESTIONS = `## The questions
Computed: companies and hour types come from AccountView, and what was kept before is filled in.`;

const KEEPING = `## The table
Two columns, *name* and *value*, a row for each setting. It is made when it is missing. A row that you change by hand holds from the next run on; a row that is missing or empty leaves the default.

*paused* is \`yes\` until the first run (09) is started, unless the flows have been at work before: the schedules write nothing until then.`;
