// @ts-check
/** What stands on both sides of the sandbox, and the shipped templates, in the words of a check. */
import assert from 'node:assert/strict';
import { runNow } from '../lib/execution.mjs';
import { templateOf } from './templates.mjs';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 * @typedef {Record<string, any>} Fields
 */

const RUN_WITHIN_MS = 120_000;
const DAY_MS = 86_400_000;

/** Both sides of the sandbox and the templates, in the words of a check. */
export class Office {
	/** @param {Stack} stack */
	constructor(stack) {
		this.stack = stack;
	}

	/** A complete run of a template, as a press on its button starts it. @param {string} number such as `01` */
	async run(number) {
		const { id } = templateOf(this.stack, number);
		const run = await runNow(this.stack.client, id, 'Run Now', RUN_WITHIN_MS);
		assert.equal(run.status, 'success', run.error);
	}

	/** As a person fills in the node Settings. @param {string} number @param {Record<string, string>} values */
	async set(number, values) {
		const { id } = templateOf(this.stack, number);
		const { nodes, connections, settings } = await this.stack.client.workflow(id);
		for (const node of nodes) {
			if (node.name !== 'Settings') continue;
			for (const field of node.parameters.assignments.assignments) {
				if (field.name in values) field.value = values[field.name];
			}
		}
		await this.stack.client.rest('PATCH', `/workflows/${id}`, { nodes, connections, settings });
	}

	/** @param {string} table @param {Fields} row @returns {Promise<Fields>} */
	addInAccountView = (table, row) =>
		this.stack.sandbox.control('POST', `/accountview/${table}`, row);

	/** @param {string} table @param {string} key @param {Fields} row */
	changeInAccountView = (table, key, row) =>
		this.stack.sandbox.control('PATCH', `/accountview/${table}/${key}`, row);

	/** @param {string} table @param {string} key */
	removeInAccountView = (table, key) =>
		this.stack.sandbox.control('DELETE', `/accountview/${table}/${key}`);

	/** @param {string} table @param {(row: Fields) => boolean} wanted @returns {Promise<Fields[]>} */
	async inAccountView(table, wanted) {
		/** @type {Fields[]} */
		const rows = await this.stack.sandbox.control('GET', `/accountview/${table}?limit=10000`);
		return rows.filter(wanted);
	}

	/** @param {string} resource @param {Fields} fields @returns {Promise<Fields>} */
	addInApp = (resource, fields) =>
		this.stack.sandbox.control('POST', `/workorders/${resource}`, fields);

	/** @param {string} resource @param {number} id @param {Fields} fields */
	changeInApp = (resource, id, fields) =>
		this.stack.sandbox.control('PATCH', `/workorders/${resource}/${id}`, fields);

	/** @param {string} resource @param {number} id */
	removeInApp = (resource, id) =>
		this.stack.sandbox.control('DELETE', `/workorders/${resource}/${id}`);

	/** @param {string} resource @param {(record: Fields) => boolean} wanted @returns {Promise<Fields[]>} */
	async inApp(resource, wanted) {
		/** @type {Fields[]} */
		const records = await this.stack.sandbox.control('GET', `/workorders/${resource}`);
		return records.filter(wanted);
	}

	/** The one that is wanted. @param {string} resource @param {(record: Fields) => boolean} wanted */
	async oneInApp(resource, wanted) {
		const [one, ...others] = await this.inApp(resource, wanted);
		assert.ok(one, `The app has no such record among its ${resource}.`);
		assert.deepEqual(others, []);
		return one;
	}

	/** Sentences at a record of the app. @param {string} resource @param {number} id @returns {Promise<string[]>} */
	async errorsAt(resource, id) {
		const { timeline } = await this.stack.sandbox.control('GET', `/workorders/${resource}/${id}`);
		return timeline
			.filter((/** @type {Fields} */ note) => note['kind'] === 'error')
			.map((/** @type {Fields} */ note) => note['text']);
	}

	/** The app's one list. @returns {Promise<string[]>} */
	async errorList() {
		const { rows } = await this.stack.sandbox.control('GET', '/messages');
		return rows.map((/** @type {Fields} */ message) => message['text']);
	}
}

/** @param {number} days from today @returns {string} */
export const day = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
