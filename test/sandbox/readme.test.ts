import { readFile } from 'node:fs/promises';
import { FAULT_DOCS } from '../../sandbox/faults';
import { describeSwitches } from '../../sandbox';

describe('The README of the sandbox', () => {
	it('tells every switch with its default and meaning', async () => {
		const readme = await readFile('sandbox/README.md', 'utf8');

		for (const { name, doc, default: standard } of describeSwitches()) {
			const line = readme.split('\n').find((each) => each.startsWith(`| \`${name}\``));
			expect(line).toContain(doc);
			expect(line).toContain(standard === '' ? '| empty ' : `| \`${String(standard)}\``);
		}
	});

	it('tells every fault', async () => {
		const readme = await readFile('sandbox/README.md', 'utf8');

		for (const [kind, doc] of Object.entries(FAULT_DOCS)) {
			expect(readme.split('\n').find((each) => each.startsWith(`| \`${kind}\``))).toContain(doc);
		}
	});
});
