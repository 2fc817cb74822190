// @ts-check
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

/**
 * @typedef {{ fieldName: string; fieldType: string; requiredField?: boolean; fieldOptions?: { values: unknown[] } }} Field
 *
 * @typedef {object} Parameters of a form or a further page
 * @property {string} authentication @property {string} formTitle @property {string} formDescription
 * @property {{ values: Field[] }} formFields
 * @property {{ path?: string; formTitle?: string; formDescription?: string; buttonLabel?: string }} options
 * @property {string} [jsonOutput] @property {string} [completionTitle] @property {string} [completionMessage]
 * @property {string} [respondWith]
 *
 * @typedef {{ name: string; type: string; parameters: Parameters }} Node
 * @typedef {{ nodes: Node[]; connections: Record<string, { main: { node: string }[][] }> }} Workflow
 */

const workflows = new URL('../../workflows/', import.meta.url);

/** @param {string} file @returns {Workflow} */
const read = (file) => JSON.parse(readFileSync(new URL(file, workflows), 'utf8'));

/** @param {Workflow} workflow */
const formsOf = ({ nodes }) => nodes.filter(({ type }) => type === 'n8n-nodes-base.formTrigger');

const WITH_FORMS = readdirSync(workflows).filter(
	(file) => file.endsWith('.json') && formsOf(read(file)).length > 0,
);

/** What a flow reads of a field: not what a person reads. @param {Field} field */
const shapeOf = ({ fieldName, fieldType, requiredField, fieldOptions }) => ({
	...{ fieldName, fieldType, requiredField },
	options: fieldOptions?.values.length,
});

/** Texts of a page that a person reads. @param {Node} page */
const textsOf = ({ parameters: { jsonOutput, completionTitle, completionMessage, options } }) =>
	Object.entries({
		...{ jsonOutput, completionTitle, completionMessage },
		...{ formTitle: options.formTitle, formDescription: options.formDescription },
		buttonLabel: options.buttonLabel,
	}).filter(([, text]) => /[a-z]/.test(text ?? ''));

describe('forms of the templates', () => {
	it('are there', () => {
		assert.ok(WITH_FORMS.length >= 12);
	});

	for (const file of WITH_FORMS) {
		const workflow = read(file);
		const [dutch, english] = formsOf(workflow);

		it(`are one in Dutch and one in English, with the same fields (${file})`, () => {
			assert.equal(formsOf(workflow).length, 2);
			assert.equal(english?.name, `${dutch?.name} (English)`);
			assert.equal(english.parameters.options.path, `${dutch?.parameters.options.path}-en`);
			assert.deepEqual(
				english.parameters.formFields.values.map(shapeOf),
				dutch?.parameters.formFields.values.map(shapeOf),
			);
			for (const name of /** @type {const} */ (['formTitle', 'formDescription'])) {
				assert.notEqual(english.parameters[name], dutch?.parameters[name]);
			}
			assert.equal(english.parameters.authentication, 'n8nUserAuth');
		});

		it(`have every further page in the language of the first (${file})`, () => {
			const pages = workflow.nodes.filter(
				({ type, parameters }) =>
					type === 'n8n-nodes-base.form' && parameters.respondWith !== 'redirect',
			);
			const inOne = pages.flatMap((page) =>
				textsOf(page)
					.filter(([, text]) => !text?.includes('formLanguage'))
					.map(([name]) => `${page.name}: ${name}`),
			);
			assert.deepEqual(inOne, []);
		});
	}
});
