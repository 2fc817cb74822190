import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const FLOWS = join(ROOT, 'workflows');

const guide = readFileSync(join(ROOT, 'docs/instellingen-voor-de-boekhouder.md'), 'utf8');

/** Where a flow reads a setting of the table, and what holds without it, as its JSON has it. */
const READ =
	/row\.json\.name === '([^']+)'\)\?\.json\.value\?\.toString\(\)\.trim\(\) \|\| '([^']*)'/g;

interface Setting {
	readonly otherwise: string;
	readonly flows: readonly string[];
}

/** Every setting that the shipped flows read, with its default and the numbers of these flows. */
function settingsOfFlows(): ReadonlyMap<string, Setting> {
	const settings = new Map<string, Setting>();
	for (const file of readdirSync(FLOWS)
		.filter((name) => name.endsWith('.json'))
		.toSorted()) {
		const flow = file.slice(0, 2);
		for (const [, row = '', otherwise = ''] of readFileSync(join(FLOWS, file), 'utf8').matchAll(
			READ,
		)) {
			const flows = settings.get(row)?.flows ?? [];
			settings.set(row, { otherwise, flows: [...new Set([...flows, flow])] });
		}
	}
	return settings;
}

/** The table below the last heading. */
function settingsOfGuide(): ReadonlyMap<string, Setting> {
	const [, table = ''] = guide.split('## Alle rijen van de tabel');
	const rows = table.split('\n').filter((line) => line.startsWith('| `'));
	return new Map(
		rows.map((line) => {
			const [row = '', otherwise = '', flows = ''] = line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim());
			const isEmpty = otherwise === 'leeg';
			return [plain(row), { otherwise: isEmpty ? '' : plain(otherwise), flows: flows.split(', ') }];
		}),
	);
}

function plain(cell: string): string {
	return cell.replaceAll('`', '');
}

describe('docs/instellingen-voor-de-boekhouder.md', () => {
	const inFlows = settingsOfFlows();

	it('lists every setting that a flow reads, with its default and its flows', () => {
		expect(inFlows.size).toBeGreaterThan(40);
		expect(Object.fromEntries(settingsOfGuide())).toEqual(Object.fromEntries(inFlows));
	});

	it('names each question of the set-up form as the form does', () => {
		const form = readFileSync(join(FLOWS, '00-set-up.json'), 'utf8');
		const inBoth = /fieldLabel: \(.{1,60} === 'en' \? '[^']+' : '([^']+)'\)/g;
		const labels = [...form.matchAll(inBoth)].map(([, label = '']) =>
			label.replace(/ \(leeg: .*\)$/, ''),
		);
		expect(labels.length).toBeGreaterThan(10);
		for (const label of labels) expect(guide).toContain(`| ${label} `);
	});
});
