// @ts-check
/**
 * `npm run test:peers`: sending mail with real mail servers, Postfix, Dovecot and postgrey, and printing with real
 * print servers, ippeveprinter and CUPS, on this machine. Arguments go to jest. Without those servers the tests are
 * skipped, and say so. The counts go to build/peers-results.json, what the servers said to build/logs.
 *
 * `-- --serve` only starts the mail servers and prints where they are, or what is missing, as one line of JSON. It
 * ends with its input.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { runChecks, Skip } from './e2e/checks.mjs';
import { testCommand } from './e2e/test-command.mjs';
import { report, say, step } from './lib/console.mjs';
import { inProject, node24, root } from './lib/paths.mjs';
import { whenAskedToStop } from './lib/processes.mjs';
import { startMailServers } from './peers/mail-servers.mjs';
import { whyNoPeers } from './peers/missing.mjs';
import { startPrintServers, whyNoPrintPeers } from './peers/print-servers.mjs';
import { setUp } from './setup.mjs';

/**
 * @typedef {{ addresses: unknown; stop: () => Promise<void> }} Servers
 *
 * @typedef {object} Peers
 * @property {string} name for people
 * @property {string} tests where their tests are, as jest matches it
 * @property {string} variable that tells the tests where the servers are
 * @property {() => string | undefined} whyMissing
 * @property {() => Promise<Servers>} start
 */

/** @type {readonly Peers[]} */
const ALL_PEERS = [
	{
		name: 'mail through Postfix, Dovecot and postgrey',
		tests: '/test/peers/[^/]+$',
		variable: 'TEST_PEERS',
		whyMissing: whyNoPeers,
		start: startMailServers,
	},
	{
		name: 'printing with ippeveprinter and CUPS',
		tests: '/test/peers/print/',
		variable: 'TEST_PRINT_PEERS',
		whyMissing: whyNoPrintPeers,
		start: startPrintServers,
	},
];

const jestResults = inProject('build', 'peers-jest-results.json');

/** @type {Servers[]} */
let servers = [];

async function cleanUp() {
	const left = servers;
	servers = [];
	for (const one of left) await one.stop();
}

/** @returns {readonly import('./e2e/checks.mjs').Outcome[]} */
function outcomesOfJest() {
	const { testResults } = JSON.parse(readFileSync(jestResults, 'utf8'));
	return testResults.flatMap((/** @type {any} */ { name, assertionResults, message }) =>
		assertionResults.length === 0
			? // A file that could not even be loaded.
				[{ name, result: 'failed', reason: message }]
			: assertionResults.map((/** @type {any} */ { fullName, status }) => ({
					name: fullName,
					result: status === 'passed' || status === 'failed' ? status : 'skipped',
				})),
	);
}

/** @param {Record<string, string>} environment @param {readonly Peers[]} missing @param {readonly string[]} args */
async function runJest(environment, missing, args) {
	mkdirSync(inProject('build'), { recursive: true });
	rmSync(jestResults, { force: true });
	const jest = inProject('node_modules', 'jest', 'bin', 'jest.js');
	const child = spawn(
		node24,
		[
			jest,
			'--roots=test/peers',
			'--runInBand',
			'--verbose',
			'--json',
			`--outputFile=${jestResults}`,
			...missing.map(({ tests }) => `--testPathIgnorePatterns=${tests}`),
			...args,
		],
		{
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, ...environment },
		},
	);
	await new Promise((resolve) => child.on('error', resolve).on('exit', resolve));
	return outcomesOfJest();
}

/** @param {readonly Peers[]} missing */
const skipped = (missing) =>
	runChecks(
		missing.map(({ name, whyMissing }) => [name, async () => new Skip(String(whyMissing()))]),
	);

/** @param {readonly string[]} args */
async function check(args) {
	const missing = ALL_PEERS.filter(({ whyMissing }) => whyMissing() !== undefined);
	const there = ALL_PEERS.filter((peers) => !missing.includes(peers));
	const outcomes = await skipped(missing);
	if (there.length === 0) return outcomes;
	try {
		/** @type {Record<string, string>} */
		const environment = {};
		for (const { name, variable, start } of there) {
			const started = await step(`start the servers for ${name}`, start);
			servers.push(started);
			environment[variable] = JSON.stringify(started.addresses);
		}
		return [...outcomes, ...(await runJest(environment, missing, args))];
	} finally {
		await cleanUp();
	}
}

async function serve() {
	const missing = whyNoPeers();
	if (missing === undefined) servers = [await startMailServers()];
	say(JSON.stringify(servers[0]?.addresses ?? { missing }));
	if (servers.length > 0) await finished(process.stdin.resume()).catch(() => undefined);
}

const args = process.argv.slice(2);
if (args.includes('--serve')) {
	whenAskedToStop(() => process.stdin.destroy());
	try {
		await serve();
	} catch (error) {
		report(error);
		process.exitCode = 1;
	} finally {
		await cleanUp();
	}
} else {
	await testCommand({
		resultsFile: inProject('build', 'peers-results.json'),
		async work() {
			await setUp();
			return await check(args);
		},
		cleanUp,
	});
}
