// @ts-check
/** E-mail profiles in a flow: their matrix, what goes through them, and the outbox. */
import { wordsFor } from './form-language.mjs';
import { originAddress } from './forms.mjs';
import { escaped } from './literals.mjs';
import { addIf, addNothing, addStop } from './nodes.mjs';
import { addReadOrEmpty } from './reading.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 * @typedef {import('./flow.mjs').NodeSettings} NodeSettings
 * @typedef {import('./form-language.mjs').Words} Words
 */

const NODE = { type: 'n8n-nodes-accountview.emailProfileSend', version: 1 };

/** Data table that says which profile is for what; template 12 makes it. */
export const PROFILE_TABLE = 'accountview_email_profiles';

/** Profiles that the templates have a step for. */
export const PROFILES = { general: 'ALGEMEEN', invoices: 'FACTUREN' };

/** @type {readonly import('./tables.mjs').Column[]} */
export const MATRIX_COLUMNS = [
	{ name: 'process', type: 'string' },
	{ name: 'user', type: 'string' },
	{ name: 'administration', type: 'string' },
	{ name: 'profile', type: 'string' },
	{ name: 'priority', type: 'number' },
];

/** What the table begins with, and what holds where there is none. */
export const FIRST_ROWS = `[${[
	{ process: 'factuur', profile: PROFILES.invoices, priority: 10 },
	{ process: 'herinnering', profile: PROFILES.invoices, priority: 10 },
	{ process: '', profile: PROFILES.general, priority: 40 },
]
	.map(
		({ process, profile, priority }) =>
			`{ process: '${process}', user: '', administration: '', profile: '${profile}', priority: ${priority} }`,
	)
	.join(', ')}]`;

const READ_MATRIX = 'Read the Matrix';

/** Rows of the table that name a profile. */
export const KEPT_ROWS = `$('${READ_MATRIX}').all().map((item) => item.json).filter((row) => row.profile)`;

/** The rows that hold. */
export const MATRIX = `(${KEPT_ROWS}.length > 0 ? ${KEPT_ROWS} : ${FIRST_ROWS})`;

/**
 * Reads the matrix; gives an empty item where it is not there, and ends the flow where it could not be read:
 * a mail would go from another sender than the owner chose.
 * @param {Flow} flow @param {Place} at @param {import('./reading.mjs').Readers} readers
 * @returns {readonly [string, string]} what reads, and what follows it
 */
export const addReadMatrix = (flow, at, readers) =>
	addReadOrEmpty(flow, {
		name: READ_MATRIX,
		at,
		table: PROFILE_TABLE,
		what: 'Matrix',
		columns: ['profile'],
		readers,
	});

/**
 * The profile for one question; what does not fit leaves by the second output.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; process: string; user: string; administration: string }} node
 * expressions without braces
 */
export const addResolve = (flow, { name, at, process, user, administration }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource: 'profile',
			operation: 'resolve',
			matrix: `={{ ${MATRIX} }}`,
			process: `={{ ${process} }}`,
			user: `={{ ${user} }}`,
			administration: `={{ ${administration} }}`,
			order: '',
		},
		at,
		settings: { executeOnce: true, onError: 'continueErrorOutput' },
	});

/**
 * A message through the profile of the node; what is not sent leaves by the second output.
 * @param {Flow} flow @param {{ name: string; at: Place; parameters: Record<string, unknown> }} node
 */
export const addSend = (flow, { name, at, parameters }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource: 'message',
			operation: 'send',
			emailSystem: 'smtp',
			...parameters,
		},
		at,
		settings: { onError: 'continueErrorOutput' },
	});

/** What the outbox says of another message under a key that was used. */
const IS_TOLD = "$json.details?.code === 'MAIL_KEY_REUSED'";

/**
 * Ends the flow where a mail could not leave: nobody would hear of it, and so flow 10 tells.
 * @param {Flow} flow @param {{ at: Place; from: { from: string; output: number }; name?: string; message?: string }} node
 * message: an expression with its "="
 */
export const addNotMailed = (
	flow,
	{ at, from, name = 'Not Mailed', message = '={{ $json.error }}' },
) => flow.wire({ ...from, to: addStop(flow, { name, at, message }) });

/**
 * Behind a mail that goes once a day: that it has gone with other words is no matter.
 * @param {Flow} flow @param {{ send: string; at: Place }} node
 */
export function addOnceADay(flow, { send, at: [column, row] }) {
	const today = addIf(flow, { name: 'Mailed Today?', at: [column, row], when: IS_TOLD });
	const already = addNothing(flow, {
		name: 'Once a Day Is Enough',
		at: [column + 1, row - 0.5],
	});
	flow.wire({ from: send, output: 1, to: today });
	flow.wire({ from: today, to: already });
	addNotMailed(flow, { at: [column + 1, row + 0.5], from: { from: today, output: 1 } });
}

/**
 * Messages of the outbox, all of them; one empty item where there are none.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; states: readonly string[]; changedAfter?: string; settings?: NodeSettings }} node
 */
export const addOutbox = (flow, { name, at, states, changedAfter = '', settings = {} }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource: 'outbox',
			operation: 'getAll',
			states,
			filterProfile: '',
			filterKey: '',
			filterChangedAfter: changedAfter,
			returnAll: true,
		},
		at,
		settings: { alwaysOutputData: true, executeOnce: true, ...settings },
	});

/** @param {Flow} flow @param {{ name: string; at: Place; key: string; decision: string; note: string; attempts: string }} node expressions without braces */
export const addSettle = (flow, { name, at, key, decision, note, attempts }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource: 'outbox',
			operation: 'settle',
			settleKey: `={{ ${key} }}`,
			decision: `={{ ${decision} }}`,
			note: `={{ ${note} }}`,
			settleAttempts: `={{ ${attempts} }}`,
		},
		at,
		settings: { executeOnce: true, onError: 'continueErrorOutput' },
	});

/** Address of n8n's list of data tables. */
export const DATA_TABLES = originAddress('/home/datatables');

/**
 * A moment as people write it, such as `maandag 30 november om 09:15`.
 * @param {string} iso expression @returns {Words} expressions
 */
export const inWords = (iso) => ({
	nl: `DateTime.fromISO(${iso}).setZone($now.zoneName).setLocale('nl').toFormat("cccc d LLLL 'om' HH:mm")`,
	en: `DateTime.fromISO(${iso}).setZone($now.zoneName).setLocale('en').toFormat("cccc d LLLL 'at' HH:mm")`,
});

/** A moment in few signs, such as `30-11 09:15`. @param {string} iso expression */
export const inShort = (iso) =>
	`DateTime.fromISO(${iso}).setZone($now.zoneName).toFormat('dd-MM HH:mm')`;

/** States of the outbox as people call them. @type {Readonly<Record<string, Words>>} */
const STATES = {
	doubtful: { nl: 'Niet zeker', en: 'In doubt' },
	failed: { nl: 'Geweigerd', en: 'Refused' },
	partly: { nl: 'Niet aan iedereen', en: 'Not to everyone' },
	deferred: { nl: 'Wacht', en: 'Waits' },
	pending: { nl: 'Wacht op het profiel', en: 'Waits for the profile' },
	sent: { nl: 'Verzonden', en: 'Sent' },
	sending: { nl: 'Bezig', en: 'Under way' },
	handedOver: { nl: 'Concept gemaakt', en: 'Draft made' },
};

/** @param {string} state expression @returns {Words} expressions */
export const stateOf = (state) => wordsFor(STATES, state);

/** Those that a person decides about come first. */
const URGENCY = "['doubtful', 'failed', 'partly', 'pending', 'deferred']";

/** Begin of the key of the digest of flow 14. */
export const DIGEST_KEY = 'mail-digest/';

/**
 * Messages of a list that are not sent and may yet be: not what was given up, not what a run is about to
 * send, and not a digest, in whose place the next one comes. @param {string} node name of the list
 */
export const openMail = (node) =>
	`$('${node}').all().map((item) => item.json).filter((mail) => mail.key && !mail.key.startsWith('${DIGEST_KEY}') && mail.code !== 'MAIL_GIVEN_UP' && (mail.state !== 'pending' || mail.code)).toSorted((one, other) => ${URGENCY}.indexOf(one.state) - ${URGENCY}.indexOf(other.state))`;

/** States of messages that {@link openMail} looks at. */
export const OPEN_STATES = ['doubtful', 'failed', 'partly', 'pending', 'deferred'];

/**
 * Why a message is not sent, with what the server said.
 * @param {string} mail expression @returns {Words} expressions
 */
export function reasonOf(mail) {
	const due = inWords(`${mail}.dueAt`);
	const waits = `${mail}.state === 'deferred' && ${mail}.dueAt`;
	return {
		nl: `((${mail}.reasonNl ?? ${mail}.reason ?? '') + (['failed', 'partly', 'pending'].includes(${mail}.state) && ${mail}.reasonNl && ${mail}.reason ? ' (' + ${mail}.reason + ')' : '') + (${waits} ? ' Het mag weer vanaf ' + ${due.nl} + '.' : ''))`,
		en: `((${mail}.reason ?? '') + (${waits} ? ' It may go again from ' + ${due.en} + '.' : ''))`,
	};
}

/** @param {string} mail expression @returns {Words} expressions of what to do about it */
export const remedyOf = (mail) => ({ nl: `${mail}.remedyNl`, en: `${mail}.remedy` });

/**
 * What went wrong with an item, for a page; in Dutch with n8n's own sentence below it.
 * @param {Words} credential what is not filled in mostly, where the step was not carried out at all
 * @returns {Words}
 */
export const stepFailure = (credential) => ({
	nl: `<p>{{ ${escaped(`$json.details?.messageNl ?? 'Een stap van deze flow kon niet worden uitgevoerd. Meestal is in n8n het credential van ${credential.nl} nog niet gekozen of niet juist.'`)} }}</p><p>{{ ${escaped("$json.details?.remedyNl ?? 'Open de flow in n8n en kijk bij de stap die misging.'")} }}</p><p><i>In English: {{ ${escaped('$json.error')} }}</i></p>`,
	en: `<p>{{ ${escaped(`$json.details?.code ? $json.error : 'A step of this flow could not be carried out. Mostly the credential of ${credential.en} is not chosen yet in n8n, or is not right. ' + ($json.error ?? '')`)} }}</p><p>{{ ${escaped("$json.details?.code ? $json.message : 'Open the flow in n8n and look at the step that went wrong.'")} }}</p>`,
});

/** What went wrong with a message. */
export const FAILURE = stepFailure({ nl: 'het e-mailprofiel', en: 'the e-mail profile' });
