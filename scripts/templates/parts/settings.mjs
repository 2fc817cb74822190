// @ts-check
/** Where a template begins: its triggers, and the settings that hold for it. */
import { speaking } from './form-language.mjs';
import { englishPath, formAddress } from './forms.mjs';
import { addFields, addStop, addSwitch } from './nodes.mjs';
import { addReadOrEmpty } from './reading.mjs';
import { LANGUAGES, meant, notMeant, YES_OR_NO } from './words.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./nodes.mjs').Field} Field
 *
 * @typedef {object} SettingOf a setting with its default; the table of settings wins over it
 * @property {string} name as the template calls it
 * @property {string} row name in the table of settings
 * @property {string} otherwise
 * @property {import('./words.mjs').Words} [words] the values that it may have; left out: any
 *
 * @typedef {import('./words.mjs').Choice} Choice
 */

/** Data table that the set-up flow fills; where it is not there, the defaults hold. */
export const TABLE = 'AccountView settings';

const BY_SCHEDULE = 'Every 10 Minutes';
const BY_NIGHT = 'Every Night';
const OFTEN = 'Every 2 Minutes';
const BY_CALLER = 'When Executed by Another Workflow';
const READ_SETTINGS = 'Read Settings';
const SETTINGS = 'Settings';

/** Names of nodes that builders wire to. */
export const STARTING = { settings: SETTINGS, asked: 'What Is Asked For?' };

/** All settings, for use in an expression. */
export const ALL_SETTINGS = `$('${SETTINGS}').first().json`;

/** A setting, for use in an expression. @param {string} name */
export const setting = (name) => `${ALL_SETTINGS}.${name}`;

/** The whole expression of a setting. @param {SettingOf} setting */
export const valueOf = ({ row, otherwise }) =>
	`={{ $('${READ_SETTINGS}').all().find((row) => row.json.name === '${row}')?.json.value?.toString().trim() || '${otherwise}' }}`;

/** The value that was meant by a setting, for use in an expression. @param {Choice} choice */
export const chosen = (choice) => meant(choice, setting(choice.name));

/** @type {Field} */
const READ = {
	name: 'read',
	value: `={{ $('${BY_SCHEDULE}').isExecuted ? 'changes' : $('${BY_CALLER}').isExecuted ? $('${BY_CALLER}').first().json.read || 'complete' : 'complete' }}`,
};

/** @type {Field} */
const PREVIEW = {
	name: 'preview',
	value: `={{ $('${BY_CALLER}').isExecuted && $('${BY_CALLER}').first().json.preview === true }}`,
	type: 'boolean',
};

/** Whether flows wait for a person to start them. @type {Choice} */
export const PAUSED = { name: 'paused', row: 'paused', otherwise: 'no', words: YES_OR_NO };

/** Of messages, pages and mails. @type {Choice} */
export const LANGUAGE = { name: 'language', row: 'language', otherwise: 'nl', words: LANGUAGES };

/** `nl` or `en`, for use in an expression: a page opens in Dutch whatever stands in the table. */
export const LANGUAGE_CHOSEN = `(${chosen(LANGUAGE)} ?? 'nl')`;

/** In the language of the settings, as mails are: whoever reads one has opened no form. */
export const AS_SET = speaking(`${LANGUAGE_CHOSEN} === 'en'`);

/** The address of a form in the language of the settings. @param {string} path of the Dutch form */
export const formAddressAsSet = (path) =>
	AS_SET.either({ nl: formAddress(path), en: formAddress(englishPath(path)) });

/** What every template needs to know. @type {readonly SettingOf[]} */
const USUAL = [
	{ name: 'appUrl', row: 'app.url', otherwise: 'https://work-orders.example/api/v1' },
	{ name: 'connection', row: 'connection', otherwise: 'field-service' },
	PAUSED,
];

/**
 * A flow has to be published before a form can look at what it would do, and then its schedule fires as
 * well: between set-up and first run it writes nothing unless a person or another flow asks for it.
 */
const IS_ASKED = `(${meant(PAUSED, '$json.paused')} === 'no' || $('Run Now').isExecuted || $('${BY_CALLER}').isExecuted)`;

/**
 * The triggers, the settings, and the choice between a preview and a run. Where the settings switch
 * the template off, it ends there; where one of them has a word that means nothing, it stops and says so.
 *
 * @param {Flow} flow
 * @param {object} start
 * @param {number} start.minute of each ten, at which the schedule fires
 * @param {string} [start.night] when all is read, as `hh:mm`; left out where each run reads all
 * @param {readonly SettingOf[]} start.settings
 * @param {Choice} start.by the one of them that can be off
 * @returns {{ preview: { from: string; output: number }; run: { from: string; output: number } }}
 */
export function addStart(flow, { minute, night, settings, by }) {
	addTriggers(flow, { minute, night });
	addSettings(flow, {
		from: [BY_SCHEDULE, ...(night === undefined ? [] : [BY_NIGHT]), 'Run Now', BY_CALLER],
		row: 1,
		settings,
		asked: [...(night === undefined ? [] : [READ]), PREVIEW],
	});
	const isOn = `${meant(by, `$json.${by.name}`)} !== 'off'`;
	const unclear = notMeant([PAUSED, ...settings.filter(isChoice)]);
	addSwitch(flow, {
		name: STARTING.asked,
		at: [3, 1],
		// The first that fits.
		cases: [
			{ name: 'Not Understood', when: `${unclear} !== ''` },
			{ name: 'Preview', when: `$json.preview && ${isOn}` },
			{ name: 'Run', when: `!$json.preview && ${isOn} && ${IS_ASKED}` },
		],
	});
	const stop = addStop(flow, {
		name: 'Setting Not Understood',
		at: [3, 0],
		message: `={{ ${unclear} }}`,
	});
	flow.wire({ from: SETTINGS, to: STARTING.asked });
	flow.wire({ from: STARTING.asked, to: stop });
	return {
		preview: { from: STARTING.asked, output: 1 },
		run: { from: STARTING.asked, output: 2 },
	};
}

/** @param {SettingOf} setting @returns {setting is Choice} */
const isChoice = (setting) => setting.words !== undefined;

/**
 * The table of settings, and what holds of it, from column 1 on.
 *
 * @param {Flow} flow
 * @param {object} node
 * @param {readonly string[]} node.from triggers @param {number} node.row
 * @param {readonly SettingOf[]} node.settings beside those that every template needs
 * @param {readonly Field[]} [node.asked] what the triggers tell
 */
export function addSettings(flow, { from, row, settings, asked = [] }) {
	const read = addReadSettings(flow, [1, row], { byItself: true });
	for (const trigger of from) flow.wire({ from: trigger, to: READ_SETTINGS });
	const given = [...USUAL, ...settings].map((one) => ({ name: one.name, value: valueOf(one) }));
	addFields(flow, {
		name: SETTINGS,
		at: [2, row],
		fields: [...given, ...asked],
		settings: { executeOnce: true },
	});
	flow.chain([...read, SETTINGS]);
}

/**
 * A trigger every two minutes and one by hand, and the settings: for what follows the other templates
 * closely and costs little.
 *
 * @param {Flow} flow @param {{ settings: readonly SettingOf[] }} start
 * @returns {string} the node of the settings
 */
export function addPlainStart(flow, { settings }) {
	addSchedule(flow, OFTEN, 0, '1-59/2 * * * *');
	addRunNow(flow, 1);
	addSettings(flow, { from: [OFTEN, 'Run Now'], row: 0.5, settings });
	return SETTINGS;
}

/**
 * Reads the table of settings; gives an empty item where it is not there, and ends the flow where it could
 * not be read: without it nobody knows what may be written, and which way.
 * @param {Flow} flow @param {import('./flow.mjs').Place} at @param {import('./reading.mjs').Readers} readers
 * @returns {readonly [string, string]} what reads, and what follows it
 */
export function addReadSettings(flow, at, readers) {
	return addReadOrEmpty(flow, {
		name: READ_SETTINGS,
		at,
		table: TABLE,
		what: 'Settings',
		columns: ['name', 'value'],
		readers,
	});
}

/** What mails at once, whatever there is to say. */
export const MAIL_NOW = 'Mail Now';

/**
 * For what is mailed in the morning: its schedule, a button, and the settings behind these and other
 * triggers.
 * @param {Flow} flow
 * @param {object} start
 * @param {number} start.row of the schedule; the button is below it
 * @param {number} start.middle row of the settings
 * @param {readonly SettingOf[]} start.settings @param {string} [start.page] the request of a page, a further trigger
 * @returns {string} the node with the settings
 */
export function addMorning(flow, { row, middle, settings, page }) {
	addSchedule(flow, 'Every Morning', row, '30 7 * * *');
	flow.add({
		name: MAIL_NOW,
		type: 'n8n-nodes-base.manualTrigger',
		version: 1,
		at: [0, row + 1],
	});
	const read = addReadSettings(flow, [1, middle], {
		...(page !== undefined && { page }),
		byItself: true,
	});
	addFields(flow, {
		name: SETTINGS,
		at: [2, middle],
		fields: settings.map((one) => ({ name: one.name, value: valueOf(one) })),
		settings: { executeOnce: true },
	});
	for (const from of [...(page === undefined ? [] : [page]), 'Every Morning', MAIL_NOW]) {
		flow.wire({ from, to: READ_SETTINGS });
	}
	flow.chain([...read, SETTINGS]);
	return SETTINGS;
}

/** @param {Flow} flow @param {{ minute: number; night?: string | undefined }} times */
function addTriggers(flow, { minute, night }) {
	addSchedule(flow, BY_SCHEDULE, 0, `${minute}-59/10 * * * *`);
	if (night !== undefined) {
		const [hour, minuteOfNight] = night.split(':').map(Number);
		addSchedule(flow, BY_NIGHT, 1, `${minuteOfNight} ${hour} * * *`);
	}
	const isAlone = night === undefined;
	addRunNow(flow, isAlone ? 1 : 2);
	flow.add({
		name: BY_CALLER,
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		version: 1.1,
		parameters: {
			workflowInputs: {
				values: [{ name: 'preview', type: 'boolean' }, ...(isAlone ? [] : [{ name: 'read' }])],
			},
		},
		at: [0, isAlone ? 2 : 3],
	});
}

/** A button. @param {Flow} flow @param {number} row */
export function addRunNow(flow, row) {
	return flow.add({
		name: 'Run Now',
		type: 'n8n-nodes-base.manualTrigger',
		version: 1,
		at: [0, row],
	});
}

/** @param {Flow} flow @param {string} name @param {number} row @param {string} expression of cron */
export function addSchedule(flow, name, row, expression) {
	return flow.add({
		name,
		type: 'n8n-nodes-base.scheduleTrigger',
		version: 1.2,
		parameters: { rule: { interval: [{ field: 'cronExpression', expression }] } },
		at: [0, row],
	});
}

/**
 * Keeps a setting for each item, in the place of the one of that name.
 * @param {Flow} flow
 * @param {{ name: string; at: import('./flow.mjs').Place; row: string; value: string; settings?: import('./flow.mjs').NodeSettings }} node
 * row, value: expressions with their "="
 */
export const addKeepSetting = (flow, { name, at, row, value, settings = {} }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.dataTable',
		version: 1.1,
		parameters: {
			resource: 'row',
			operation: 'upsert',
			dataTableId: { __rl: true, mode: 'name', value: TABLE },
			matchType: 'allConditions',
			filters: { conditions: [{ keyName: 'name', condition: 'eq', keyValue: row }] },
			columns: {
				mappingMode: 'defineBelow',
				value: { name: row, value },
				matchingColumns: [],
				schema: ['name', 'value'].map((id) => ({
					id,
					displayName: id,
					required: false,
					defaultMatch: false,
					display: true,
					type: 'string',
					readOnly: false,
					removed: false,
				})),
			},
			options: {},
		},
		at,
		settings,
	});

/**
 * The settings of a flow that a person starts, read once: the table, and a node Settings that holds them.
 * @param {Flow} flow @param {import('./flow.mjs').Place} at @param {readonly SettingOf[]} settings
 * @param {import('./reading.mjs').Readers} [readers] left out: who filled in the form
 */
export function addFormSettings(flow, [column, row], settings, readers = { form: true }) {
	const read = addReadSettings(flow, [column, row], readers);
	const fields = settings.map((one) => ({ name: one.name, value: valueOf(one) }));
	const values = addFields(flow, {
		name: 'Settings',
		at: [column + 1, row],
		fields,
		settings: { executeOnce: true },
	});
	return [...read, values];
}
