// @ts-check
/** n8n's own nodes, as several templates use them. */

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 */

/**
 * Yes by the first output, no by the second.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; when: string; settings?: import('./flow.mjs').NodeSettings }} node
 * when: an expression without braces
 */
export const addIf = (flow, { name, at, when, settings = {} }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.if',
		version: 2.2,
		parameters: { conditions: isTrue(when), options: {} },
		at,
		settings,
	});

/**
 * One output for each case, in their order; what meets none ends there.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; cases: readonly { name: string; when: string }[] }} node
 */
export const addSwitch = (flow, { name, at, cases }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.switch',
		version: 3.2,
		parameters: {
			rules: {
				values: cases.map((one) => ({
					conditions: isTrue(one.when),
					renameOutput: true,
					outputKey: one.name,
				})),
			},
			options: {},
		},
		at,
	});

/**
 * Fields in the place of those that come in, or beside them.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; fields: readonly Field[]; keep?: boolean; settings?: import('./flow.mjs').NodeSettings }} node
 * keep: what comes in stays, files too
 *
 * @typedef {object} Field
 * @property {string} name @property {string} value an expression with its "=", or a text
 * @property {'string' | 'boolean' | 'number'} [type]
 */
export const addFields = (flow, { name, at, fields, keep = false, settings = {} }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: {
			assignments: {
				assignments: fields.map(({ name: field, value, type = 'string' }) => ({
					id: field,
					name: field,
					type,
					value,
				})),
			},
			...(keep && { includeOtherFields: true }),
			options: keep ? { stripBinary: false } : {},
		},
		at,
		settings,
	});

/**
 * Each item in another shape. One that is none, as Always Output Data makes it of nothing, does not
 * become one.
 * @param {Flow} flow
 * @param {object} node
 * @param {string} node.name @param {Place} node.at
 * @param {Readonly<Record<string, string>>} node.fields an expression without braces by name; '' for a name
 * that is all of it
 * @param {string} node.when holds for a record that is there @param {string} node.otherwise
 */
export const addShape = (flow, { name, at, fields, when, otherwise }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ ${when} ? ${objectOf(fields)} : ${otherwise} }}`,
			options: {},
		},
		at,
	});

/**
 * Another item in the place of each.
 * @param {Flow} flow @param {{ name: string; at: Place; value: string }} node value: an expression without
 * braces that gives an object
 */
export const addOneByOne = (flow, { name, at, value }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: { mode: 'raw', jsonOutput: `={{ ${value} }}`, options: {} },
		at,
	});

/** @param {Readonly<Record<string, string>>} fields @param {string} [place] of what they call \`$json\` */
export function objectOf(fields, place = '$json') {
	const lines = Object.entries(fields).map(([name, value]) => {
		const field = value === '' ? name : `${name}: ${value}`;
		return `\t${field.replaceAll('$json', place)},\n`;
	});
	return `{\n${lines.join('')}}`;
}

/** @param {Flow} flow @param {{ name: string; at: Place }} node */
export const addNothing = (flow, { name, at }) =>
	flow.add({ name, type: 'n8n-nodes-base.noOp', version: 1, at });

/** Ends the flow with an error. @param {Flow} flow @param {{ name: string; at: Place; message: string }} node */
export const addStop = (flow, { name, at, message }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.stopAndError',
		version: 1,
		parameters: { errorMessage: message },
		at,
	});

/** All of its inputs, one after the other. @param {Flow} flow @param {{ name: string; at: Place; inputs: number }} node */
export const addMerge = (flow, { name, at, inputs }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.merge',
		version: 3.2,
		parameters: { mode: 'append', numberInputs: inputs },
		at,
	});

/**
 * The item of the first input with the fields of the one of the second, and its files.
 * @param {Flow} flow @param {{ name: string; at: Place }} node
 */
export const addPairUp = (flow, { name, at }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.merge',
		version: 3.2,
		parameters: { mode: 'combine', combineBy: 'combineByPosition', options: {} },
		at,
	});

/**
 * One item, whatever came in, of an expression without braces that gives an object.
 * @param {Flow} flow @param {{ name: string; at: Place; value: string; keeps?: true }} node
 * keeps: the fields and files of the item as well
 */
export const addOneItem = (flow, { name, at, value, keeps }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ ${value} }}`,
			...(keeps && { includeOtherFields: true, include: 'all' }),
			options: {},
		},
		at,
		settings: { executeOnce: true },
	});

/**
 * Runs another flow with all items at once.
 * @param {Flow} flow
 * @param {object} node
 * @param {string} node.name @param {Place} node.at @param {string} node.workflow its id, as an expression with its "="
 * @param {Readonly<Record<string, { value: unknown; type: 'string' | 'boolean' | 'array' }>>} node.inputs
 * @param {boolean} node.wait @param {import('./flow.mjs').NodeSettings} [node.settings]
 */
export const addSubWorkflow = (flow, { name, at, workflow, inputs, wait, settings = {} }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.executeWorkflow',
		version: 1.3,
		parameters: {
			workflowId: { __rl: true, mode: 'id', value: workflow },
			workflowInputs: {
				mappingMode: 'defineBelow',
				value: Object.fromEntries(
					Object.entries(inputs).map(([input, { value }]) => [input, value]),
				),
				matchingColumns: [],
				schema: Object.entries(inputs).map(([id, { type }]) => ({
					id,
					displayName: id,
					required: false,
					defaultMatch: false,
					display: true,
					canBeUsedToMatch: true,
					type,
				})),
				attemptToConvertTypes: false,
				convertFieldsToString: false,
			},
			options: { waitForSubWorkflow: wait },
		},
		at,
		settings,
	});

/**
 * One item after the other: done by the first output, the next item by the second.
 * @param {Flow} flow @param {{ name: string; at: Place }} node
 */
export const addLoop = (flow, { name, at }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.splitInBatches',
		version: 3,
		parameters: { options: {} },
		at,
	});

/** @param {string} when */
function isTrue(when) {
	return {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		combinator: 'and',
		conditions: [
			{
				id: 'is-true',
				leftValue: `={{ ${when} }}`,
				rightValue: '',
				operator: { type: 'boolean', operation: 'true', singleValue: true },
			},
		],
	};
}
