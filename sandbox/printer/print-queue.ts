/** What lies in the tray: a document that was printed. */
export interface PrintedDocument {
	readonly jobId: number;
	readonly jobName: string;
	readonly user: string;
	readonly copies: number;
	/** Keywords as they came; '' for none. */
	readonly sides: string;
	readonly media: string;
	/** The bytes as they came. */
	readonly pdf: Buffer;
	/** Milliseconds since the Unix epoch. */
	readonly at: number;
}

/** How the printer is. */
export const USUAL_PRINTER = {
	hasPaper: true,
	/** Somebody has paused it. */
	isPaused: false,
	isAccepting: true,
	takesPdf: true,
	/** Whether a job can be made before its document comes. */
	knowsCreateJob: true,
	/** Whether its answers say how a job is called. */
	tellsJobNames: true,
	/** From the last byte of a document until it lies in the tray, in milliseconds. */
	printMs: 0,
};

export type PrinterCondition = Readonly<typeof USUAL_PRINTER>;

type State = 'held' | 'processing' | 'stopped' | 'canceled' | 'aborted' | 'completed';

/** A job as people see it. */
export interface QueuedJob {
	readonly id: number;
	readonly name: string;
	readonly user: string;
	readonly state: State;
	readonly reasons: readonly string[];
	readonly documents: number;
}

interface Job {
	readonly id: number;
	readonly wish: JobWish;
	pdf: Buffer | undefined;
	arrivedAt: number;
	end: Extract<State, 'canceled' | 'aborted' | 'completed'> | undefined;
	reasons: readonly string[];
}

export type JobWish = Pick<PrintedDocument, 'jobName' | 'user' | 'copies' | 'sides' | 'media'>;

/** Documents that are kept; the oldest go. */
const KEPT = 500;

/** The jobs of the printer, and what has come out of it. */
export class PrintQueue {
	#jobs: Job[] = [];
	#printed: PrintedDocument[] = [];
	#lastId = 0;
	#condition: PrinterCondition = USUAL_PRINTER;
	#givesUp: readonly string[] | undefined;

	constructor(private readonly now: () => number) {}

	get condition(): PrinterCondition {
		return this.#condition;
	}

	change(condition: Partial<PrinterCondition>): void {
		this.#printOn();
		this.#condition = { ...this.#condition, ...condition };
	}

	make(wish: JobWish): QueuedJob {
		this.#lastId += 1;
		const job: Job = {
			id: this.#lastId,
			wish,
			pdf: undefined,
			arrivedAt: 0,
			end: undefined,
			reasons: [],
		};
		this.#jobs.push(job);
		return this.#shown(job);
	}

	/** The next document that comes is not printed. @param reasons keywords of its job */
	giveUpNext(reasons: readonly string[]): void {
		this.#givesUp = reasons;
	}

	/** False where the job is over, or has its document already. */
	give(id: number, pdf: Buffer): boolean {
		const job = this.#jobs.find((one) => one.id === id);
		if (job === undefined || job.end !== undefined || job.pdf !== undefined) return false;
		job.pdf = pdf;
		job.arrivedAt = this.now();
		const reasons = this.#givesUp;
		this.#givesUp = undefined;
		if (reasons !== undefined) Object.assign(job, { end: 'aborted', reasons });
		return true;
	}

	/** False where the job is over. */
	end(id: number, end: 'canceled' | 'aborted', reasons: readonly string[]): boolean {
		this.#printOn();
		const job = this.#jobs.find((one) => one.id === id);
		if (job === undefined || job.end !== undefined) return false;
		Object.assign(job, { end, reasons });
		return true;
	}

	jobs(): readonly QueuedJob[] {
		this.#printOn();
		return this.#jobs.map((job) => this.#shown(job));
	}

	/** The oldest first. */
	printed(): readonly PrintedDocument[] {
		this.#printOn();
		return this.#printed;
	}

	/** As a printer does that is switched off and on; numbers begin anew. */
	forgetJobs(): void {
		this.#printOn();
		this.#jobs = [];
		this.#lastId = 0;
	}

	clear(): void {
		this.#jobs = [];
		this.#printed = [];
	}

	#printOn(): void {
		const { hasPaper, isPaused, printMs } = this.#condition;
		if (!hasPaper || isPaused) return;
		for (const job of this.#jobs) {
			const { pdf, end, id: jobId, wish, arrivedAt } = job;
			if (pdf === undefined || end !== undefined || this.now() < arrivedAt + printMs) continue;
			Object.assign(job, { end: 'completed', reasons: ['job-completed-successfully'] });
			this.#printed.push({ ...wish, jobId, pdf, at: arrivedAt + printMs });
		}
		this.#printed = this.#printed.slice(-KEPT);
	}

	#shown({ id, wish: { jobName: name, user }, pdf, end, reasons }: Job): QueuedJob {
		const shown = { id, name, user, documents: pdf === undefined ? 0 : 1 };
		if (end !== undefined) return { ...shown, state: end, reasons };
		if (pdf === undefined) return { ...shown, state: 'held', reasons: ['job-data-insufficient'] };
		const { hasPaper, isPaused } = this.#condition;
		return hasPaper && !isPaused
			? { ...shown, state: 'processing', reasons: ['job-printing'] }
			: { ...shown, state: 'stopped', reasons: ['printer-stopped'] };
	}
}
