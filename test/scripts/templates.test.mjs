// @ts-check
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { workflowId } from '../../scripts/lib/template.mjs';
import { KINDS } from '../../scripts/templates/parts/kinds.mjs';
import { templates } from '../../scripts/templates/templates.mjs';

const folder = new URL('../../workflows/', import.meta.url);

/** @typedef {{ name: string; type: string; position: [number, number] }} Node */

/** Pixels that a node and its name take; two that are nearer than that lie on each other. */
const LEAST = { width: 130, height: 110 };

/**
 * What is only read, and taken for empty where it cannot be: an empty item goes on by the first output.
 * @param {{ alwaysOutputData?: boolean; parameters: { operation?: string; method?: string } }} node
 */
const mayBeMissing = ({ alwaysOutputData, parameters: { operation = 'get', method = 'GET' } }) =>
	alwaysOutputData === true && operation === 'get' && method === 'GET';

describe('the shipped templates', () => {
	it('are those that there are builders for', () => {
		const shipped = readdirSync(folder).filter((name) => name.endsWith('.json'));
		assert.deepEqual(
			shipped.sort(),
			templates().map(({ file }) => file),
		);
	});

	it('call each other by the ids that they have in n8n', () => {
		const ids = new Set(templates().map(({ file }) => workflowId(file)));
		for (const { name, workflow } of KINDS) {
			assert.ok(ids.has(workflow), `${name} are kept in step by no flow ${workflow}`);
		}
		for (const { file, text } of templates()) {
			const { errorWorkflow } = JSON.parse(text).settings;
			assert.ok(errorWorkflow === undefined || ids.has(errorWorkflow), file);
		}
	});

	for (const { file, text } of templates()) {
		it(`${file} is as its builder makes it: run "npm run templates"`, () => {
			assert.equal(readFileSync(new URL(file, folder), 'utf8'), text);
		});

		it(`${file} loses nothing that goes wrong: each error output leads somewhere`, () => {
			const { nodes, connections } = JSON.parse(text);
			for (const node of nodes) {
				if (node.onError !== 'continueErrorOutput' || mayBeMissing(node)) continue;
				const outputs = connections[node.name]?.main ?? [];
				assert.ok(outputs.length > 1 && outputs.at(-1).length > 0, node.name);
			}
		});

		it(`${file} has no two nodes in one place`, () => {
			/** @type {Node[]} */
			const nodes = JSON.parse(text).nodes;
			const steps = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
			for (const [place, one] of steps.entries()) {
				for (const other of steps.slice(place + 1)) {
					const dx = Math.abs(one.position[0] - other.position[0]);
					const dy = Math.abs(one.position[1] - other.position[1]);
					assert.ok(
						dx >= LEAST.width || dy >= LEAST.height,
						`${one.name} and ${other.name} lie on each other`,
					);
				}
			}
		});
	}
});
