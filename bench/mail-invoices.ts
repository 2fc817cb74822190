/**
 * Invoices of 20 lines from end to end on n8n's engine: routed, drawn as PDF and written as UBL, stored, mailed
 * through an e-mail profile to the sandbox's mailbox, and written down as sent. Once for real and once again, when
 * everything has gone out already.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fork } from 'node:child_process';
import type { StoredCredential } from '../test/engine/credential-store';
import { Engine } from '../test/engine/harness';
import { customerOf } from './support/invoice-customer';
import { invoiceMail } from './support/invoice-flow';
import { givenInvoice, LINES } from './support/invoices';
import { SandboxProcess } from './support/sandbox-process';
import type { MailTarget } from './support/send-mail';
import { printTable } from './support/table';

const INVOICES = 1000;

/** Both runs, in this order, within one process and store. */
const RUNS = ['for the first time', 'again, all of them gone'] as const;

interface Report {
	readonly seconds: number;
	readonly peakMiB: number;
	readonly p99Ms: number;
	readonly longestMs: number;
}

type Mailbox = Omit<MailTarget, 'hasManyMailboxes'>;

/** What of the sandbox's state is needed. */
interface SandboxState {
	readonly mailbox: Mailbox;
}

async function measure(target: Mailbox): Promise<readonly Report[]> {
	const root = mkdtempSync(join(__dirname, 'mail-invoices-'));
	// n8n reads this once, when its engine is loaded.
	process.env['N8N_RESTRICT_FILE_ACCESS_TO'] = root;
	const engine = await Engine.load();
	const folder = join(root, 'invoices');
	mkdirSync(folder);
	const items = Array.from({ length: INVOICES }, (_, number) => ({
		json: { invoice: givenInvoice(number), customer: customerOf(number) },
	}));
	const flow = { ...invoiceMail(folder), pinData: { Start: items } };
	const reports: Report[] = [];
	for (const name of RUNS) {
		const delay = monitorEventLoopDelay({ resolution: 5 });
		delay.enable();
		const begin = performance.now();
		const result = await engine.run(flow, { credentials: credentialsFor(target, root) });
		const seconds = (performance.now() - begin) / 1000;
		delay.disable();
		if (result.status !== 'success') throw new Error(result.error?.message);
		const done = result.json('Finish').filter(({ state }) => state === 'sent').length;
		if (done !== INVOICES) throw new Error(`${name}: ${done} were sent`);
		const peakMiB = process.resourceUsage().maxRSS / 1024;
		const [p99Ms, longestMs] = [delay.percentile(99) / 1e6, delay.max / 1e6];
		reports.push({ seconds, peakMiB, p99Ms, longestMs });
	}
	rmSync(root, { recursive: true, force: true });
	return reports;
}

function credentialsFor(
	{ startTlsPort: port, certificate, account }: Mailbox,
	root: string,
): Record<string, StoredCredential> {
	const { user, password } = account;
	return {
		own: {
			type: 'emailProfileSmtpApi',
			data: {
				...{ code: 'BENCH', senderAddress: user, provider: 'other', security: 'starttls' },
				...{ host: 'localhost', port, ca: certificate, user, password },
			},
		},
		store: {
			type: 'accountViewStoreApi',
			data: { storage: 'sqlite', file: join(root, 'store.sqlite') },
		},
	};
}

function measureIsolated(target: Mailbox): Promise<readonly Report[]> {
	return new Promise((resolve, reject) => {
		const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
		const child = fork(__filename, [JSON.stringify(target)], { stdio: [...stdio] });
		child.on('message', (reports) => {
			resolve(reports as readonly Report[]);
		});
		child.on('error', reject);
		child.on('exit', (code) => {
			reject(new Error(`the run ended with ${String(code)} and no report`));
		});
	});
}

async function compare(): Promise<void> {
	const sandbox = await SandboxProcess.start(1);
	try {
		const { mailbox } = (await sandbox.control('GET', 'state')) as SandboxState;
		const reports = await measureIsolated(mailbox);
		const arrived = (await sandbox.control('GET', 'mail-arrivals')) as readonly unknown[];
		if (arrived.length !== INVOICES) throw new Error(`${arrived.length} arrived`);
		print(reports);
	} finally {
		await sandbox.stop();
	}
}

function print(reports: readonly Report[]): void {
	console.log(`\n${INVOICES} invoices of ${LINES} lines routed, mailed and finished; one round\n`);
	printTable(
		['run', 'seconds', 'per second', 'peak MiB', 'held up p99 ms', 'longest ms'],
		reports.map(({ seconds, peakMiB, p99Ms, longestMs }, at) => [
			RUNS[at] ?? '',
			seconds.toFixed(1),
			(INVOICES / seconds).toFixed(0),
			...[peakMiB, p99Ms, longestMs].map((value) => value.toFixed(0)),
		]),
	);
	console.log(`\n${INVOICES} mails arrived`);
}

async function main(): Promise<void> {
	const [target] = process.argv.slice(2);
	if (target === undefined) {
		await compare();
		return;
	}
	const reports = await measure(JSON.parse(target) as Mailbox);
	await new Promise((done) => process.send?.(reports, done));
	process.exit(0);
}

void main();
