// @ts-check
/** The data tables of n8n, as a person looks at them and adds to them. */
import assert from 'node:assert/strict';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 * @typedef {Record<string, any>} Row
 */

/** Address of a table. @param {Stack} stack @param {string} name */
async function placeOf({ client }, name) {
	const filter = encodeURIComponent(JSON.stringify({ name }));
	const { data: tables } = await client.rest('GET', `/data-tables-global?filter=${filter}`);
	const [table] = tables;
	assert.ok(table, `There is no data table ${name}.`);
	return `/projects/${table.projectId}/data-tables/${table.id}`;
}

/** @param {Stack} stack @param {string} name @returns {Promise<Row[]>} */
export async function rowsOf(stack, name) {
	const { data } = await stack.client.rest('GET', `${await placeOf(stack, name)}/rows?take=100`);
	return data;
}

/** @param {Stack} stack @param {string} name @param {Row} row */
export async function addRow(stack, name, row) {
	const body = { data: [row], returnType: 'count' };
	await stack.client.rest('POST', `${await placeOf(stack, name)}/insert`, body);
}

/**
 * The rows whose column `name` says so get this value.
 * @param {Stack} stack @param {string} table @param {string} name @param {string} value
 */
export const changeRow = (stack, table, name, value) =>
	changeRows(stack, table, { name }, { value });

/**
 * @param {Stack} stack @param {string} table
 * @param {Readonly<Record<string, string>>} where what the rows have @param {Row} data what they get
 */
export async function changeRows(stack, table, where, data) {
	const filters = Object.entries(where).map(([columnName, value]) => ({
		...{ columnName, condition: 'eq', value },
	}));
	const body = { filter: { type: 'and', filters }, data };
	await stack.client.rest('PATCH', `${await placeOf(stack, table)}/rows`, body);
}
