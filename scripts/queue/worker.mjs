// @ts-check
/** One `n8n worker`, as on a host of its own: with its own folder and its own copy of the package. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startN8n } from '../lib/n8n-instance.mjs';

/**
 * @typedef {import('../lib/n8n-instance.mjs').Instance} Instance
 * @typedef {import('../lib/processes.mjs').Launched} Launched
 */

/**
 * One at a time: so a worker that is held up in a run leaves all others to its colleague, and which of
 * them has which run is no matter of luck.
 */
const AT_ONCE = 1;

const PACKAGES = join('.n8n', 'nodes');

export class Worker {
	/** @type {Launched | undefined} */
	#process;

	/**
	 * @param {string} name @param {Instance} instance port: on which it tells its health
	 * @param {string} logFile
	 */
	constructor(name, instance, logFile) {
		this.name = name;
		this.instance = instance;
		this.logFile = logFile;
	}

	/**
	 * A worker for this main process; not yet started.
	 * @param {Instance} main
	 * @param {{ name: string; port: number; brokerPort: number; logFile: string }} options
	 */
	static beside(main, { name, port, brokerPort, logFile }) {
		const userFolder = join(main.userFolder, name);
		const packages = join(userFolder, PACKAGES);
		mkdirSync(packages, { recursive: true });
		cpSync(join(main.userFolder, PACKAGES), packages, { recursive: true });
		const extra = {
			...main.extra,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		};
		return new Worker(name, { ...main, userFolder, port, brokerPort, extra }, logFile);
	}

	async start() {
		const command = ['worker', `--concurrency=${AT_ONCE}`];
		this.#process = await startN8n(this.instance, this.logFile, command);
	}

	get isRunning() {
		return this.#process?.running() ?? false;
	}

	/** With SIGKILL, and everything it had started. */
	async kill() {
		await this.#process?.kill();
	}

	/** Whether it has begun this execution. @param {string} id */
	hasTaken(id) {
		const line = `Worker started execution ${id} (job `;
		return readFileSync(this.logFile, 'utf8').includes(line);
	}
}
