import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresServer, withPostgres } from '../../contract/store/postgres-server';
import { postgresPlace, sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { playScenario } from './support/play';
import { readScenario } from './support/scenario';

/** Rules of the contract between AccountView and a field-service app: R01 to R34. */
const RULES = Array.from({ length: 34 }, (_, place) => `R${String(place + 1).padStart(2, '0')}`);

/** Played on Postgres as well. */
const ON_POSTGRES = ['R01', 'R12', 'R30', 'R31', 'R34', 'D01', 'D05', 'D12'];

const folders = readdirSync(__dirname, { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && entry.name !== 'support')
	.map(({ name }) => name)
	.toSorted();

function textOf(folder: string): string {
	return readFileSync(join(__dirname, folder, 'scenario.md'), 'utf8');
}

describe('the scenarios, in a SQLite file', () => {
	it.each(folders)('%s', async (folder) => {
		await playScenario(textOf(folder), sqlitePlace);
	});
});

const describePostgres = postgresServer === undefined ? describe.skip : describe;
describePostgres(withPostgres('some of the scenarios, in Postgres'), () => {
	const some = folders.filter((folder) => ON_POSTGRES.includes(folder.slice(0, 3)));

	it.each(some)('%s', async (folder) => {
		await playScenario(textOf(folder), postgresPlace);
	});
});

describe('the folders', () => {
	it('hold each rule once', () => {
		const rules = folders.map((folder) => folder.slice(0, 3));
		expect(rules.filter((rule) => rule.startsWith('R'))).toEqual(RULES);
		expect(new Set(rules).size).toBe(rules.length);
	});

	it.each(folders)('%s has the rule of its scenario in its name', (folder) => {
		expect(folder).toMatch(/^[RD]\d\d-[a-z0-9-]+$/);
		expect(readScenario(textOf(folder)).rule).toBe(folder.slice(0, 3));
	});

	it('stand in the index of the README, each with its title', () => {
		const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');
		const lines = [
			...readme.matchAll(
				/^\| \[(?<rule>[RD]\d\d)\]\((?<folder>[^)]+)\/scenario\.md\)\s*\| (?<title>.+?)\s*\|$/gm,
			),
		];
		const indexed = lines.map(({ groups }) => [
			groups?.['rule'],
			groups?.['folder'],
			groups?.['title'],
		]);
		const actual = folders.map((folder) => {
			const { rule, title } = readScenario(textOf(folder));
			return [rule, folder, title];
		});
		expect(indexed.toSorted()).toEqual(actual.toSorted());
	});
});

describe('a scenario that says nothing', () => {
	const GOOD = textOf(folders.find((folder) => folder.startsWith('R01')) ?? '');
	const place = (): StorePlace => sqlitePlace();

	it.each([
		['has no title with its rule', GOOD.replace(/^# .*$/m, '# Customers'), 'names no rule'],
		[
			'has no rule in a sentence',
			GOOD.replace(/^(# .*\n)[^]*?(?=## Given)/, '$1\n'),
			'says the rule',
		],
		['has an empty Then', GOOD.replace(/(## Then\n)[^]*$/, '$1'), 'A Then expects nothing'],
		['has no Then', GOOD.replace(/## Then\n[^]*$/, ''), 'come "## When" and "## Then"'],
		['has an unknown step', GOOD.replace('The sync runs.', 'The sync flies.'), 'step is not known'],
		['has prose in its Then', `${GOOD}\nAll is well.\n`, 'A Then has tables'],
		['expects an unknown table', `${GOOD}\nNo moons in the app.\n`, 'not known'],
		[
			'does not say what is written',
			GOOD.replace(/Written:\n\n(\|.*\n)+/, ''),
			'does not say "Written"',
		],
		['does not say the errors', GOOD.replace(/^.*No errors\.\n/m, ''), 'does not say "Errors"'],
		['sets what is no setting', GOOD.replace('| contact person module', '| moon'), 'no setting'],
		[
			'expects what is not there',
			GOOD.replace(/(in the app:[^]*?)Slagerij Vos/, '$1Slagerij Wolf'),
			'expected and not there: number: 00042 | name: Slagerij Wolf',
		],
		[
			'does not expect what is there',
			GOOD.replace(/(in the app:[^]*?)\| 00042.*\n/, '$1'),
			'there and not expected: number: 00042 | name: Slagerij Vos',
		],
		[
			'expects a column that there is not',
			GOOD.replace(/(in the app:[^]*?)\| work street/, '$1| moon street'),
			'has no column moon street',
		],
		[
			'does not come to rest',
			GOOD.replace(
				'The sync runs.',
				'In AccountView, customer 10001 is saved without a change.',
			).replace(/## Then[^]*/, '## Then\n\nNothing is written.\n\nNo errors.\n'),
			'A second run writes: customers the app 2 0',
		],
		['has a broken row', GOOD.replace(/^\| customers/m, '| customers | more'), 'not as many cells'],
	])('fails when it %s', async (_name, text, complaint) => {
		expect(text).not.toBe(GOOD);
		await expect(playScenario(text, place)).rejects.toThrow(complaint);
	});
});
