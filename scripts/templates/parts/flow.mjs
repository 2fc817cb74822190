// @ts-check
/** A workflow in the making: nodes on a grid, wires by name. */

/**
 * @typedef {object} NodeSettings what n8n shows under Settings
 * @property {boolean} [alwaysOutputData] @property {boolean} [executeOnce]
 * @property {'continueErrorOutput' | 'continueRegularOutput'} [onError]
 * @property {boolean} [retryOnFail] @property {number} [maxTries] @property {number} [waitBetweenTries]
 *
 * @typedef {readonly [column: number, row: number]} Place on the grid, whole steps or parts of them
 *
 * @typedef {object} NewNode
 * @property {string} name @property {string} type with its package @property {number} version
 * @property {Record<string, unknown>} [parameters] @property {Place} at @property {NodeSettings} [settings]
 *
 * @typedef {object} Note
 * @property {string} name @property {string} text in Markdown @property {Place} at
 * @property {readonly [columns: number, rows: number]} size
 * @property {keyof typeof COLOURS} [colour]
 *
 * @typedef {object} Wire
 * @property {string} from @property {string} to @property {number} [output] @property {number} [input]
 */

/** Pixels. A node is 96 wide and has its name below it. */
const COLUMN = 240;
const ROW = 200;

/** Id of the workflow that tells what went wrong; see workflowId of scripts/lib/template.mjs. */
const ERROR_WORKFLOW = { number: '10', id: 'accountview-10-errors' };

const COLOURS = { explanation: 4, warning: 3, setUp: 5 };

export class Flow {
	/** @type {Record<string, unknown>[]} */
	#nodes = [];
	/** @type {{ column: number; count: number }[]} */
	#inserted = [];
	/** @type {Map<string, { node: string; type: 'main'; index: number }[][]>} */
	#wires = new Map();

	/** @param {{ number: string; name: string }} flow number: two digits, which the ids begin with */
	constructor({ number, name }) {
		this.number = number;
		this.name = name;
	}

	/** @param {NewNode} node @returns {string} its name, to wire it by */
	add({ name, type, version, parameters = {}, at, settings = {} }) {
		if (this.#has(name)) throw new Error(`Template ${this.number} has two nodes "${name}".`);
		this.#nodes.push({
			parameters,
			id: `${this.number}-${String(this.#nodes.length + 1).padStart(2, '0')}`,
			name,
			type,
			typeVersion: version,
			position: this.#positionOf(at),
			...settings,
		});
		return name;
	}

	/**
	 * Puts columns in: what is added from now on at this column or a later one stands so much further to the
	 * right, and a note over it is so much wider. What stands in the new columns is added before.
	 * @param {number} column @param {number} count
	 */
	insertColumns(column, count) {
		this.#inserted.push({ column, count });
	}

	/** @param {Note} note */
	note({ name, text, at, size: [columns, rows], colour = 'explanation' }) {
		const [left] = this.#positionOf(at);
		const [right] = this.#positionOf([at[0] + columns, at[1]]);
		this.add({
			name,
			type: 'n8n-nodes-base.stickyNote',
			version: 1,
			parameters: {
				content: text,
				width: right - left,
				height: rows * ROW,
				color: COLOURS[colour],
			},
			at,
		});
	}

	/** @param {Wire} wire */
	wire({ from, to, output = 0, input = 0 }) {
		for (const name of [from, to]) {
			if (!this.#has(name)) throw new Error(`Template ${this.number} has no node "${name}".`);
		}
		const outputs = this.#wires.get(from) ?? [];
		while (outputs.length <= output) outputs.push([]);
		outputs[output]?.push({ node: to, type: 'main', index: input });
		this.#wires.set(from, outputs);
	}

	/** One after the other, first output to first input. @param {readonly string[]} names */
	chain(names) {
		for (const [place, to] of names.entries()) {
			const from = names[place - 1];
			if (from !== undefined) this.wire({ from, to });
		}
	}

	/** As n8n exports it. */
	toJSON() {
		return {
			name: this.name,
			nodes: this.#nodes,
			connections: Object.fromEntries([...this.#wires].map(([from, main]) => [from, { main }])),
			active: false,
			settings: {
				executionOrder: 'v1',
				timezone: 'Europe/Amsterdam',
				...(this.number !== ERROR_WORKFLOW.number && { errorWorkflow: ERROR_WORKFLOW.id }),
			},
		};
	}

	/** @param {Place} place @returns {readonly [x: number, y: number]} */
	#positionOf([column, row]) {
		const before = this.#inserted.filter((one) => one.column <= column);
		const moved = before.reduce((sum, { count }) => sum + count, column);
		return [Math.round(moved * COLUMN), Math.round(row * ROW)];
	}

	/** @param {string} name */
	#has(name) {
		return this.#nodes.some((node) => node['name'] === name);
	}
}
