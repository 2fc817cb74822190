// @ts-check
/** n8n's data tables: made where they are missing, read, and added to. */

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 * @typedef {import('./flow.mjs').NodeSettings} NodeSettings
 *
 * @typedef {{ name: string; type: 'string' | 'number' }} Column
 */

const NODE = { type: 'n8n-nodes-base.dataTable', version: 1.1 };

/** @param {string} table */
const byName = (table) => ({ __rl: true, mode: 'name', value: table });

/**
 * For a node that is read by name: what fails leaves by an output of its own, and an empty item goes on. A
 * data table whose database fails is not among that: see parts/reading.mjs. An expression gives nothing at all of items among which is one with an error, since n8n's engine
 * for expressions cannot hand that over.
 * @satisfies {NodeSettings}
 */
export const OR_EMPTY = {
	alwaysOutputData: true,
	onError: /** @type {const} */ ('continueErrorOutput'),
};

/**
 * A table that stays as it is where it is there already. Where this n8n has no data tables it goes on by the
 * second output.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; table: string; columns: readonly Column[] }} node
 */
export const addMakeTable = (flow, { name, at, table, columns }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource: 'table',
			operation: 'create',
			tableName: table,
			columns: { column: columns },
			options: { createIfNotExists: true },
		},
		at,
		settings: { executeOnce: true, onError: 'continueErrorOutput' },
	});

/**
 * All rows, or one empty item.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; table: string; settings?: NodeSettings }} node settings: beside those that
 * every such node has
 */
export const addReadTable = (flow, { name, at, table, settings = {} }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource: 'row',
			operation: 'get',
			dataTableId: byName(table),
			matchType: 'anyCondition',
			filters: {},
			returnAll: true,
		},
		at,
		settings: { alwaysOutputData: true, executeOnce: true, ...settings },
	});

/** A row for each item, by the names of its fields. @param {Flow} flow @param {{ name: string; at: Place; table: string }} node */
export const addInsertRows = (flow, { name, at, table }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource: 'row',
			operation: 'insert',
			dataTableId: byName(table),
			columns: {
				mappingMode: 'autoMapInputData',
				value: null,
				matchingColumns: [],
				schema: [],
			},
			options: {},
		},
		at,
	});
