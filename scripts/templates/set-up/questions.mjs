// @ts-check
/** What the set-up form asks, and how its answers are kept: expressions of n8n without braces. */
import { said } from '../parts/form-language.mjs';
import { choiceField, valueOfLabel } from '../parts/forms.mjs';
import { literal } from '../parts/literals.mjs';

/**
 * @typedef {import('../parts/forms.mjs').Choice} Choice
 * @typedef {import('../parts/form-language.mjs').Words} Words
 */

/** Path of the form in Dutch. */
export const SET_UP_PATH = 'accountview-set-up';

export const COMPANIES = 'List Companies';
export const HOUR_TYPES = 'Get Hour Types';
export const PROGRESS = 'How Far Is It?';
export const PAGE = 'What Do You Want?';

/** @type {readonly Choice[]} */
const DIRECTIONS = [
	{
		label: {
			nl: 'Van AccountView naar de werkbonnen-app',
			en: 'From AccountView to the work-order app',
		},
		value: 'toOther',
	},
	{
		label: {
			nl: 'Van de werkbonnen-app naar AccountView',
			en: 'From the work-order app to AccountView',
		},
		value: 'toAccountView',
	},
	{ label: { nl: 'Beide kanten op', en: 'Both ways' }, value: 'both' },
	{ label: { nl: 'Niet', en: 'Not at all' }, value: 'off' },
];

/** @type {readonly Choice[]} */
const SWITCHED = [
	{ label: { nl: 'Aan', en: 'On' }, value: 'on' },
	{ label: { nl: 'Uit', en: 'Off' }, value: 'off' },
];

/** Each in its own words, so that a person finds it on either form. @type {readonly Choice[]} */
const LANGUAGES = [
	{ label: { nl: 'Nederlands', en: 'Nederlands' }, value: 'nl' },
	{ label: { nl: 'English', en: 'English' }, value: 'en' },
];

/**
 * @typedef {object} Asked a setting that the form asks for
 * @property {string} row name in the table of settings @property {Words} label
 * @property {readonly Choice[]} [choices] @property {'text' | 'email' | 'hourType'} [type]
 * @property {Words} [placeholder] @property {boolean} [required]
 */

/** @type {Asked} */
export const ADDRESS_OF_APP = {
	row: 'app.url',
	label: { nl: 'Adres van de werkbonnen-app', en: 'Address of the work-order app' },
	type: 'text',
	placeholder: {
		nl: 'https://werkbonnen.example/api/v1',
		en: 'https://work-orders.example/api/v1',
	},
	required: true,
};

/** In the order of the form. @type {readonly Asked[]} */
export const ASKED = [
	ADDRESS_OF_APP,
	{
		row: 'customers.direction',
		label: { nl: 'Klanten gaan', en: 'Customers go' },
		choices: DIRECTIONS,
	},
	{
		row: 'projects.direction',
		label: { nl: 'Projecten gaan', en: 'Projects go' },
		choices: DIRECTIONS,
	},
	{
		row: 'workOrders.direction',
		label: {
			nl: 'Van een werkbon een verkooporder maken',
			en: 'Make a sales order of a work order',
		},
		choices: SWITCHED,
	},
	{
		row: 'salesOrders.direction',
		label: {
			nl: 'Van een verkooporder een werkbon maken',
			en: 'Make a work order of a sales order',
		},
		choices: SWITCHED,
	},
	{
		row: 'executedWork',
		label: { nl: 'Uitgevoerd werk op de order zetten', en: 'Put executed work on the order' },
		choices: SWITCHED,
	},
	{
		row: 'hours',
		label: { nl: 'Uren naar AccountView', en: 'Hours to AccountView' },
		choices: SWITCHED,
	},
	{
		row: 'hours.workType',
		label: { nl: 'Uursoort voor werktijd', en: 'Hour type for working time' },
		type: 'hourType',
	},
	{
		row: 'hours.travelType',
		label: { nl: 'Uursoort voor reistijd', en: 'Hour type for travelling time' },
		type: 'hourType',
	},
	{
		row: 'language',
		label: {
			nl: 'Taal van meldingen, statuspagina en mail',
			en: 'Language of messages, status page and mail',
		},
		choices: LANGUAGES,
	},
	{
		row: 'mail.digestTo',
		label: {
			nl: 'Mailadres voor het dagelijkse overzicht (leeg: geen mail)',
			en: 'E-mail address for the daily overview (empty: no mail)',
		},
		type: 'email',
		placeholder: { nl: 'administratie@firma.example', en: 'accounts@firm.example' },
	},
	{
		row: 'mail.from',
		label: {
			nl: 'Afzender van die mail (leeg: hetzelfde adres)',
			en: 'Sender of that mail (empty: the same address)',
		},
		type: 'email',
		placeholder: { nl: 'koppeling@firma.example', en: 'link@firm.example' },
	},
];

/** In the list of hour types: none. */
const NONE = { nl: 'Geen', en: 'None' };

/** Between code and name of what is chosen from a list. */
const DASH = ' – ';

/** The name under which the form gives an answer. @param {string} row */
const fieldOf = (row) => row.replaceAll('.', '_');

/** What the table of settings has; '' where it has nothing. @param {string} row */
const kept = (row) =>
	`($('Read Settings').all().find((row) => row.json.name === '${row}')?.json.value ?? '')`;

const companyOption = `(company) => company.code + ${literal(DASH)} + company.name`;
export const companies = `$('${COMPANIES}').all().map((item) => item.json).filter((company) => company.code)`;
const hourTypes = `$('${HOUR_TYPES}').all().map((item) => item.json).filter((type) => type.code)`;
const hourTypeOption = `(type) => type.code + ${literal(DASH)} + type.description`;

const NO_TEXT = { nl: '', en: '' };

/** @param {Asked} asked */
function fieldFor({ row, label, choices, type = 'text', placeholder = NO_TEXT, required = false }) {
	const name = fieldOf(row);
	if (choices !== undefined) return choiceField({ name, label, choices, chosen: kept(row) });
	const text = `{ fieldName: '${name}', fieldLabel: ${said(label)}, fieldType: '${type === 'email' ? 'email' : 'text'}', placeholder: ${said(placeholder)}, requiredField: ${required}, defaultValue: ${kept(row)} }`;
	if (type !== 'hourType') return text;
	const list = `{ fieldName: '${name}', fieldLabel: ${said(label)}, fieldType: 'dropdown', fieldOptions: { values: [{ option: ${said(NONE)} }, ...${hourTypes}.map((type) => ({ option: (${hourTypeOption})(type) }))] }, defaultValue: ${hourTypes}.filter((type) => type.code === ${kept(row)}).map(${hourTypeOption})[0] ?? ${said(NONE)} }`;
	return `(${hourTypes}.length > 0 ? ${list} : ${text})`;
}

const COMPANY_FIELD = `{ fieldName: 'company', fieldLabel: ${said({ nl: 'Onderneming (administratie) in AccountView', en: 'Company (administration) in AccountView' })}, fieldType: 'dropdown', requiredField: true, fieldOptions: { values: ${companies}.map((company) => ({ option: (${companyOption})(company) })) }, defaultValue: ${companies}.filter((company) => company.chosen).map(${companyOption})[0] ?? '' }`;

export const FIELDS = `[${[COMPANY_FIELD, ...ASKED.map(fieldFor)].join(', ')}]`;

/** An answer of the form, as the table keeps it. @param {Asked} asked */
export function answer({ row, choices, type }) {
	const given = `$('${PAGE}').first().json.${fieldOf(row)}`;
	if (choices !== undefined) return valueOfLabel(choices, given);
	if (type === 'hourType') {
		return `(${JSON.stringify(Object.values(NONE)).replaceAll('"', "'")}.includes(${given}) ? '' : (${given} ?? '').split(${literal(DASH)})[0].trim())`;
	}
	if (row === 'app.url') return `(${given} ?? '').trim().replace(/\\/+$/, '')`;
	return `(${given} ?? '')`;
}

export const CHOSEN_COMPANY = `$('${PAGE}').first().json.company.split(${literal(DASH)})[0]`;

/** Whether the schedules are to wait: what was kept, or else until there has been a run that linked something. */
export const PAUSED = `(${kept('paused')} || ($('${PROGRESS}').all().some(({ json }) => json.links > 0 && json.lag?.lastFinishedRun) ? 'no' : 'yes'))`;

/** Every setting with its value, as rows of the table. */
export const ROWS = `[{ name: 'company', value: ${CHOSEN_COMPANY} }, { name: 'paused', value: ${PAUSED} }, ${ASKED.map(
	(asked) => `{ name: '${asked.row}', value: ${answer(asked)} }`,
).join(', ')}]`;
