// @ts-check
/** Form pages: n8n Form nodes whose fields are computed, and texts that are safe to show on them. */

import { FORM_CSS } from './form-style.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 *
 * @typedef {object} Choice what a person reads, and the value that is kept
 * @property {string} label @property {string} value
 */

/**
 * The first page. Only people who are logged in to n8n see it.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; path: string; title: string; description: string; button: string; fields?: readonly object[]; tellsUser?: true }} form
 * tellsUser: who is logged in goes with the answers, as `user`
 */
export const addFormTrigger = (
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
 * @param {{ name: string; at: Place; title: string; description?: string; button: string; fields: string }} page
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
				formTitle: title,
				formDescription: description,
				buttonLabel: button,
				customCss: FORM_CSS,
			},
		},
		at,
	});

/**
 * The last page.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; title: string; message: string }} page message: HTML, may hold expressions
 */
export const addFormEnd = (flow, { name, at, title, message }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.form',
		version: 2.5,
		parameters: {
			operation: 'completion',
			respondWith: 'text',
			completionTitle: title,
			completionMessage: message,
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

/** A text that is safe within HTML. @param {string} expression without braces */
export const escaped = (expression) =>
	`String(${expression} ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')`;

/**
 * What is known, one to a line: HTML for the message of a page.
 * @param {readonly (readonly [label: string, value: string])[]} facts each value an expression without braces
 */
export const factTable = (facts) =>
	`<table><tbody>${facts.map(([label, value]) => `<tr><td>${label}</td><td>{{ ${escaped(value)} }}</td></tr>`).join('')}</tbody></table>`;

/** A text as a literal in an expression. @param {string} text */
export const literal = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/**
 * A dropdown or radio field of a page, as part of an expression.
 * @param {object} field
 * @param {string} field.name @param {string} field.label @param {readonly Choice[]} field.choices
 * @param {string} field.chosen expression of the value that is chosen beforehand
 */
export function choiceField({ name, label, choices, chosen }) {
	const options = choices.map((one) => `{ option: ${literal(one.label)} }`).join(', ');
	return `{ fieldName: '${name}', fieldLabel: ${literal(label)}, fieldType: 'dropdown', requiredField: true, fieldOptions: { values: [${options}] }, defaultValue: ${labelOf(choices, chosen)} }`;
}

/** What a person reads for a value; the first where it is none of them. @param {readonly Choice[]} choices @param {string} value */
export const labelOf = (choices, value) =>
	`({ ${choices.map((one) => `${literal(one.value)}: ${literal(one.label)}`).join(', ')} }[${value}] ?? ${literal(choices[0]?.label ?? '')})`;

/** The value of what a person chose. @param {readonly Choice[]} choices @param {string} label */
export const valueOfLabel = (choices, label) =>
	`({ ${choices.map((one) => `${literal(one.label)}: ${literal(one.value)}`).join(', ')} }[${label}])`;

/** Address of this n8n below which webhooks and forms are. It stands in no setting that a flow may read. */
const ORIGIN = "$execution.resumeUrl.split('?')[0].split('/').slice(0, -2).join('/')";

/** @param {string} path of a webhook that is published */
export const webhookAddress = (path) => `${ORIGIN} + '/webhook/${path}'`;

/** @param {string} path of a form that is published */
export const formAddress = (path) => `${ORIGIN} + '/form/${path}'`;
