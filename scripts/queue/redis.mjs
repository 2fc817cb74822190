// @ts-check
/** A Redis server of its own, which can be stopped and started again on the same port and folder. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { waitFor } from '../e2e/waiting.mjs';
import { seeLog, tail } from '../lib/console.mjs';
import { Failure } from '../lib/failure.mjs';
import { launch } from '../lib/processes.mjs';

const PROGRAM = 'redis-server';
const HOST = '127.0.0.1';
const SERVES_WITHIN_MS = 30_000;

/** @returns {string | undefined} why there is no Redis to use; undefined when there is */
export function whyNoRedis() {
	const { status } = spawnSync(PROGRAM, ['--version'], { stdio: 'ignore' });
	return status === 0 ? undefined : `there is no ${PROGRAM} on this machine`;
}

/** @param {number} port @returns {Promise<boolean>} */
const answersPing = (port) =>
	new Promise((resolve) => {
		const socket = createConnection({ host: HOST, port }, () => socket.write('PING\r\n'));
		const end = (/** @type {boolean} */ answer) => {
			socket.destroy();
			resolve(answer);
		};
		socket.setTimeout(2000, () => end(false));
		socket.on('error', () => end(false));
		socket.on('data', (data) => end(data.toString().startsWith('+PONG')));
	});

export class Redis {
	/** @type {import('../lib/processes.mjs').Launched | undefined} */
	#process;

	/** @param {{ port: number; folder: string; logFile: string }} options folder: holds what it saves */
	constructor({ port, folder, logFile }) {
		this.host = HOST;
		this.port = port;
		this.folder = folder;
		this.logFile = logFile;
	}

	/** Start it with what it saved at its last stop, and wait until it serves. */
	async start() {
		mkdirSync(this.folder, { recursive: true });
		const settings = { port: String(this.port), bind: HOST, dir: this.folder, daemonize: 'no' };
		const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
		const process = launch(PROGRAM, args, { logFile: this.logFile });
		this.#process = process;
		await waitFor(
			'Redis',
			async () => {
				if (process.running()) return answersPing(this.port);
				const end = `${tail(this.logFile)}\n  ${seeLog(this.logFile)}`;
				throw new Failure('REDIS_ENDED', `Redis did not start.\n${end}`);
			},
			SERVES_WITHIN_MS,
		);
	}

	get isRunning() {
		return this.#process?.running() ?? false;
	}

	/** As a person stops it: it saves what it has. */
	async stop() {
		await this.#process?.stop();
	}

	/** As a power cut stops it: what it has is lost. */
	async kill() {
		await this.#process?.kill();
	}
}
