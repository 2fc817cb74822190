/**
 * Drawing 1,000 invoices of 20 lines as PDF and writing them as UBL: how many each second, the memory of the
 * process with its threads, and how long the thread that asks is held up meanwhile. The peer draws them on
 * that thread itself, as a Code node would.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { computeTotals, parseInvoice, writeUbl } from '../lib/einvoice';
import { loadFonts } from '../lib/einvoice/pdf/fonts/shared-fonts';
import { PdfWorkers } from '../lib/einvoice/pdf/pool/pdf-workers';
import { producePdf, type PdfJob } from '../lib/einvoice/pdf/produce';
import { givenInvoice, LINES } from './support/invoices';
import { buildPdfThreads } from './support/pdf-threads';
import { printTable } from './support/table';

/** On the same thread fewer of them tell as much. */
const INVOICES = { 'threads of their own': 1000, 'the thread that asks': 200 } as const;
/** Jobs that are given at a time. */
const GIVEN = 8;

type Place = keyof typeof INVOICES;

interface Report {
	readonly seconds: number;
	readonly peakMiB: number;
	readonly p99Ms: number;
	readonly longestMs: number;
	readonly kilobytes: number;
}

function jobOf(number: number): PdfJob {
	const invoice = parseInvoice(givenInvoice(number));
	writeUbl(invoice, { format: 'peppol' });
	const totals = computeTotals(invoice);
	return { source: { kind: 'drawn', invoice, totals, look: { colour: '#1f4e79' }, options: {} } };
}

/** Makes all of them by `produce`, a few at a time, and gives their kilobytes together. */
async function makeAll(
	count: number,
	produce: (job: PdfJob) => Promise<{ readonly bytes: Uint8Array }>,
): Promise<number> {
	let next = 0;
	let bytes = 0;
	const makeSome = async (): Promise<void> => {
		while (next < count) {
			const pdf = await produce(jobOf(next++));
			bytes += pdf.bytes.length;
		}
	};
	await Promise.all(Array.from({ length: GIVEN }, makeSome));
	return bytes / 1000;
}

async function measure(place: Place, folder: string): Promise<Report> {
	const count = INVOICES[place];
	const workers = new PdfWorkers({ folder });
	const fonts = place === 'the thread that asks' ? loadFonts(join(folder, 'fonts')) : undefined;
	const produce = (job: PdfJob) =>
		fonts === undefined ? workers.produce(job) : producePdf(job, fonts);
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	await sleep(20);
	const begin = performance.now();
	const kilobytes = await makeAll(count, produce);
	const seconds = (performance.now() - begin) / 1000;
	// A thread that was never free counts that only once it is.
	await sleep(20);
	delay.disable();
	await workers.close();
	return {
		seconds,
		kilobytes,
		peakMiB: process.resourceUsage().maxRSS / 1024,
		p99Ms: delay.percentile(99) / 1e6,
		longestMs: delay.max / 1e6,
	};
}

function measureIsolated(place: Place, folder: string): Promise<Report> {
	return new Promise((resolve, reject) => {
		const child = fork(__filename, [place, folder], {
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		});
		child.on('message', (report) => {
			resolve(report as Report);
		});
		child.on('error', reject);
		child.on('exit', (code) => {
			reject(new Error(`measuring ${place} ended with ${String(code)} and no report`));
		});
	});
}

async function compare(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'pdf-worker-'));
	try {
		await buildPdfThreads(folder);
		const rows: string[][] = [];
		for (const place of ['threads of their own', 'the thread that asks'] as const) {
			const measured = await measureIsolated(place, folder);
			rows.push([
				place,
				INVOICES[place].toLocaleString('en'),
				(INVOICES[place] / measured.seconds).toFixed(1),
				measured.peakMiB.toFixed(0),
				measured.p99Ms.toFixed(0),
				measured.longestMs.toFixed(0),
				(measured.kilobytes / INVOICES[place]).toFixed(0),
			]);
		}
		console.log(`\nInvoices of ${LINES} lines as PDF and UBL\n`);
		printTable(
			['drawn on', 'invoices', 'per second', 'peak MiB', 'held up p99 ms', 'longest ms', 'kB each'],
			rows,
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function main(): Promise<void> {
	const [place, folder] = process.argv.slice(2);
	if (place === undefined || folder === undefined) {
		await compare();
		return;
	}
	const report = await measure(place as Place, folder);
	await new Promise((done) => process.send?.(report, done));
	process.exit(0);
}

void main();
