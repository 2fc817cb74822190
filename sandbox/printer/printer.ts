import type { Sandbox, SandboxOptions } from '../sandbox';
import { selfMadeCertificate } from '../mailbox/certificate';
import { PrintQueue } from './print-queue';
import { PrinterFaultBoard, type PrinterOperation } from './printer-faults';
import { PrinterServer, type PrinterAccount } from './printer-server';

/** Who may print on the way with sign-in. */
const PRINTER_ACCOUNT: PrinterAccount = { user: 'kantoor', password: 'papier-en-inkt' };

/** One printer behind two ports: open, and encrypted with sign-in. */
export class Printer {
	readonly queue: PrintQueue;
	readonly #faults = new PrinterFaultBoard();
	readonly #certificate = selfMadeCertificate(Date.now());
	readonly #open: PrinterServer;
	readonly #secured: PrinterServer;
	#operations: PrinterOperation[] = [];

	constructor(now: () => number) {
		this.queue = new PrintQueue(now);
		const shared = {
			queue: this.queue,
			faults: this.#faults,
			heard: (operation: PrinterOperation) => this.#operations.push(operation),
		};
		this.#open = new PrinterServer(shared);
		const secured = { certificate: this.#certificate, account: PRINTER_ACCOUNT };
		this.#secured = new PrinterServer({ ...shared, secured });
	}

	/** @throws when a port is taken */
	async listen(ports: NonNullable<SandboxOptions['ports']>): Promise<void> {
		await this.#open.listen(ports.printer ?? 0);
		await this.#secured.listen(ports.printerTls ?? 0);
	}

	/** What tests and scripts use of it. */
	handles(): Sandbox['printer'] {
		const [queue, faults, servers] = [this.queue, this.#faults, [this.#open, this.#secured]];
		return {
			url: this.#open.url,
			securedUrl: this.#secured.url,
			certificate: this.#certificate.cert,
			account: PRINTER_ACCOUNT,
			printed: () => queue.printed(),
			jobs: () => queue.jobs(),
			operations: () => this.#operations,
			condition: () => queue.condition,
			change: (condition) => {
				queue.change(condition);
			},
			cancelJob: (id) => queue.end(id, 'canceled', ['job-canceled-at-device']),
			forgetJobs: () => {
				queue.forgetJobs();
			},
			goOffline: async () => {
				await Promise.all(servers.map((server) => server.goOffline()));
			},
			goOnline: async () => {
				await Promise.all(servers.map((server) => server.goOnline()));
			},
			addFault: (fault) => {
				faults.add(fault);
			},
			clearFaults: () => {
				faults.clear();
			},
			faults: () => faults.list(),
			clear: () => {
				queue.clear();
				this.#operations = [];
			},
		};
	}

	async stop(): Promise<void> {
		await Promise.all([this.#open.stop(), this.#secured.stop()]);
	}
}
