import { readFile } from 'node:fs/promises';
import { FAULT_DOCS } from '../../sandbox/faults';
import { describeSwitches } from '../../sandbox';
import { DATA_OBJECTS } from '../../sandbox/accountview/tables/objects';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

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

	it('tells every object with its table', async () => {
		const readme = await readFile('sandbox/README.md', 'utf8');

		for (const { code, table, detail } of DATA_OBJECTS) {
			const line = readme
				.split('\n')
				.find((each) => each.startsWith('| ') && each.includes(`\`${code}\``));
			expect(line).toContain(
				detail === undefined ? `\`${table}\`` : `\`${table}\` (\`${detail}\`)`,
			);
		}
	});

	it('tells every sales invoice of the demo firm with its customer', async () => {
		const readme = await readFile('sandbox/README.md', 'utf8');
		const { accountView } = await sandbox({ seed: 'demo' });
		const told = [...readme.matchAll(/^\| `(\d{8})` \| (\S+)/gm)].map(([, ...found]) => found);

		expect(told).toEqual(
			accountView.invoices
				.all()
				.filter((row) => row['HDR_TYPE'] === 1)
				.map((row) => [row['INV_NR'], row['RPL_INV']]),
		);
	});
});
