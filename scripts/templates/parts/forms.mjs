// @ts-check
/** Form pages: n8n Form nodes whose fields are computed, and texts that are safe to show on them. */

import { ANSWERS, either, inBoth, inLanguage, said, saying, together } from './form-language.mjs';
import { FORM_CSS } from './form-style.mjs';
import { escaped, literal } from './literals.mjs';
import { addFields } from './nodes.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 * @typedef {import('./form-language.mjs').Words} Words
 *
 * @typedef {object} Choice what a person reads, and the value that is kept
 * @property {Words} label @property {string} value
 */

/**
 * What a page shows: words in both languages, which may hold expressions in braces, or the parameter as
 * n8n takes it.
 * @typedef {string | Words} Shown
 */

/** Of the button of a page that is not the last one. */
export const GO_ON = { nl: 'Verder', en: 'Continue' };

/** Of the field with what a person may do with what the page shows. */
export const WHAT_NOW = { nl: 'Wat wilt u doen?', en: 'What do you want to do?' };

/** @param {Shown} text */
const shown = (text) => (typeof text === 'string' ? text : saying(text));

/**
 * The first page, in Dutch and in English: a form for each, at an address of its own. Only people who are
 * logged in to n8n see them. What is filled in comes out of the node {@link ANSWERS}, which goes one column on.
 *
 * @param {Flow} flow
 * @param {object} form
 * @param {string} form.name @param {Place} form.at of the Dutch one; the English one is below it
 * @param {string} form.path of the Dutch one
 * @param {Words} form.title @param {Words} form.description @param {Words} form.button
 * @param {readonly object[]} [form.fields] with words in both languages where a person reads them
 * @param {true} [form.tellsUser] who is logged in goes with the answers, as `user`
 * @returns {string} the node with the answers
 */
export function addForms(flow, { name, at: [column, row], path, ...page }) {
	const english = inEnglish(name);
	addFormTrigger(flow, { name, at: [column, row], path, ...pageIn(page, 'nl') });
	addFormTrigger(flow, {
		name: english,
		at: [column, row + 1],
		path: englishPath(path),
		...pageIn(page, 'en'),
	});
	const answers = addFields(flow, {
		name: ANSWERS,
		at: [column + 1, row],
		fields: [{ name: 'formLanguage', value: `={{ $('${english}').isExecuted ? 'en' : 'nl' }}` }],
		keep: true,
	});
	flow.wire({ from: name, to: answers });
	flow.wire({ from: english, to: answers });
	return answers;
}

/**
 * @param {{ title: Words; description: Words; button: Words; fields?: readonly object[] | undefined; tellsUser?: true | undefined }} page
 * @param {keyof Words} language
 */
const pageIn = ({ title, description, button, fields = [], tellsUser }, language) => ({
	title: title[language],
	description: description[language],
	button: button[language],
	fields: /** @type {object[]} */ (inLanguage(fields, language)),
	...(tellsUser && { tellsUser }),
});

/** The name of the English one of two forms. @param {string} name of the Dutch one */
export const inEnglish = (name) => `${name} (English)`;

/** @param {string} path of a Dutch form */
export const englishPath = (path) => `${path}-en`;

/**
 * The first page. Only people who are logged in to n8n see it.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; path: string; title: string; description: string; button: string; fields?: readonly object[]; tellsUser?: true }} form
 * tellsUser: who is logged in goes with the answers, as `user`
 */
const addFormTrigger = (
	flow,
	{ name, at, path, title, description, button, fields = [], tellsUser },
) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.formTrigger',
		version: 2.6,
		parameters: {
			authentication: 'n8nUserAuth',
			formTitle: title,
			formDescription: description,
			formFields: { values: fields },
			responseMode: 'onReceived',
			options: {
				appendAttribution: false,
				buttonLabel: button,
				path,
				includeUserInOutput: tellsUser ?? false,
				customCss: FORM_CSS,
			},
		},
		at,
	});

/**
 * A page whose fields are computed.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; title: Shown; description?: Shown; button: Shown; fields: string }} page
 * fields: expression of a list of fields, without braces
 */
export const addFormPage = (flow, { name, at, title, description = '', button, fields }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.form',
		version: 2.5,
		parameters: {
			operation: 'page',
			defineForm: 'json',
			jsonOutput: `={{ JSON.stringify(${fields}) }}`,
			options: {
				formTitle: shown(title),
				formDescription: shown(description),
				buttonLabel: shown(button),
				customCss: FORM_CSS,
			},
		},
		at,
	});

/**
 * The last page.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; title: Shown; message: Shown }} page message: HTML
 */
export const addFormEnd = (flow, { name, at, title, message }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.form',
		version: 2.5,
		parameters: {
			operation: 'completion',
			respondWith: 'text',
			completionTitle: shown(title),
			completionMessage: shown(message),
			options: { customCss: FORM_CSS },
		},
		at,
	});

/**
 * A last page that is another one.
 * @param {Flow} flow @param {{ name: string; at: Place; url: string }} page
 */
export const addFormRedirect = (flow, { name, at, url }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.form',
		version: 2.5,
		parameters: {
			operation: 'completion',
			respondWith: 'redirect',
			redirectUrl: url,
			options: {},
		},
		at,
	});

/** The addresses of this n8n that other pages lead to. */
export const originAddress = (/** @type {string} */ path) => `${ORIGIN} + '${path}'`;

/**
 * What is known, one to a line, and what is empty left out: HTML for the message of a page.
 * @param {readonly (readonly [label: Words, value: string])[]} facts each value an expression without braces
 * @returns {Words} with expressions in braces
 */
export const factTable = (facts) => inBoth((language) => factsIn(facts, language));

/** @param {readonly (readonly [label: Words, value: string])[]} facts @param {keyof Words} language */
const factsIn = (facts, language) =>
	`<table><tbody>${facts.map(([label, value]) => `{{ ((shown) => shown === '' ? '' : ${literal(`<tr><td>${label[language]}</td><td>`)} + shown + '</td></tr>')(${escaped(value)}) }}`).join('')}</tbody></table>`;

/**
 * A dropdown field of a page, as part of an expression.
 * @param {object} field
 * @param {string} field.name @param {Words} field.label @param {readonly Choice[]} field.choices
 * @param {string} field.chosen expression of the value that is chosen beforehand
 */
export const choiceField = ({ name, label, choices, chosen }) =>
	`{ fieldName: '${name}', fieldLabel: ${said(label)}, fieldType: 'dropdown', requiredField: true, fieldOptions: { values: ${optionsOf(choices)} }, defaultValue: ${labelOf(choices, chosen)} }`;

/** What a person chooses from, as part of an expression. @param {readonly Choice[]} choices */
export const optionsOf = (choices) =>
	`[${choices.map(({ label }) => `{ option: ${said(label)} }`).join(', ')}]`;

/** What a person chooses from, on a first page. @param {readonly Words[]} options */
export const listOf = (options) => ({ values: options.map((option) => ({ option })) });

/** What a person reads for a value; the first where it is none of them. @param {readonly Choice[]} choices @param {string} value */
export const labelOf = (choices, value) =>
	either(inBoth((language) => labelIn(choices, value, language)));

/** @param {readonly Choice[]} choices @param {string} value @param {keyof Words} language */
const labelIn = (choices, value, language) =>
	`({ ${choices.map((one) => `${literal(one.value)}: ${literal(one.label[language])}`).join(', ')} }[${value}] ?? ${literal(choices[0]?.label[language] ?? '')})`;

/** The value of what a person chose, in whichever language. @param {readonly Choice[]} choices @param {string} label */
export const valueOfLabel = (choices, label) =>
	`({ ${choices.flatMap(({ label: { nl, en }, value }) => [...new Set([nl, en])].map((text) => `${literal(text)}: ${literal(value)}`)).join(', ')} }[${label}])`;

/** Address of this n8n below which webhooks and forms are. It stands in no setting that a flow may read. */
const ORIGIN = "$execution.resumeUrl.split('?')[0].split('/').slice(0, -2).join('/')";

/** @param {string} path of a webhook that is published */
export const webhookAddress = (path) => `${ORIGIN} + '/webhook/${path}'`;

/** @param {string} path of a form that is published */
export const formAddress = (path) => `${ORIGIN} + '/form/${path}'`;

/** The address of a form in the language of the one that is open. @param {string} path of the Dutch form */
export const sameFormAddress = (path) =>
	either({ nl: formAddress(path), en: formAddress(englishPath(path)) });

/**
 * A line with a link to a form, in the language of the one that is open.
 * @param {string} path of the Dutch form @param {Words} text
 */
export const linkTo = (path, text) =>
	together(`<p><a href="{{ ${sameFormAddress(path)} }}">`, text, '</a></p>');

/** A line with a link to the first page. @param {string} path of the Dutch form */
export const startAgain = (path) => linkTo(path, { nl: 'Opnieuw beginnen', en: 'Start again' });
