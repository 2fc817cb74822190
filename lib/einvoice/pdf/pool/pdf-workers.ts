import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { Worker } from 'node:worker_threads';
import { EInvoiceError } from '../../errors';
import type { PdfJob, ProducedPdf } from '../produce';
import type { PdfReply, PdfRequest, WorkerStart } from './messages';

export interface PdfWorkersOptions {
	/** Where `worker.js` is with its `fonts` and `data` beside it; in the package `dist/lib/einvoice/pdf`. */
	readonly folder: string;
	/** Threads at most; left out: one for each core, and no more than four. */
	readonly size?: number;
	/** Milliseconds after which a thread without work ends. */
	readonly idleMs?: number;
	/** Milliseconds that a job may take once a thread works on it. */
	readonly jobMs?: number;
	/** MiB of objects that a thread may hold; one that asks for more is ended. */
	readonly memoryMiB?: number;
}

/** A job with who waits for it. */
interface Task {
	readonly job: PdfJob;
	readonly resolve: (pdf: ProducedPdf) => void;
	readonly reject: (error: EInvoiceError) => void;
}

/** A thread, and what it works on. */
interface Slot {
	readonly worker: Worker;
	task: Task | undefined;
	/** Runs out when the job takes too long, or when no job comes. */
	timer: NodeJS.Timeout | undefined;
}

const MOST_THREADS = 4;
const IDLE_MS = 30_000;
/** Some 20 times what an invoice of 2,000 lines takes. */
const JOB_MS = 120_000;
const MEMORY_MIB = 1024;

/**
 * Makes PDFs on threads of their own. Threads start when there is work, end by themselves when there has
 * been none for a while, and never keep the process alive without work. One that crashes costs its own job
 * only.
 */
export class PdfWorkers {
	readonly #options: Required<PdfWorkersOptions>;
	readonly #slots = new Set<Slot>();
	readonly #waiting: Task[] = [];
	#isClosed = false;

	constructor(options: PdfWorkersOptions) {
		this.#options = {
			size: Math.min(availableParallelism(), MOST_THREADS),
			idleMs: IDLE_MS,
			jobMs: JOB_MS,
			memoryMiB: MEMORY_MIB,
			...options,
		};
	}

	/** Threads that are there now. */
	get threads(): number {
		return this.#slots.size;
	}

	/**
	 * Makes a PDF as soon as a thread is free. Jobs begin in the order in which they were given; each is
	 * held in memory until then, so a caller with thousands gives a few at a time.
	 *
	 * @throws EInvoiceError what `producePdf` throws; EINVOICE_PDF_TIMEOUT; EINVOICE_PDF_FAILED when the
	 * thread crashed or ran out of memory; EINVOICE_PDF_CANCELLED after `close`
	 */
	produce(job: PdfJob): Promise<ProducedPdf> {
		if (this.#isClosed) return Promise.reject(cancelled());
		return new Promise((resolve, reject) => {
			this.#waiting.push({ job, resolve, reject });
			this.#assign();
		});
	}

	/** Ends every thread. Jobs that are not done are rejected. */
	async close(): Promise<void> {
		this.#isClosed = true;
		for (const task of this.#waiting.splice(0)) task.reject(cancelled());
		await Promise.all([...this.#slots].map((slot) => this.#end(slot, cancelled())));
	}

	/** Gives waiting jobs to threads that have none, and starts threads for the others. */
	#assign(): void {
		while (this.#waiting.length > 0) {
			const slot = this.#free();
			if (slot === undefined) return;
			const task = this.#waiting.shift();
			if (task !== undefined) this.#begin(slot, task);
		}
	}

	#free(): Slot | undefined {
		const free = [...this.#slots].find(({ task }) => task === undefined);
		if (free !== undefined || this.#slots.size >= this.#options.size) return free;
		return this.#start();
	}

	#start(): Slot {
		const { folder, memoryMiB } = this.#options;
		const workerData: WorkerStart = { fontFolder: join(folder, 'fonts') };
		const worker = new Worker(join(folder, 'worker.js'), {
			workerData,
			resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
			// What belongs to the main thread, such as the flags of a debugger, is not for this one.
			execArgv: [],
		});
		const slot: Slot = { worker, task: undefined, timer: undefined };
		worker.on('message', (reply: PdfReply) => {
			this.#finish(slot, reply);
		});
		// Its end follows, and takes the job with it.
		let reason = 'the thread ended';
		worker.on('error', (error) => {
			reason = error instanceof Error ? error.message : String(error);
		});
		worker.on('exit', () => {
			void this.#end(slot, failed(reason));
			this.#assign();
		});
		this.#slots.add(slot);
		return slot;
	}

	#begin(slot: Slot, task: Task): void {
		const { jobMs } = this.#options;
		const request: PdfRequest = { job: task.job };
		slot.task = task;
		slot.worker.ref();
		this.#time(slot, jobMs, () => {
			void this.#end(slot, timedOut(jobMs));
			this.#assign();
		});
		slot.worker.postMessage(request);
	}

	#finish(slot: Slot, reply: PdfReply): void {
		const { task } = slot;
		slot.task = undefined;
		// A process that has nothing else to do may end now.
		slot.worker.unref();
		this.#time(slot, this.#options.idleMs, () => {
			void this.#end(slot, cancelled());
		});
		slot.timer?.unref();
		if (reply.kind === 'produced') task?.resolve(reply.pdf);
		else task?.reject(new EInvoiceError(reply.facts));
		this.#assign();
	}

	async #end(slot: Slot, error: EInvoiceError): Promise<void> {
		clearTimeout(slot.timer);
		this.#slots.delete(slot);
		slot.task?.reject(error);
		slot.task = undefined;
		await slot.worker.terminate();
	}

	#time(slot: Slot, milliseconds: number, then: () => void): void {
		clearTimeout(slot.timer);
		slot.timer = setTimeout(then, milliseconds);
	}
}

function timedOut(milliseconds: number): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PDF_TIMEOUT',
		message: `The PDF was not ready after ${milliseconds / 1000} seconds, so it was given up.`,
		remedy: 'Try again. If it goes on, look for an annex or a logo that is very large.',
		details: { milliseconds },
	});
}

function failed(reason: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PDF_FAILED',
		message: `The PDF could not be made: ${reason}.`,
		remedy: 'Try again. If it goes on, report it with the invoice, the logo and the annexes.',
		details: { reason },
	});
}

function cancelled(): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PDF_CANCELLED',
		message: 'The PDF was not made, because the run was stopped.',
		remedy: 'Start the run again.',
	});
}
