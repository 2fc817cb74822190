// @ts-check
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { seeLog, tail } from './console.mjs';
import { Failure } from './failure.mjs';
import { n8nEnvironment } from './n8n-environment.mjs';
import { inProject, node24 } from './paths.mjs';
import { Patience } from './patience.mjs';
import { launch, run } from './processes.mjs';

/** @typedef {import('./n8n-environment.mjs').Instance} Instance */

const n8n = inProject('node_modules', 'n8n', 'bin', 'n8n');
/** In a new folder n8n first makes its tables, some hundred steps, each a line in its log. */
const PATIENCE = { silentMs: 480_000, inAllMs: 2_700_000 };
const GRACE_MS = 12_000;

/** With n8n's own library, so that n8n accepts the hash. @param {string} password */
export function hashPassword(password) {
	const n8nRequire = createRequire(inProject('node_modules', 'n8n', 'package.json'));
	return n8nRequire('bcryptjs').hashSync(password, 10);
}

/** @param {string} url */
async function answersOk(url) {
	try {
		return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
	} catch {
		return false;
	}
}

/**
 * Start n8n and wait until it serves.
 * @param {Instance} instance @param {string} logFile
 * @param {readonly string[]} [command] of n8n's command line: the whole of it, or a worker
 * @returns {Promise<import('./processes.mjs').Launched>}
 */
export async function startN8n(instance, logFile, command = ['start']) {
	if (!existsSync(n8n))
		throw new Failure('N8N_MISSING', 'n8n is not installed: run npm start again.');
	const process = launch(node24, [n8n, ...command], {
		logFile,
		env: n8nEnvironment(instance),
		graceMs: GRACE_MS,
	});
	const patience = new Patience(logFile, PATIENCE);
	while (!(await answersOk(`http://127.0.0.1:${instance.port}/healthz/readiness`))) {
		if (!process.running()) {
			throw new Failure(
				'N8N_ENDED',
				`n8n ended while starting.\n${tail(logFile)}\n  ${seeLog(logFile)}`,
			);
		}
		if (patience.isOver()) {
			await process.stop();
			throw new Failure(
				'N8N_NOT_HEALTHY',
				`n8n did not get ready. Try again without --fresh: it goes on where it ended.\n${tail(logFile)}\n  ${seeLog(logFile)}`,
			);
		}
		await pause(250);
	}
	return process;
}

/**
 * Run one command of n8n's command line on the same database; a running n8n does not mind.
 * @param {Instance} instance @param {readonly string[]} args
 * @param {{ logFile: string; otherwise: string }} options
 */
export async function runN8nCommand(instance, args, options) {
	await run(node24, [n8n, ...args], { ...options, env: n8nEnvironment(instance) });
}
