import type { Clock } from '../../ports/clock';
import { EInvoiceError } from '../errors';
import { isThere, stopped, tookNothing } from './failures';
import { aborted, canceled, doubtful, waiting, withErrors } from './jobs/errors';
import type { DocumentToPrint, PrintClaim, PrintJob } from './jobs/print-job';
import type { PrintJobs } from './jobs/print-jobs';
import { isOver, lacksDocument, type PrinterJob } from './job';
import type { Printer, PrintWish } from './printer';

export interface DocumentPrinterPorts {
	readonly clock: Clock;
	/** Different each time, of letters and digits. */
	readonly newId: () => string;
	readonly signal?: AbortSignal | undefined;
}

export interface PrintOptions extends Omit<PrintWish, 'jobName'> {
	/** How long to wait for the end of the job, in milliseconds. */
	readonly waitMs: number;
}

/** A document that lies in the tray. */
export interface Printed {
	readonly job: PrintJob;
	/** It had been printed by an earlier run, so nothing was done now. */
	readonly wasPrintedBefore: boolean;
}

/** A claim on a print, and the print as it was last written down. */
interface Held {
	readonly claim: PrintClaim;
	readonly job: PrintJob;
}

/** Between two looks at a job, in milliseconds: it grows to the longest. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 3000;

/** How long a printer may need to notice that a connection broke off, in milliseconds. */
const SETTLING_MS = 5000;

/**
 * Prints each document at most once, and follows its job to its end.
 *
 * A job is made without its document first (Create-Job), its number is written down, and only then the document
 * is given to it (Send-Document). So a run that was cut off before that has surely printed nothing, and after it the
 * printer is asked what became of that one job. A printer that makes both at once (Print-Job) is asked for
 * the job by its name. What cannot be found out stays in doubt.
 */
export class DocumentPrinter {
	constructor(
		private readonly printer: Printer,
		private readonly jobs: PrintJobs,
		private readonly ports: DocumentPrinterPorts,
	) {}

	/**
	 * @throws EInvoiceError with a code of `codes.ts`: only what comes back lies in the tray
	 */
	async print(document: DocumentToPrint, pdf: Uint8Array, options: PrintOptions): Promise<Printed> {
		const begun = await this.jobs.begin(document, this.printer.uri, this.nameFor(document));
		switch (begun.kind) {
			case 'printed':
				return { job: begun.job, wasPrintedBefore: true };
			case 'refused':
				throw begun.error;
			case 'open':
				return await this.first(begun, pdf, options);
			case 'made':
				await this.orLetGo(begun, () => this.dropMade(begun.job));
				return await this.anew(begun, document, pdf, options);
			case 'given':
				return await this.lookUp(begun, document, pdf, options);
		}
	}

	private async anew(
		{ claim }: Held,
		document: DocumentToPrint,
		pdf: Uint8Array,
		options: PrintOptions,
	): Promise<Printed> {
		const job = await this.jobs.beginAnew(claim, this.nameFor(document));
		return await this.first({ claim, job }, pdf, options);
	}

	private async first(held: Held, pdf: Uint8Array, options: PrintOptions): Promise<Printed> {
		const { claim, job } = held;
		const wish = { ...options, jobName: job.jobName };
		const { makesJobsFirst } = await this.orSetBack(held, () => this.printer.ready());
		if (!makesJobsFirst) {
			const sending = { claim, job: await this.jobs.sending(claim, null) };
			return await this.give(sending, () => this.printer.printJob(wish, pdf), options);
		}
		const made = await this.orSetBack(held, () => this.printer.createJob(wish));
		const sending = { claim, job: await this.jobs.sending(claim, made.id) };
		return await this.sendTo(made.id, sending, pdf, options);
	}

	private async sendTo(
		jobId: number,
		sending: Held,
		pdf: Uint8Array,
		options: PrintOptions,
	): Promise<Printed> {
		const send = async (): Promise<{ readonly id: number }> => {
			await this.printer.sendDocument(jobId, pdf);
			return { id: jobId };
		};
		return await this.give(sending, send, options);
	}

	/** From here on the printer may print. */
	private async give(
		held: Held,
		send: () => Promise<{ readonly id: number }>,
		options: PrintOptions,
	): Promise<Printed> {
		let id: number;
		try {
			({ id } = await send());
		} catch (error) {
			const failure = asFailure(error);
			if (tookNothing(failure)) throw await this.nothingTaken(held, failure);
			return await this.afterCut(held, failure, options);
		}
		const job = await this.jobs.accepted(held.claim, id);
		return await this.follow({ ...held, job }, options);
	}

	/** Nobody said whether the document arrived, so the printer is asked. */
	private async afterCut(
		held: Held,
		failure: EInvoiceError,
		options: PrintOptions,
	): Promise<Printed> {
		const found = await this.orLetGo(held, () => this.findSettled(held.job));
		if (found === undefined) throw await this.inDoubt(held, failure.message);
		// The next run gives it to the same job, or makes another one if this one has come to nothing.
		if (lacksDocument(found) || endedEmpty(found)) throw await this.letGo(held, failure);
		const job = await this.jobs.accepted(held.claim, found.id);
		return await this.follow({ ...held, job }, options);
	}

	/** What an earlier run has given, or was about to give. */
	private async lookUp(
		held: Held,
		document: DocumentToPrint,
		pdf: Uint8Array,
		options: PrintOptions,
	): Promise<Printed> {
		const found = await this.orLetGo(held, () => this.find(held.job));
		if (found === undefined) {
			throw await this.inDoubt(held, 'the printer does not know the job any more.');
		}
		if (held.job.state === 'sending' && lacksDocument(found)) {
			return await this.sendTo(found.id, held, pdf, options);
		}
		if (held.job.state === 'sending' && endedEmpty(found)) {
			return await this.anew(held, document, pdf, options);
		}
		const job = await this.jobs.accepted(held.claim, found.id);
		return await this.follow({ ...held, job }, options);
	}

	/** Until it is over, or as long as is wished for. */
	private async follow(held: Held, { waitMs }: PrintOptions): Promise<Printed> {
		const { clock, signal } = this.ports;
		const until = clock.now() + waitMs;
		let pause = FIRST_PAUSE_MS;
		for (;;) {
			const look = await this.look(held.job);
			if (look.kind === 'gone') {
				throw await this.inDoubt(held, 'the printer does not know the job any more.');
			}
			if (look.kind === 'seen' && isOver(look.job)) return await this.end(held, look.job);
			const left = until - clock.now();
			if (left <= 0) throw await this.letGo(held, await this.whyWaiting(held.job, look));
			await clock.sleep(Math.min(pause, left), signal).catch(async () => {
				throw await this.letGo(held, stopped());
			});
			pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
			await this.jobs.keep(held.claim);
		}
	}

	private async look(job: PrintJob): Promise<Look> {
		try {
			const found = await this.find(job);
			return found === undefined ? { kind: 'gone' } : { kind: 'seen', job: found };
		} catch (error) {
			return { kind: 'unanswered', failure: asFailure(error) };
		}
	}

	private async end(held: Held, { state, reasons }: PrinterJob): Promise<Printed> {
		if (state === 'canceled') throw await this.failed(held, canceled(held.job, reasons));
		if (state === 'aborted') throw await this.failed(held, aborted(held.job, reasons));
		if (reasons.includes('job-completed-with-errors')) {
			throw await this.failed(held, withErrors(held.job, reasons));
		}
		return { job: await this.jobs.printed(held.claim), wasPrintedBefore: false };
	}

	private async whyWaiting(job: PrintJob, look: Look): Promise<EInvoiceError> {
		if (look.kind === 'unanswered') return waiting(job, ['timed-out']);
		const ofJob = look.kind === 'seen' ? look.job.reasons : [];
		const ofPrinter = await this.printer.look().then(
			({ reasons }) => reasons,
			() => [],
		);
		return waiting(job, [...ofPrinter, ...ofJob]);
	}

	/** The job, once the printer has noticed that its document comes no more. */
	private async findSettled(job: PrintJob): Promise<PrinterJob | undefined> {
		const { clock, signal } = this.ports;
		const until = clock.now() + SETTLING_MS;
		let found = await this.find(job);
		while (found !== undefined && lacksDocument(found) && clock.now() < until) {
			await clock.sleep(FIRST_PAUSE_MS, signal).catch(() => {
				throw stopped();
			});
			found = await this.find(job);
		}
		return found;
	}

	/** By its number, or by its name; a number may be of another job, after a printer was switched off. */
	private async find({ jobId, jobName }: PrintJob): Promise<PrinterJob | undefined> {
		const byId = jobId === null ? undefined : await this.printer.job(jobId);
		if (byId !== undefined && (byId.name === '' || byId.name === jobName)) return byId;
		return await this.printer.findJob(jobName);
	}

	/** What an earlier run has made and given no document. */
	private async dropMade({ jobName }: PrintJob): Promise<void> {
		const made = await this.printer.findJob(jobName);
		if (made !== undefined && !isOver(made)) await this.printer.cancel(made.id);
	}

	/** Seen at the printer by people. What makes it unique comes last, so what comes before it is kept short. */
	private nameFor({ kind, number }: DocumentToPrint): string {
		const plain = `${kind} ${number}`.replace(/[^\x20-\x7e]/g, '?').slice(0, 80);
		return `${plain} #${this.ports.newId()}`;
	}

	/** What is asked before the printer has anything. */
	private async orSetBack<T>(held: Held, ask: () => Promise<T>): Promise<T> {
		try {
			return await ask();
		} catch (error) {
			const failure = asFailure(error);
			// A job may have been made, and nobody said so.
			throw tookNothing(failure)
				? await this.setBack(held, failure)
				: await this.letGo(held, failure);
		}
	}

	private async orLetGo<T>(held: Held, ask: () => Promise<T>): Promise<T> {
		try {
			return await ask();
		} catch (error) {
			throw await this.letGo(held, asFailure(error));
		}
	}

	private async setBack({ claim }: Held, failure: EInvoiceError): Promise<EInvoiceError> {
		await this.jobs.ended(claim, 'pending', failure);
		return failure;
	}

	/** The job that was made for it is of no use any more. */
	private async nothingTaken(held: Held, failure: EInvoiceError): Promise<EInvoiceError> {
		const { jobId } = held.job;
		if (jobId !== null && isThere(failure)) {
			// One that stays holds no document, and the printer drops it by itself.
			await this.printer.cancel(jobId).catch(() => undefined);
		}
		return await this.setBack(held, failure);
	}

	private async letGo({ claim }: Held, failure: EInvoiceError): Promise<EInvoiceError> {
		await this.jobs.letGo(claim, failure);
		return failure;
	}

	private async failed({ claim }: Held, failure: EInvoiceError): Promise<EInvoiceError> {
		await this.jobs.ended(claim, 'failed', failure);
		return failure;
	}

	private async inDoubt({ claim, job }: Held, reason: string): Promise<EInvoiceError> {
		const failure = doubtful(job, reason);
		await this.jobs.ended(claim, 'doubtful', { code: failure.code, message: reason });
		return failure;
	}
}

/** What came of asking for a job. */
type Look =
	| { readonly kind: 'seen'; readonly job: PrinterJob }
	| { readonly kind: 'gone' }
	| { readonly kind: 'unanswered'; readonly failure: EInvoiceError };

/** It was over before its document came. */
function endedEmpty(job: PrinterJob): boolean {
	return job.documents === 0 && (job.state === 'aborted' || job.state === 'canceled');
}

/** Others, such as a store that cannot be reached, go on as they are. */
function asFailure(error: unknown): EInvoiceError {
	if (error instanceof EInvoiceError) return error;
	throw error;
}
