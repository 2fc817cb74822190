import type { IppClient, IppQuestion } from './ipp/client';
import type { IppResponse } from './ipp/decode';
import type { SentAttribute } from './ipp/encode';
import { groupsOf, textIn } from './ipp/reading';
import { isSuccess, STATUS } from './ipp/status';
import { GROUPS, OPERATIONS, type Operation } from './ipp/tags';
import { answerInvalid, failureOfStatus, noPdf, notAccepting } from './failures';
import { JOB_ATTRIBUTES, jobIn, type PrinterJob } from './job';
import { abilitiesIn, ABILITIES, type PrinterAbilities } from './abilities';

/** What is printed, and how. */
export interface PrintWish {
	/** By this the job is known at the printer, and people see it there; at most 255 bytes. */
	readonly jobName: string;
	/** 1 leaves it to the printer. */
	readonly copies: number;
	/** A keyword of `sides`, such as `two-sided-long-edge`; '' leaves it to the printer. */
	readonly sides: string;
	/** A keyword of `media`, such as `iso_a4_210x297mm`; '' leaves it to the printer. */
	readonly media: string;
}

const PDF: SentAttribute = {
	name: 'document-format',
	type: 'mimeMediaType',
	values: ['application/pdf'],
};

const LAST: SentAttribute = { name: 'last-document', type: 'boolean', values: [true] };

/**
 * One printer or queue, by the operations of IPP that printing a document once needs.
 *
 * Each rejects with an EInvoiceError of `failures.ts`.
 */
export class Printer {
	private known: PrinterAbilities | undefined;

	constructor(private readonly client: IppClient) {}

	/** By this it is known again. */
	get uri(): string {
		return this.client.address.uri;
	}

	/** How it is now, and what it can do. */
	async look(): Promise<PrinterAbilities> {
		const response = await this.ask(OPERATIONS.getPrinterAttributes, {
			attributes: [requested(ABILITIES)],
		});
		const [attributes] = groupsOf(response, GROUPS.printer);
		if (attributes === undefined) throw this.invalid('it tells nothing of itself');
		this.known = abilitiesIn(attributes);
		return this.known;
	}

	/**
	 * What it can do, asked once.
	 *
	 * @throws EInvoiceError EINVOICE_PRINTER_NO_PDF, EINVOICE_PRINTER_NOT_ACCEPTING
	 */
	async ready(): Promise<PrinterAbilities> {
		const abilities = this.known ?? (await this.look());
		if (!abilities.takesPdf) throw noPdf(this.client.address);
		if (!abilities.isAccepting) throw notAccepting(this.client.address);
		return abilities;
	}

	/** Makes a job that has no document yet; nothing is printed before {@link sendDocument}. */
	async createJob(wish: PrintWish): Promise<PrinterJob> {
		return this.jobOf(await this.ask(OPERATIONS.createJob, makingOf(wish)));
	}

	/** Gives a job its only document; from then on it prints. */
	async sendDocument(jobId: number, pdf: Uint8Array): Promise<void> {
		await this.ask(OPERATIONS.sendDocument, {
			attributes: [jobIdOf(jobId), PDF, LAST],
			document: pdf,
		});
	}

	/** Both in one, for printers that know nothing else. */
	async printJob(wish: PrintWish, pdf: Uint8Array): Promise<PrinterJob> {
		const { attributes, job } = makingOf(wish);
		const question = { attributes: [...attributes, PDF], job, document: pdf };
		return this.jobOf(await this.ask(OPERATIONS.printJob, question));
	}

	/** Undefined for one that the printer does not know (any more). */
	async job(jobId: number): Promise<PrinterJob | undefined> {
		const response = await this.client.ask(OPERATIONS.getJobAttributes, {
			attributes: [jobIdOf(jobId), requested(JOB_ATTRIBUTES)],
		});
		if (response.status === STATUS.notFound || response.status === STATUS.gone) return undefined;
		this.check(response);
		return this.jobOf(response);
	}

	/** The job of this name, whatever became of it; undefined for none that the printer tells of. */
	async findJob(jobName: string): Promise<PrinterJob | undefined> {
		for (const which of ['not-completed', 'completed']) {
			const response = await this.client.ask(OPERATIONS.getJobs, {
				attributes: [
					{ name: 'which-jobs', type: 'keyword', values: [which] },
					requested(JOB_ATTRIBUTES),
				],
			});
			// Some tell nothing of jobs that are over.
			if (response.status === STATUS.valuesNotSupported) continue;
			this.check(response);
			const jobs = groupsOf(response, GROUPS.job).map(jobIn);
			const found = jobs.find((job) => job?.name === jobName);
			if (found !== undefined) return found;
		}
		return undefined;
	}

	/** Calls a job off; one that is over, or unknown, is left alone. */
	async cancel(jobId: number): Promise<void> {
		const response = await this.client.ask(OPERATIONS.cancelJob, {
			attributes: [jobIdOf(jobId)],
		});
		const over: readonly number[] = [STATUS.notPossible, STATUS.notFound, STATUS.gone];
		if (!over.includes(response.status)) this.check(response);
	}

	private async ask(operation: Operation, question: IppQuestion): Promise<IppResponse> {
		const response = await this.client.ask(operation, question);
		this.check(response);
		return response;
	}

	private check(response: IppResponse): void {
		if (isSuccess(response.status)) return;
		const [own] = groupsOf(response, GROUPS.operation);
		const unsupported = groupsOf(response, GROUPS.unsupported).flatMap((one) => [...one.keys()]);
		throw failureOfStatus(this.client.address, response.status, {
			message: own === undefined ? '' : textIn(own, 'status-message'),
			unsupported,
		});
	}

	private jobOf(response: IppResponse): PrinterJob {
		const [attributes] = groupsOf(response, GROUPS.job);
		const job = attributes === undefined ? undefined : jobIn(attributes);
		if (job === undefined) throw this.invalid('it names no job');
		return job;
	}

	private invalid(what: string): Error {
		return answerInvalid(this.client.address, what);
	}
}

function makingOf({ jobName, copies, sides, media }: PrintWish): {
	readonly attributes: readonly SentAttribute[];
	readonly job: readonly SentAttribute[];
} {
	const job: SentAttribute[] = [
		...(copies > 1 ? [{ name: 'copies', type: 'integer', values: [copies] } as const] : []),
		...(sides !== '' ? [{ name: 'sides', type: 'keyword', values: [sides] } as const] : []),
		...(media !== '' ? [{ name: 'media', type: 'keyword', values: [media] } as const] : []),
	];
	const attributes: SentAttribute[] = [
		{ name: 'job-name', type: 'name', values: [jobName] },
		// One copy where two were wished for would be no success.
		{ name: 'ipp-attribute-fidelity', type: 'boolean', values: [job.length > 0] },
	];
	return { attributes, job };
}

function jobIdOf(jobId: number): SentAttribute {
	return { name: 'job-id', type: 'integer', values: [jobId] };
}

function requested(names: readonly string[]): SentAttribute {
	return { name: 'requested-attributes', type: 'keyword', values: names };
}
