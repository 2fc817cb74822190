// @ts-check
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';

/**
 * @typedef {{ name: string; type: string; position: [number, number]; parameters: Record<string, any> }} Node
 * @typedef {{ nodes: Node[]; connections: Record<string, { main: ({ node: string }[] | null)[] }> }} Flow
 */

const IN_STEP = 5;

/** The flows that compare, as text is read from a folder of the project. @param {string} folder */
function comparing(folder) {
	const place = new URL(`../../${folder}/`, import.meta.url);
	return readdirSync(place)
		.filter((file) => file.endsWith('.json'))
		.map((file) => ({
			file: `${folder}/${file}`,
			flow: /** @type {Flow} */ (JSON.parse(readFileSync(new URL(file, place), 'utf8'))),
		}))
		.filter(({ flow }) => flow.nodes.some(({ type }) => type.endsWith('.syncCompare')));
}

/** @param {Flow} flow @param {string} from @returns {Set<string>} every node behind it */
function behind({ connections }, from) {
	/** @type {Set<string>} */
	const found = new Set();
	const open = [from];
	for (let name = open.pop(); name !== undefined; name = open.pop()) {
		for (const { node } of connections[name]?.main.flatMap((targets) => targets ?? []) ?? []) {
			if (!found.has(node)) open.push(node);
			found.add(node);
		}
	}
	return found;
}

/** @param {Node} node */
const isFinish = ({ type, parameters }) =>
	type.endsWith('.syncLedger') && parameters['operation'] === 'finish';

describe('Run: Finish', () => {
	for (const { file, flow } of [...comparing('workflows'), ...comparing('docs/examples')]) {
		it(`in ${file} hangs on In Step alone, which is the lowest branch of Compare`, () => {
			const nodeOf = new Map(flow.nodes.map((node) => [node.name, node]));
			const compares = flow.nodes.filter(({ type }) => type.endsWith('.syncCompare'));
			const finishes = flow.nodes.filter(isFinish);
			assert.equal(finishes.length, compares.length);
			for (const { name } of compares) {
				const outputs = flow.connections[name]?.main ?? [];
				const heights = outputs.map((targets) =>
					(targets ?? []).map(({ node }) => nodeOf.get(node)?.position[1] ?? NaN),
				);
				const lowest = heights.pop() ?? [];
				assert.equal(heights.length, IN_STEP);
				assert.equal(lowest.length, 1);
				for (const height of heights.flat()) assert.ok(height < (lowest[0] ?? NaN), name);
				const [last] = outputs.at(IN_STEP) ?? [];
				assert.ok(last);
				const reached = new Set([last.node, ...behind(flow, last.node)]);
				assert.ok(finishes.some((node) => reached.has(node.name)));
			}
		});

		it(`in ${file} waits for no Merge`, () => {
			for (const { name, type } of flow.nodes) {
				if (!type.endsWith('.merge')) continue;
				const next = [...behind(flow, name)].map((one) =>
					flow.nodes.find((node) => node.name === one),
				);
				assert.ok(!next.some((node) => node && isFinish(node)), name);
			}
		});
	}
});
