// @ts-check
/** VAT returns and ICP statements in a flow: the steps of AutoReport Submit, and what is mailed of them. */
import { outcomeSubject, outcomeText } from './filing-words.mjs';
import { FORM_LANGUAGE } from './form-language.mjs';
import { addSend } from './profiles.mjs';
import { AS_SET, chosen, LANGUAGE, LANGUAGE_CHOSEN, setting } from './settings.mjs';
import { YES_OR_NO } from './words.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 * @typedef {'vatReturn' | 'icpStatement'} Resource
 */

const NODE = { type: 'n8n-nodes-accountview.autoReportSubmit', version: 1 };

/** Kind of a filing by the resource of the node. */
export const KINDS = { vatReturn: 'vatReturn', icpStatement: 'icp' };

/** @type {import('./words.mjs').Choice} */
const FISCAL_ENTITY = {
	name: 'fiscalEntity',
	row: 'tax.fiscalEntity',
	otherwise: 'no',
	words: YES_OR_NO,
};

/** How often something is filed. @type {import('./words.mjs').Words} */
const EVERY = {
	month: ['month', 'maand'],
	quarter: ['quarter', 'kwartaal'],
	year: ['year', 'jaar'],
	never: ['never', 'nooit'],
};

/** @type {import('./words.mjs').Choice} */
export const VAT_EVERY = {
	name: 'vatEvery',
	row: 'tax.vatEvery',
	otherwise: 'quarter',
	words: EVERY,
};

/** By the year: the tax authority has given leave for that. @type {import('./words.mjs').Choice} */
export const ICP_EVERY = {
	name: 'icpEvery',
	row: 'tax.icpEvery',
	otherwise: 'quarter',
	words: EVERY,
};

/** Whether the firm is part of a fiscal entity: an expression without braces. */
export const IN_FISCAL_ENTITY = `${chosen(FISCAL_ENTITY)} === 'yes'`;

/** Who files, as the settings of the firm say. @type {readonly import('./settings.mjs').SettingOf[]} */
export const FIRM = [
	{ name: 'administration', row: 'tax.administration', otherwise: 'DEMO' },
	{ name: 'obNumber', row: 'tax.obNumber', otherwise: '' },
	{ name: 'serviceCodes', row: 'tax.serviceCodes', otherwise: '' },
	FISCAL_ENTITY,
	{ name: 'vendorNumber', row: 'tax.vendorNumber', otherwise: '' },
	{ name: 'initials', row: 'tax.contactInitials', otherwise: '' },
	{ name: 'surname', row: 'tax.contactSurname', otherwise: '' },
	{ name: 'phone', row: 'tax.contactPhone', otherwise: '' },
	{ name: 'secondPerson', row: 'tax.secondPerson', otherwise: '' },
	{ name: 'mailTo', row: 'mail.digestTo', otherwise: '' },
	LANGUAGE,
];

/** How these rows of the table of settings are filled in, for a sticky note. */
export const FIRM_NOTE = `Fill in as rows of the data table *AccountView settings*, or in **Settings**:
\`tax.administration\`, \`tax.obNumber\` (omzetbelastingnummer), \`tax.contactSurname\`, \`tax.contactInitials\`, \`tax.contactPhone\`, \`tax.vendorNumber\` (of the software, 8 characters), \`tax.serviceCodes\` (VAT codes of rubric 3b for services, such as \`7\`), \`tax.fiscalEntity\` (\`yes\` for part of a fiscal entity), \`tax.secondPerson\` (e-mail address of who has to approve; empty for whoever is at the form), \`mail.digestTo\`, \`language\` (of the mails: nl or en).`;

/**
 * A draft from the books, its page in the language of the form; what cannot be prepared leaves by the
 * second output.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; resource: Resource; period: string; options?: Record<string, unknown>; settings?: import('./flow.mjs').NodeSettings }} node
 * period: an expression without braces
 */
export const addPrepare = (flow, { name, at, resource, period, options = {}, settings = {} }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource,
			operation: 'prepare',
			source: 'accountView',
			administration: `={{ ${setting('administration')} }}`,
			period: `={{ ${period} }}`,
			obNumber: `={{ ${setting('obNumber')} }}`,
			language: `={{ ${FORM_LANGUAGE} }}`,
			options,
		},
		at,
		settings: { executeOnce: true, onError: 'continueErrorOutput', ...settings },
	});

/**
 * Every check, and the filing that is to be approved.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; resource: Resource; draft: string; options?: Record<string, unknown> }} node
 * draft: an expression without braces
 */
export const addValidate = (flow, { name, at, resource, draft, options = {} }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource,
			operation: 'validate',
			draft: `={{ ${draft} }}`,
			contact: {
				type: 'taxpayer',
				initials: `={{ ${setting('initials')} }}`,
				surname: `={{ ${setting('surname')} }}`,
				phone: `={{ ${setting('phone')} }}`,
			},
			vendorNumber: `={{ ${setting('vendorNumber')} }}`,
			options,
		},
		at,
		settings: { executeOnce: true, onError: 'continueErrorOutput' },
	});

/**
 * Any step with a filing that is kept: who it is of comes in.
 * @param {Flow} flow
 * @param {object} node
 * @param {string} node.name @param {Place} node.at
 * @param {Resource | 'filing'} node.resource @param {string} node.operation
 * @param {string} node.of expression of what has administration, period, revision and hash
 * @param {Record<string, unknown>} [node.more]
 */
export const addStep = (flow, { name, at, resource, operation, of, more = {} }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource,
			operation,
			administration: `={{ ${of}.administration }}`,
			period: `={{ ${of}.period }}`,
			revision: `={{ ${of}.revision }}`,
			...(resource !== 'filing' && { channel: 'digipoort' }),
			...more,
		},
		at,
		settings: { onError: 'continueErrorOutput' },
	});

/**
 * @param {Flow} flow
 * @param {{ name: string; at: Place; states: readonly string[]; settings?: import('./flow.mjs').NodeSettings }} node
 */
export const addFilings = (flow, { name, at, states, settings = {} }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource: 'filing',
			operation: 'getAll',
			states,
			filterAdministration: '',
			returnAll: true,
		},
		at,
		settings,
	});

/**
 * The page with all statuses and the receipt, which goes with the mail about the outcome.
 * @param {Flow} flow @param {{ name: string; at: Place; resource: Resource; of: string }} node
 * of: expression of what has administration, period and revision
 */
export const addReceipt = (flow, node) =>
	addStep(flow, {
		...node,
		operation: 'getReceipt',
		more: { language: `={{ ${LANGUAGE_CHOSEN} }}` },
	});

/**
 * Mails how far a filing is, once for each state, with the receipt as a file.
 * @param {Flow} flow @param {{ name: string; at: Place; filing: string }} node filing: expression of it
 */
export const addOutcomeMail = (flow, { name, at, filing }) =>
	addSend(flow, {
		name,
		at,
		parameters: {
			to: `={{ ${setting('mailTo')} }}`,
			content: 'own',
			subject: `={{ ${AS_SET.either(outcomeSubject(filing))} }}`,
			text: `={{ ${AS_SET.either(outcomeText(filing))} }}`,
			html: '',
			attachments: 'receipt,instance',
			keyFrom: 'own',
			messageKey: `={{ 'filing/' + ${filing}.administration + '/' + ${filing}.kind + '/' + ${filing}.period + '/' + ${filing}.revision + '/' + ${filing}.state + (${filing}.state === 'approved' ? '/' + ${filing}.attempts : '') }}`,
			options: {},
		},
	});
