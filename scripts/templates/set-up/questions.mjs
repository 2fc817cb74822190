// @ts-check
/** What the set-up form asks, and how its answers are kept: expressions of n8n without braces. */
import { choiceField, valueOfLabel } from '../parts/forms-dutch.mjs';
import { literal } from '../parts/literals.mjs';

/** @typedef {import('../parts/forms-dutch.mjs').Choice} Choice */

export const COMPANIES = 'List Companies';
export const HOUR_TYPES = 'Get Hour Types';
export const PROGRESS = 'How Far Is It?';
export const PAGE = 'What Do You Want?';

/** @type {readonly Choice[]} */
const DIRECTIONS = [
	{ label: 'Van AccountView naar de werkbonnen-app', value: 'toOther' },
	{ label: 'Van de werkbonnen-app naar AccountView', value: 'toAccountView' },
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
export const ASKED = [
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
export const companies = `$('${COMPANIES}').all().map((item) => item.json).filter((company) => company.code)`;
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

export const FIELDS = `[${[COMPANY_FIELD, ...ASKED.map(fieldFor)].join(', ')}]`;

/** An answer of the form, as the table keeps it. @param {Asked} asked */
export function answer({ row, choices, type }) {
	const given = `$('${PAGE}').first().json.${fieldOf(row)}`;
	if (choices !== undefined) return valueOfLabel(choices, given);
	if (type === 'hourType') {
		return `(${given} === '${NONE}' ? '' : (${given} ?? '').split(${literal(DASH)})[0].trim())`;
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
