import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import {
	PdfWorkers,
	type PdfWorkersOptions,
} from '../../../../../lib/einvoice/pdf/pool/pdf-workers';
import type { PdfJob } from '../../../../../lib/einvoice/pdf/produce';
import { invoiceWith } from '../../samples';
import { drawn, linesOf, sourceJob, workerFolder } from '../support/drawn';
import { rejection } from '../support/rejection';

const started: PdfWorkers[] = [];

afterEach(async () => {
	await Promise.all(started.splice(0).map((workers) => workers.close()));
});

function start(options: PdfWorkersOptions): PdfWorkers {
	const workers = new PdfWorkers(options);
	started.push(workers);
	return workers;
}

/** A folder whose thread does what is asked in the first bytes of a given PDF. */
function folderOf(program: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'pdf-thread-'));
	writeFileSync(join(folder, 'worker.js'), program);
	return folder;
}

const OBEYS = `
const { parentPort } = require('node:worker_threads');
const done = (bytes) => parentPort.postMessage({ kind: 'produced', pdf: { bytes, missingCharacters: [] } });
const kept = [];
parentPort.on('message', ({ job }) => {
	const wish = Buffer.from(job.source.bytes).toString();
	if (wish === 'throw') throw new Error('out of ink');
	if (wish === 'exit') process.exit(3);
	if (wish === 'hang') for (;;);
	if (wish === 'grow') for (;;) kept.push(new Array(100_000).fill({}));
	done(job.source.bytes);
});`;

function wish(text: string): PdfJob {
	return { source: { kind: 'given', bytes: Buffer.from(text) } };
}

async function answer(workers: PdfWorkers, text: string): Promise<string> {
	const { bytes } = await workers.produce(wish(text));
	return Buffer.from(bytes).toString();
}

describe('threads that make PDFs', () => {
	it('make the same bytes as this thread, many at a time', async () => {
		const workers = start({ folder: await workerFolder(), size: 2 });
		const invoices = [1, 2, 3, 4, 5].map((count) => invoiceWith({ lines: linesOf(count) }));
		const made = await Promise.all(invoices.map((invoice) => workers.produce(sourceJob(invoice))));
		expect(workers.threads).toBe(2);
		for (const [at, invoice] of invoices.entries()) {
			const { bytes } = await drawn(invoice);
			expect(Buffer.compare(made[at]?.bytes ?? Buffer.alloc(0), bytes)).toBe(0);
		}
	});

	it('make PDF/A with the colours that lie beside them', async () => {
		const workers = start({ folder: await workerFolder(), size: 1 });
		const job = sourceJob(invoiceWith());
		if (job.source.kind !== 'drawn') throw new Error('drawn');
		const { bytes } = await workers.produce({ source: { ...job.source, options: { pdfA: true } } });
		expect(Buffer.from(bytes).includes('/OutputIntents')).toBe(true);
	});

	it('pass on what an invoice is refused for', async () => {
		const workers = start({ folder: await workerFolder(), size: 1 });
		const error = await rejection(
			workers.produce({
				source: { kind: 'given', bytes: Buffer.from('%PDF-1.7 broken') },
				annexes: [{ name: 'a', bytes: Buffer.from('x') }],
			}),
		);
		expect(error.code).toBe('EINVOICE_PDF_INVALID');
		expect(error.remedy).toContain('Give the PDF');
	});

	it('leave the thread that asks free', async () => {
		const workers = start({ folder: await workerFolder(), size: 1 });
		await workers.produce(sourceJob(invoiceWith()));
		const delay = monitorEventLoopDelay({ resolution: 5 });
		delay.enable();
		await workers.produce(sourceJob(invoiceWith({ lines: linesOf(300) })));
		delay.disable();
		// Drawing these lines here would hold it up for some 500 ms at once.
		expect(delay.percentile(90) / 1e6).toBeLessThan(50);
		expect(delay.count).toBeGreaterThan(10);
	});

	it.each([
		['throws', 'throw', /out of ink/],
		['ends', 'exit', /the thread ended/],
		['runs out of memory', 'grow', /memory/],
	])('are replaced when one %s, and only its own job fails', async (_, order, reason) => {
		const workers = start({ folder: folderOf(OBEYS), size: 1, memoryMiB: 32 });
		const [first, second, third] = [
			answer(workers, 'one'),
			rejection(workers.produce(wish(order))),
			answer(workers, 'three'),
		];
		expect(await first).toBe('one');
		const error = await second;
		expect(error.code).toBe('EINVOICE_PDF_FAILED');
		expect(error.message).toMatch(reason);
		expect(await third).toBe('three');
		expect(workers.threads).toBe(1);
	});

	it('give up a job that takes too long, and do the next one', async () => {
		const workers = start({ folder: folderOf(OBEYS), size: 1, jobMs: 300 });
		const late = rejection(workers.produce(wish('hang')));
		const next = answer(workers, 'next');
		expect(await late).toMatchObject({
			code: 'EINVOICE_PDF_TIMEOUT',
			details: { milliseconds: 300 },
		});
		expect(await next).toBe('next');
	});

	it('end when there is nothing to do, and start again when there is', async () => {
		const workers = start({ folder: folderOf(OBEYS), size: 2, idleMs: 50 });
		expect(workers.threads).toBe(0);
		expect(await answer(workers, 'one')).toBe('one');
		while (workers.threads > 0) await sleep(10);
		expect(await answer(workers, 'two')).toBe('two');
	});

	it('start no more than there is work for, and no more than they may', async () => {
		const workers = start({ folder: folderOf(OBEYS), size: 3 });
		const one = answer(workers, 'one');
		expect(workers.threads).toBe(1);
		const more = Array.from({ length: 8 }, (_, at) => answer(workers, String(at)));
		expect(workers.threads).toBe(3);
		expect(await one).toBe('one');
		expect(await Promise.all(more)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
	});

	it('reject what is not done when they are closed, and everything after', async () => {
		const workers = start({ folder: folderOf(OBEYS), size: 1 });
		const jobs = [
			rejection(workers.produce(wish('hang'))),
			rejection(workers.produce(wish('one'))),
		];
		await workers.close();
		for (const error of [
			...(await Promise.all(jobs)),
			await rejection(workers.produce(wish('two'))),
		]) {
			expect(error.code).toBe('EINVOICE_PDF_CANCELLED');
		}
		expect(workers.threads).toBe(0);
	});

	it('tell when there is no program for them', async () => {
		const workers = start({ folder: join(tmpdir(), 'no-such-folder'), size: 1 });
		const error = await rejection(workers.produce(wish('one')));
		expect(error.code).toBe('EINVOICE_PDF_FAILED');
		expect(error.message).toMatch(/Cannot find module/);
	});

	it('do not keep a process alive that has nothing else to do', () => {
		const folder = folderOf(OBEYS);
		const program = join(folder, 'program.cjs');
		buildSync({
			stdin: {
				contents: `
					import { PdfWorkers } from './lib/einvoice/pdf/pool/pdf-workers';
					const workers = new PdfWorkers({ folder: ${JSON.stringify(folder)}, idleMs: 600_000, jobMs: 600_000 });
					void workers.produce({ source: { kind: 'given', bytes: Buffer.from('one') } })
						.then(({ bytes }) => console.log(Buffer.from(bytes).toString(), workers.threads));`,
				resolveDir: process.cwd(),
				loader: 'ts',
			},
			outfile: program,
			bundle: true,
			platform: 'node',
		});
		const { stdout, status } = spawnSync(process.execPath, [program], {
			encoding: 'utf8',
			timeout: 20_000,
		});
		expect(stdout.trim()).toBe('one 1');
		expect(status).toBe(0);
	});
});
