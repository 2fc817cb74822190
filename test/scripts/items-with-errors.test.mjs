// @ts-check
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

/**
 * A node of n8n that is set to go on gives an item with the error in it, and nodes such as If and Merge pass
 * that on. n8n's default engine for expressions cannot hand such an item over: `$('That Node').all()` gives
 * nothing, and with it the whole expression. `$json` is no such thing.
 *
 * @typedef {{ name: string; type: string; onError?: string; parameters: unknown }} Node
 * @typedef {{ nodes: Node[]; connections: Record<string, { main: ({ node: string }[] | null)[] }> }} Workflow
 */

const workflows = new URL('../../workflows/', import.meta.url);

/** They give the items that they get. */
const PASSES_ON = [
	'if',
	'switch',
	'merge',
	'noOp',
	'filter',
	'limit',
	'splitInBatches',
	'wait',
].map((name) => `n8n-nodes-base.${name}`);

/** It tells its errors in the fields of the item alone. */
const TELLS_IN_FIELDS = 'n8n-nodes-base.executeWorkflow';

/** The output by which items with an error leave a node of n8n. @param {Node} node */
function outputOfErrors({ type, onError }) {
	if (!type.startsWith('n8n-nodes-base.') || type === TELLS_IN_FIELDS) return undefined;
	return { continueRegularOutput: 0, continueErrorOutput: 1 }[onError ?? ''];
}

/** @param {Workflow} workflow @returns {(from: string, output?: number) => readonly string[]} */
const followersIn =
	({ connections }) =>
	(from, output) =>
		(connections[from]?.main ?? [])
			.filter((_, index) => output === undefined || index === output)
			.flatMap((wires) => (wires ?? []).map(({ node }) => node));

/**
 * Nodes whose first output may hold items with an error, and nodes that such items come to.
 * @param {Workflow} workflow
 */
function reachedByErrors(workflow) {
	const followers = followersIn(workflow);
	const giving = new Set();
	const getting = new Set();
	const waiting = workflow.nodes.flatMap((node) => {
		const output = outputOfErrors(node);
		if (output === 0) giving.add(node.name);
		return output === undefined ? [] : followers(node.name, output);
	});
	for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
		const isNew = !getting.has(name);
		getting.add(name);
		const type = workflow.nodes.find((node) => node.name === name)?.type ?? '';
		if (!isNew || !PASSES_ON.includes(type)) continue;
		giving.add(name);
		waiting.push(...followers(name));
	}
	return { giving, getting };
}

/** @param {Workflow} workflow */
function whatReadsThem(workflow) {
	const { giving, getting } = reachedByErrors(workflow);
	return workflow.nodes.flatMap(({ name, parameters }) => {
		const text = JSON.stringify(parameters);
		const read = [...text.matchAll(/\$\('([^']+)'\)\.(?:all|first|last|item)\b(?!\(0\))/g)]
			.map(([, node = '']) => node)
			.filter((node) => giving.has(node));
		const input = getting.has(name) && /\$input\.(?:all|first|last|item)\b/.test(text);
		return [...read, ...(input ? ['its input'] : [])].map((what) => `${name} reads ${what}`);
	});
}

/** @param {string} onError @param {string} expression @returns {Workflow} */
const example = (onError, expression) => ({
	nodes: [
		{ name: 'Read', type: 'n8n-nodes-base.dataTable', onError, parameters: {} },
		{ name: 'Any?', type: 'n8n-nodes-base.if', parameters: {} },
		{ name: 'Look', type: 'n8n-nodes-base.set', parameters: { value: expression } },
	],
	connections: {
		Read: { main: [[{ node: 'Any?' }]] },
		'Any?': { main: [[{ node: 'Look' }]] },
	},
});

describe('items that may hold an error', () => {
	it('are found, also behind a node that passes them on', () => {
		const regular = 'continueRegularOutput';
		assert.equal(whatReadsThem(example(regular, "={{ $('Read').all() }}")).length, 1);
		assert.equal(whatReadsThem(example(regular, "={{ $('Any?').first() }}")).length, 1);
		assert.equal(whatReadsThem(example(regular, '={{ $input.all() }}')).length, 1);
		assert.deepEqual(whatReadsThem(example(regular, '={{ $json.error }}')), []);
		assert.deepEqual(whatReadsThem(example('continueErrorOutput', "={{ $('Read').all() }}")), []);
	});

	for (const file of readdirSync(workflows).filter((name) => name.endsWith('.json'))) {
		it(`are read by no expression of ${file}`, () => {
			const text = readFileSync(new URL(file, workflows), 'utf8');
			assert.deepEqual(whatReadsThem(JSON.parse(text)), []);
		});
	}
});
