// @ts-check
/** Starting and ending other programs, so that none outlives the command that started it. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { tail, seeLog } from './console.mjs';
import { Failure } from './failure.mjs';
import { anyNode, root } from './paths.mjs';

const supervisor = fileURLToPath(new URL('supervisor.mjs', import.meta.url));

/**
 * @typedef {object} LaunchOptions
 * @property {string} logFile what the program prints is added here
 * @property {NodeJS.ProcessEnv} [env] its whole environment; default: ours
 * @property {string} [cwd] default: the project folder
 * @property {number} [graceMs] how long it may take to stop before it is killed; default 5000
 * @property {(line: string) => void} [onLine] gets standard output line by line instead of the log
 *
 * @typedef {object} Launched
 * @property {number} pid leader of the process group
 * @property {Promise<number>} ended exit code, once it has ended
 * @property {() => boolean} running
 * @property {() => Promise<void>} stop asks it to stop, kills it after the grace period
 * @property {() => Promise<void>} kill ends the whole group at once, as a power cut would
 */

/** @type {Set<Launched>} */
const alive = new Set();

/** @param {number} group */
function killGroup(group) {
	try {
		process.kill(-group, 'SIGKILL');
	} catch (error) {
		// ESRCH: nobody is left, which is what we want.
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
	}
}

/**
 * Start a program under the supervisor.
 * @param {string} command @param {readonly string[]} args @param {LaunchOptions} options
 * @returns {Launched}
 */
export function launch(command, args, { logFile, env, cwd = root, graceMs = 5000, onLine }) {
	mkdirSync(dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'a');
	const child = spawn(anyNode(), [supervisor, String(graceMs), command, ...args], {
		cwd,
		env: env ?? process.env,
		detached: true,
		stdio: ['pipe', onLine ? 'pipe' : log, log],
	});
	closeSync(log);
	if (onLine && child.stdout) createInterface({ input: child.stdout }).on('line', onLine);
	// The pipe breaks when the program ends first; its end is reported by `ended`.
	child.stdin?.on('error', () => {});

	const group = child.pid;
	if (group === undefined) {
		throw new Failure('NODE_MISSING', 'Node.js could not be started: is `node` in the PATH?');
	}
	/** @type {Promise<number>} */
	const ended = new Promise((resolve) => {
		child.on('exit', (code) => {
			killGroup(group);
			alive.delete(launched);
			resolve(code ?? 1);
		});
	});
	/** @type {Launched} */
	const launched = {
		pid: group,
		ended,
		running: () => alive.has(launched),
		async stop() {
			child.stdin?.end();
			// The supervisor ends itself after the grace period; this is for the case that it cannot.
			const last = setTimeout(() => killGroup(group), graceMs + 2000);
			await ended;
			clearTimeout(last);
		},
		async kill() {
			killGroup(group);
			await ended;
		},
	};
	alive.add(launched);
	return launched;
}

/**
 * Run a program to its end.
 * @param {string} command @param {readonly string[]} args
 * @param {LaunchOptions & { otherwise: string }} options `otherwise`: the sentence for when it fails
 */
export async function run(command, args, { otherwise, ...options }) {
	const code = await launch(command, args, options).ended;
	if (code !== 0) {
		const { logFile } = options;
		const end = tail(logFile);
		throw new Failure('COMMAND_FAILED', `${otherwise}\n${end}\n  ${seeLog(logFile)}`);
	}
}

/** End everything that was launched, the last started first. */
export async function stopAll() {
	for (const launched of [...alive].reverse()) await launched.stop();
}

/** npm and the terminal may both pass the same Ctrl-C on. */
const SAME_KEYSTROKE_MS = 1000;

/**
 * Call `onStop` once when someone asks this command to end (Ctrl-C, SIGTERM, the terminal closed).
 * Asked a second time, everything is killed without waiting.
 * @param {() => void} onStop
 */
export function whenAskedToStop(onStop) {
	let askedAt = 0;
	// A SIGTERM to npm ends npm alone: whoever lost the one that started it is asked to stop too.
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent && askedAt === 0) process.emit('SIGTERM');
	}, 1_000).unref();
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => {
			if (askedAt === 0) {
				askedAt = Date.now();
				onStop();
			} else if (Date.now() - askedAt > SAME_KEYSTROKE_MS) {
				for (const { pid } of alive) killGroup(pid);
				process.exit(130);
			}
		});
	}
}
