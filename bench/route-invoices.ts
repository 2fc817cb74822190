/**
 * Routing invoices of 20 lines as E-Invoice Route does: read, held against the law and the rules of NLCIUS, sent
 * one way, named, put into words, written as UBL, and stored in a folder with the store on SQLite. How many
 * each second, the memory of the process with its threads, and how long the event loop waits meanwhile; then the
 * same with the PDF drawn on threads of its own.
 */
import { createHash, randomUUID } from 'node:crypto';
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import {
	Archive,
	checkInvoice,
	computeTotals,
	customerSettingsFromColumns,
	dateFields,
	DiskFolder,
	documentKey,
	fileName,
	messageText,
	paidBy,
	parseInvoice,
	PdfWorkers,
	route,
	writeUbl,
	type DocumentFile,
	type Invoice,
	type KnownDocument,
	type Totals,
} from '../lib/einvoice';
import { openSqliteStore } from '../lib/store';
import { systemClock } from '../nodes/shared/accountview/ports';
import { givenInvoice, LINES } from './support/invoices';
import { buildPdfThreads } from './support/pdf-threads';
import { median, printTable } from './support/table';

/** As far as an invoice comes. Drawing takes most of the time, so fewer of them tell as much. */
const STAGES = {
	'decided, as in a preview': 5000,
	'with UBL, stored': 5000,
	'with UBL and PDF, stored': 500,
} as const;
type Stage = keyof typeof STAGES;

const RUNS = 3;
/** Invoices under way at a time, as the node has them on two cores. */
const AHEAD = 3;

interface Report {
	readonly seconds: number;
	readonly peakMiB: number;
	readonly p99Ms: number;
	readonly longestMs: number;
}

interface Decided {
	readonly invoice: Invoice;
	readonly totals: Totals;
	readonly document: KnownDocument;
	readonly name: string;
}

const hash = (bytes: Uint8Array | string): string =>
	createHash('sha256').update(bytes).digest('base64');

/** Every fourth customer goes another way. */
function customerOf(number: number): Readonly<Record<string, unknown>> {
	const no = {
		EL_CI: false,
		EL_DP: false,
		EL_SBS: false,
		EL_RE: false,
		EL_SO: false,
		EL_PS: false,
	};
	return {
		...{ ...no, EL_PO: false, AIEI_MAND: false, AIEM_MAND: false, AIPR_MAND: false },
		...{ EL_SI: number % 4 !== 1, AUTO_INV: number % 4 === 2, EIA: '', REC_BLK: false },
		...{ MAIL_BUS: number % 4 === 3 ? '' : `kade${number}@klant.example`, MC_MAILB: '' },
	};
}

function decide(number: number): Decided {
	const invoice = parseInvoice(givenInvoice(number));
	const totals = computeTotals(invoice);
	for (const format of ['pdf', 'nlcius'] as const) checkInvoice(invoice, format, totals);
	const customer = customerSettingsFromColumns(customerOf(number));
	const { channel } = route({ kind: 'invoice', copy: 'customer', alwaysStore: true, customer });
	const key = documentKey({ administration: 'DEMO', kind: 'invoice', number: invoice.number });
	messageText(
		{
			...{ kind: 'invoice', language: 'nl', number: invoice.number, date: invoice.issueDate },
			...{ dueDate: invoice.dueDate, amount: totals.payable, currency: invoice.currency },
			...{ iban: invoice.payment.iban, accountName: invoice.payment.accountName },
			...{ sender: invoice.seller.name, reference: invoice.payment.reference, preceding: '' },
			paidBy: paidBy(invoice, totals),
		},
		{ text: '', name: '', company: invoice.seller.name, phone: '', email: '', website: '' },
	);
	const fields = { ...dateFields(invoice.issueDate), kind: 'Factuur', number: invoice.number };
	const name = fileName({ format: '{kind} {number}', fields, extension: 'pdf' });
	const content = hash(JSON.stringify(invoice));
	return {
		...{ invoice, totals, name },
		document: { ...key, key: `DEMO/invoice/${invoice.number}/-/-`, channel, content },
	};
}

async function filesOf(
	{ invoice, totals, document, name }: Decided,
	workers: PdfWorkers | undefined,
): Promise<readonly DocumentFile[]> {
	const files: DocumentFile[] = [];
	const { content } = document;
	if (workers !== undefined) {
		const source = { kind: 'drawn', invoice, totals, look: {}, options: {} } as const;
		const { bytes } = await workers.produce({ source });
		files.push({ role: 'pdf', name, bytes, content });
	}
	const xml = Buffer.from(writeUbl(invoice, { format: 'nlcius' }));
	files.push({ role: 'ubl', name: name.replace(/pdf$/, 'xml'), bytes: xml, content });
	return files;
}

async function routeAll(stage: Stage, root: string): Promise<void> {
	const path = join(root, 'invoices');
	mkdirSync(path);
	const folderAt = (folder: string): DiskFolder => new DiskFolder(folder, randomUUID);
	const store = await openSqliteStore({ file: join(root, 'store.sqlite'), clock: systemClock });
	const archive = new Archive(store, { hash, folderAt });
	const workers =
		stage === 'with UBL and PDF, stored' ? new PdfWorkers({ folder: root }) : undefined;
	let next = 0;
	const routeSome = async (): Promise<void> => {
		while (next < STAGES[stage]) {
			// As the node does it.
			await nextTurn();
			if (next >= STAGES[stage]) return;
			const decided = decide(next++);
			if (stage === 'decided, as in a preview') await archive.find(decided.document.key);
			else await archive.keep(decided.document, await filesOf(decided, workers), folderAt(path));
		}
	};
	await Promise.all(Array.from({ length: AHEAD }, routeSome));
	await workers?.close();
	await store.close();
}

async function measure(stage: Stage): Promise<Report> {
	const root = mkdtempSync(join(tmpdir(), 'route-invoices-'));
	if (stage === 'with UBL and PDF, stored') await buildPdfThreads(root);
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	await sleep(20);
	const begin = performance.now();
	await routeAll(stage, root);
	const seconds = (performance.now() - begin) / 1000;
	// A thread that was never free counts that only once it is.
	await sleep(20);
	delay.disable();
	rmSync(root, { recursive: true });
	return {
		seconds,
		peakMiB: process.resourceUsage().maxRSS / 1024,
		p99Ms: delay.percentile(99) / 1e6,
		longestMs: delay.max / 1e6,
	};
}

function measureIsolated(stage: Stage): Promise<Report> {
	return new Promise((resolve, reject) => {
		const child = fork(__filename, [stage], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
		child.on('message', (report) => {
			resolve(report as Report);
		});
		child.on('error', reject);
		child.on('exit', (code) => {
			reject(new Error(`measuring "${stage}" ended with ${String(code)} and no report`));
		});
	});
}

async function compare(): Promise<void> {
	const rows: string[][] = [];
	for (const [stage, count] of Object.entries(STAGES) as [Stage, number][]) {
		const reports: Report[] = [];
		for (let run = 0; run < RUNS; run += 1) reports.push(await measureIsolated(stage));
		const middle = (value: (report: Report) => number): number => median(reports.map(value));
		rows.push([
			stage,
			count.toLocaleString('en'),
			(count / middle(({ seconds }) => seconds)).toFixed(0),
			middle(({ peakMiB }) => peakMiB).toFixed(0),
			middle(({ p99Ms }) => p99Ms).toFixed(0),
			middle(({ longestMs }) => longestMs).toFixed(0),
		]);
	}
	console.log(`\nInvoices of ${LINES} lines routed, medians of ${RUNS} runs\n`);
	printTable(
		['as far as', 'invoices', 'per second', 'peak MiB', 'held up p99 ms', 'longest ms'],
		rows,
	);
}

async function main(): Promise<void> {
	const [stage] = process.argv.slice(2);
	if (stage === undefined) {
		await compare();
		return;
	}
	const report = await measure(stage as Stage);
	await new Promise((done) => process.send?.(report, done));
	process.exit(0);
}

void main();
