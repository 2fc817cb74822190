// @ts-check
import { existsSync } from 'node:fs';
import { seeLog, tail } from './console.mjs';
import { Failure } from './failure.mjs';
import { inTime } from './in-time.mjs';
import { inProject, node24 } from './paths.mjs';
import { launch } from './processes.mjs';

const program = inProject('build', 'sandbox', 'main.cjs');
const READY_WITHIN_MS = 60_000;
const ANSWERED_WITHIN_MS = 60_000;

/** The stand-ins for AccountView, the work-order app and a mail server, as a program of their own. */
export class SandboxProcess {
	/**
	 * @param {import('./processes.mjs').Launched} process
	 * @param {string} pageUrl
	 */
	constructor(process, pageUrl) {
		this.process = process;
		this.pageUrl = pageUrl.replace(/\/$/, '');
	}

	/**
	 * Start it and wait until it serves.
	 * @param {{ ports: { accountView: number; workOrders: number; page: number; mail: number; printer: number; digipoort: number; autoReport: number; visma: number }; stateFile: string; logFile: string; customers?: number; documents?: string | undefined }} options
	 */
	static async start({ ports, stateFile, logFile, customers, documents }) {
		if (!existsSync(program)) {
			throw new Failure('SANDBOX_MISSING', 'The sandbox is not built: run npm run build first.');
		}
		/** @type {(page: string) => void} */
		let isReady = () => {};
		/** @type {Promise<string>} */
		const ready = new Promise((resolve) => (isReady = resolve));
		const process = launch(
			node24,
			[
				program,
				...['--account-view-port', String(ports.accountView)],
				...['--work-orders-port', String(ports.workOrders)],
				...['--page-port', String(ports.page)],
				...['--mail-port', String(ports.mail)],
				...['--printer-port', String(ports.printer)],
				...['--digipoort-port', String(ports.digipoort)],
				...['--autoreport-port', String(ports.autoReport)],
				...['--visma-port', String(ports.visma)],
				...['--state-file', stateFile],
				...(customers === undefined ? [] : ['--customers', String(customers)]),
				...(documents === undefined ? [] : ['--documents-folder', documents]),
			],
			{
				logFile,
				onLine: (line) => {
					if (!line.startsWith('{')) return;
					const message = JSON.parse(line);
					if (message.ready === true) isReady(message.page);
				},
			},
		);
		const timeout = AbortSignal.timeout(READY_WITHIN_MS);
		const late = new Promise((resolve) => timeout.addEventListener('abort', resolve));
		const page = await Promise.race([ready, process.ended, late]);
		if (typeof page === 'string') return new SandboxProcess(process, page);
		await process.stop();
		throw new Failure(
			'SANDBOX_NOT_READY',
			`The sandbox did not start.\n${tail(logFile)}\n  ${seeLog(logFile)}`,
		);
	}

	/**
	 * What credentials need to know of it.
	 * @returns {Promise<import('./credentials.mjs').SandboxAccess>}
	 */
	async access() {
		const [state, digipoort, visma] = await Promise.all([
			this.control('GET', '/state'),
			this.control('GET', '/digipoort'),
			this.control('GET', '/visma'),
		]);
		return { ...state, digipoort, visma };
	}

	/**
	 * A request to the sandbox's control panel.
	 * @param {string} method @param {string} path below `/_control` @param {unknown} [body]
	 * @returns {Promise<any>}
	 */
	async control(method, path, body) {
		const asked = { who: 'The sandbox', what: `${method} ${path}`, withinMs: ANSWERED_WITHIN_MS };
		return inTime(asked, (signal) => this.#ask(method, path, body, signal));
	}

	/**
	 * @param {string} method @param {string} path @param {unknown} body @param {AbortSignal} signal
	 * @returns {Promise<any>}
	 */
	async #ask(method, path, body, signal) {
		const response = await fetch(`${this.pageUrl}/_control${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				// A connection that is kept may be closed by the other end just as it is used again.
				connection: 'close',
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			signal,
		});
		const text = await response.text();
		if (!response.ok) {
			throw new Failure(
				'SANDBOX_REFUSED',
				`The sandbox refused ${method} ${path} (status ${response.status}): ${text.slice(0, 200)}`,
			);
		}
		return text === '' ? undefined : JSON.parse(text);
	}
}
