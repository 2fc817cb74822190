// @ts-check
/** The pages of docs/templates, held against the templates: what they name is there, and nothing is left out. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { templates } from '../../scripts/templates/templates.mjs';

const folder = new URL('../../docs/templates/', import.meta.url);

/** @param {string} path from the folder of the project */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const names = readdirSync(folder).filter((name) => /^\d\d-.*\.md$/.test(name));
const index = read('docs/templates/README.md');

/** Parts that each page has, in this order. */
const HEADINGS = [
	'## What to fill in',
	'## When it runs',
	'## When things go wrong',
	'## What is usually changed',
	'## Tests',
];

/** The rows of the table of settings that a template reads, with their defaults. @param {string} text */
const settingsIn = (text) =>
	[
		...text.matchAll(
			/row\.json\.name === '([a-z][A-Za-z.]+)'\)\?\.json\.value\?\.toString\(\)\.trim\(\) \|\| '([^']*)'/g,
		),
	].map(([, row = '', otherwise = '']) => ({ row, otherwise }));

/** Names of nodes in the first column of the tables of what is to be filled in. @param {string} page */
const nodesNamedIn = (page) => {
	const [, rest = ''] = page.split('## What to fill in\n');
	const [part = ''] = rest.split('\n## ');
	return part
		.split('\n')
		.filter((line) => line.startsWith('| **'))
		.flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/\*\*([^*]+)\*\*/g)])
		.map(([, name = '']) => name)
		.filter((name) => !name.includes('…'));
};

describe('the pages of the templates', () => {
	for (const { file, text } of templates()) {
		const number = file.slice(0, 2);
		const name = names.find((one) => one.startsWith(number)) ?? '';

		it(`${number} has a page with its picture and its parts, which the lists lead to`, () => {
			const page = read(`docs/templates/${name}`);
			assert.ok(page.includes(`](../images/template-${number}.png)`), 'its picture');
			const places = HEADINGS.map((heading) => page.indexOf(`${heading}`));
			assert.ok(!places.includes(-1), `${name} lacks ${HEADINGS[places.indexOf(-1)] ?? ''}`);
			assert.deepEqual(
				places,
				places.toSorted((one, other) => one - other),
			);
			assert.ok(index.includes(`(${name})`), 'docs/templates/README.md');
			assert.ok(read('workflows/README.md').includes(`(../docs/templates/${name})`), 'workflows');
			assert.ok(read('README.md').includes(`(docs/templates/${name})`), 'README.md');
		});

		it(`${number} names nodes that are there`, () => {
			const there = new Set(JSON.parse(text).nodes.map((/** @type {any} */ node) => node.name));
			for (const node of nodesNamedIn(read(`docs/templates/${name}`))) {
				assert.ok(there.has(node), `${name} names ${node}`);
			}
		});

		it(`${number} reads no setting that the list of settings lacks, or has another default of`, () => {
			for (const { row, otherwise } of settingsIn(text)) {
				const line = index
					.split('\n')
					.find((one) => one.startsWith('|') && one.includes(`\`${row}\``));
				assert.ok(line !== undefined, `${row} is not in docs/templates/README.md`);
				const shown = otherwise === '' ? /\| (?:none|`mail\.digestTo`) +\|/ : `\`${otherwise}\``;
				assert.ok(
					typeof shown === 'string' ? line.includes(shown) : shown.test(line),
					`${row} has ${otherwise === '' ? 'no default' : otherwise}: ${line}`,
				);
			}
		});
	}
});
