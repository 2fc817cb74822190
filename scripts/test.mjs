// @ts-check
/**
 * `npm test`: everything from nothing to green. Arguments go to jest: `npm test -- test/lib`.
 * The counts go to build/test-results.json.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { report, say, table } from './lib/console.mjs';
import { countsOfJest, countsOfTap, sumOf, summaryLine } from './lib/counts.mjs';
import { inProject, node24, root } from './lib/paths.mjs';
import { setUp } from './setup.mjs';

/** @typedef {import('./lib/counts.mjs').Counts} Counts */

const jestResults = inProject('build', 'jest-results.json');
const scriptResults = inProject('build', 'script-results.tap');

/** With the programs of our own packages. */
const withOurs = () => ({
	...process.env,
	PATH: [inProject('node_modules', '.bin'), process.env.PATH].join(delimiter),
});

/**
 * Run a command that talks to the terminal itself; Ctrl-C reaches it as it reaches us.
 * @param {string} command @param {readonly string[]} args @returns {Promise<boolean>} success
 */
const succeeds = (command, args) =>
	new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: withOurs(),
		});
		child.on('error', () => resolve(false));
		child.on('exit', (code) => resolve(code === 0));
	});

/**
 * The same for one that goes beside another: what it said is told in one piece when it has ended.
 * @param {string} command @param {readonly string[]} args @returns {Promise<boolean>} success
 */
const succeedsBeside = (command, args) =>
	new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: withOurs(),
		});
		/** @type {Buffer[]} */
		const said = [];
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
		child.on('error', () => resolve(false));
		child.on('close', (code) => {
			process.stdout.write(Buffer.concat(said));
			resolve(code === 0);
		});
	});

/** A check without tests of its own counts only when it goes wrong. @param {boolean} ok @returns {Counts} */
const asCounts = (ok) => ({ passed: 0, failed: ok ? 0 : 1, skipped: 0 });

/** @param {boolean} ok @param {string} file @param {(text: string) => Counts} read @returns {Counts} */
function countsFrom(ok, file, read) {
	const counts = existsSync(file) ? read(readFileSync(file, 'utf8')) : asCounts(ok);
	return !ok && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {string} script of package.json */
const beside = (script) => async () =>
	asCounts(await succeedsBeside('npm', ['run', script, '--silent']));

/** @typedef {{ name: string; run: (jestArgs: readonly string[]) => Promise<Counts> }} Check */

/** Each keeps one core busy, so they go at once. @type {readonly Check[]} */
const readings = [
	{ name: 'lint', run: beside('lint') },
	{ name: 'types', run: beside('typecheck') },
];

/** @type {readonly Check[]} */
const runs = [
	{ name: 'build', run: async () => asCounts(await succeeds('npm', ['run', 'build', '--silent'])) },
	{
		name: 'tests of the scripts',
		run: async () => {
			const reporters = ['spec', 'tap'].flatMap((name) => [
				`--test-reporter=${name}`,
				`--test-reporter-destination=${name === 'tap' ? scriptResults : 'stdout'}`,
			]);
			const ok = await succeeds(node24, ['--test', ...reporters, 'test/scripts/*.test.mjs']);
			return countsFrom(ok, scriptResults, countsOfTap);
		},
	},
	{
		name: 'tests',
		run: async (jestArgs) => {
			const ok = await succeeds(node24, [
				inProject('node_modules', 'jest', 'bin', 'jest.js'),
				...['--testPathIgnorePatterns', '/node_modules/', '/test/e2e/', '/test/peers/'],
				...['--json', `--outputFile=${jestResults}`],
				...jestArgs,
			]);
			return countsFrom(ok, jestResults, (text) => countsOfJest(JSON.parse(text)));
		},
	},
];

/** @param {Check} check */
async function outcomeOf({ name, run }) {
	say(`\n── ${name}`);
	const start = performance.now();
	const counts = await run(process.argv.slice(2));
	const seconds = Math.round((performance.now() - start) / 1000);
	return { name, seconds, ...counts };
}

async function main() {
	await setUp();
	mkdirSync(inProject('build'), { recursive: true });
	for (const file of [jestResults, scriptResults]) rmSync(file, { force: true });
	const results = await Promise.all(readings.map(outcomeOf));
	for (const check of runs) results.push(await outcomeOf(check));
	const total = sumOf(results);
	writeFileSync(
		inProject('build', 'test-results.json'),
		JSON.stringify({ ...total, checks: results }, null, '\t'),
	);
	say();
	say(
		table(
			results.map(({ name, seconds, passed, failed, skipped }) => [
				failed > 0 ? '✗' : '✓',
				name,
				`${seconds} s`,
				passed + failed + skipped > 0 ? summaryLine({ passed, failed, skipped }) : '',
			]),
		),
	);
	say();
	say(summaryLine(total));
	if (total.failed > 0) process.exitCode = 1;
}

try {
	await main();
} catch (error) {
	report(error);
	process.exitCode = 1;
}
