// @ts-check
/**
 * `npm run test:peers`: sending mail with real mail servers: Postfix, Dovecot and postgrey, on this machine
 * alone. Arguments go to jest. Without those servers the tests are skipped, and say so. The counts go to
 * build/peers-results.json, what the servers said to build/logs.
 *
 * `-- --serve` only starts the servers and prints where they are, or what is missing, as one line of JSON. It
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
import { setUp } from './setup.mjs';

/** @typedef {Awaited<ReturnType<typeof startMailServers>>} MailServers */

const jestResults = inProject('build', 'peers-jest-results.json');

/** @type {MailServers | undefined} */
let servers;

async function cleanUp() {
	const left = servers;
	servers = undefined;
	await left?.stop();
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

/** @param {MailServers} servers @param {readonly string[]} args */
async function runJest({ addresses }, args) {
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
			...args,
		],
		{
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, TEST_PEERS: JSON.stringify(addresses) },
		},
	);
	await new Promise((resolve) => child.on('error', resolve).on('exit', resolve));
	return outcomesOfJest();
}

/** @param {readonly string[]} args */
async function check(args) {
	servers = await step('start Postfix, Dovecot and postgrey', startMailServers);
	try {
		return await runJest(servers, args);
	} finally {
		await cleanUp();
	}
}

/** @param {string} reason */
const skipAll = (reason) =>
	runChecks([['mail through real servers', async () => new Skip(reason)]]);

async function serve() {
	const missing = whyNoPeers();
	if (missing === undefined) servers = await startMailServers();
	say(JSON.stringify(servers?.addresses ?? { missing }));
	if (servers !== undefined) await finished(process.stdin.resume()).catch(() => undefined);
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
			const missing = whyNoPeers();
			return missing === undefined ? check(args) : skipAll(missing);
		},
		cleanUp,
	});
}
