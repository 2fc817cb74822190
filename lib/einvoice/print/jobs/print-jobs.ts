import type { Sql, Store } from '../../../store';
import type { EInvoiceError } from '../../errors';
import { elsewhere, givenUp, inProgress, takenOver, unknownJob, wrongState } from './errors';
import {
	changeClaimed,
	listJobs,
	lockJob,
	lockOrMake,
	takeJob,
	type JobChange,
	type PrintJobFilter,
	type StoredJob,
} from './job-table';
import { judge } from './judge';
import type { DocumentToPrint, PrintClaim, PrintJob } from './print-job';

/** Where an execution stands with a document that it wants to print. */
export type Begun =
	/** It has been printed: nothing is to be done. */
	| { readonly kind: 'printed'; readonly job: PrintJob }
	/** Nothing of it is at the printer; from here on a job is being made. */
	| { readonly kind: 'open'; readonly claim: PrintClaim; readonly job: PrintJob }
	/** An execution that is gone was about to make a job, which can have no document. */
	| { readonly kind: 'made'; readonly claim: PrintClaim; readonly job: PrintJob }
	/** The printer has its document, or may have it: it is to be looked up. */
	| { readonly kind: 'given'; readonly claim: PrintClaim; readonly job: PrintJob }
	| { readonly kind: 'refused'; readonly error: EInvoiceError };

export interface PrintJobsOptions {
	/** How long a print is nobody else's after each sign of life: longer than the printer may take to answer. */
	readonly leaseMs: number;
}

/** What a person, or evidence, says about a print. */
export type PrintDecision = 'printed' | 'again' | 'giveUp';

/**
 * What was, is and will be printed, in the store. What is about to happen at the printer is written down
 * before it happens, so what is not written down has surely not happened, and whoever comes after a crash knows
 * by which name and number to look it up.
 */
export class PrintJobs {
	constructor(
		private readonly store: Store,
		private readonly options: PrintJobsOptions,
	) {}

	/** Whether a document may be printed now; if so, or if it has to be looked up, only this execution may. */
	async begin(document: DocumentToPrint, printer: string, jobName: string): Promise<Begun> {
		return await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const stored = await lockOrMake(sql, document, printer, now);
			const verdict = judge(stored, document.content);
			if (verdict === 'printed') return { kind: 'printed', job: stored };
			if (typeof verdict === 'object') return { kind: 'refused', error: verdict };
			if (stored.expiresAt > now) return { kind: 'refused', error: inProgress(stored) };
			if (verdict === 'given' && stored.printer !== printer) {
				return { kind: 'refused', error: elsewhere(stored) };
			}
			// A job without a document at another printer comes to nothing by itself.
			const kind = verdict === 'made' && stored.printer !== printer ? 'open' : verdict;
			const attempt = { content: document.content, printer, jobName };
			const change = kind === 'open' ? this.opening(stored, attempt) : {};
			const kept = { ...change, expires_at: now + this.options.leaseMs };
			return { kind, ...(await this.claim(sql, stored, kept, now)) };
		});
	}

	/** Another attempt, where the one before has come to nothing. */
	async beginAnew(claim: PrintClaim, jobName: string): Promise<PrintJob> {
		return await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const stored = await lockJob(sql, claim.key);
			if (stored?.fence !== claim.fence) throw takenOver(claim);
			const change = this.opening(stored, { ...stored, jobName });
			await this.write(sql, claim, { ...change, expires_at: now + this.options.leaseMs }, now);
			return await this.locked(sql, claim.key);
		});
	}

	/**
	 * The document is about to be given to the printer.
	 *
	 * @param jobId of the job that was made for it; null where the printer makes both at once
	 */
	async sending(claim: PrintClaim, jobId: number | null): Promise<PrintJob> {
		return await this.change(claim, { state: 'sending', job_id: jobId }, 'kept');
	}

	/** The printer has the document. */
	async accepted(claim: PrintClaim, jobId: number): Promise<PrintJob> {
		return await this.change(claim, { state: 'accepted', job_id: jobId }, 'kept');
	}

	async printed(claim: PrintClaim): Promise<PrintJob> {
		return await this.change(claim, { state: 'printed', code: null, reason: null }, 'let go');
	}

	/** It is not printed, or that is not known. */
	async ended(
		claim: PrintClaim,
		state: 'pending' | 'failed' | 'doubtful',
		{ code, message }: Pick<EInvoiceError, 'code' | 'message'>,
	): Promise<PrintJob> {
		return await this.change(claim, { state, code, reason: message }, 'let go');
	}

	/** Stays as it is; the next execution looks it up. */
	async letGo(
		claim: PrintClaim,
		{ code, message }: Pick<EInvoiceError, 'code' | 'message'>,
	): Promise<PrintJob> {
		return await this.change(claim, { code, reason: message }, 'let go');
	}

	/** A sign of life. @throws EInvoiceError EINVOICE_PRINT_TAKEN_OVER */
	async keep(claim: PrintClaim): Promise<void> {
		await this.change(claim, {}, 'kept');
	}

	/** The latest first. */
	async list(filter: PrintJobFilter, limit: number): Promise<readonly PrintJob[]> {
		return await this.store.transaction((sql) => listJobs(sql, filter, limit));
	}

	/** Undefined for a document that nobody wanted to print. */
	async find(key: string): Promise<PrintJob | undefined> {
		return await this.store.transaction((sql) => lockJob(sql, key));
	}

	/** @throws EInvoiceError EINVOICE_PRINT_JOB_UNKNOWN, EINVOICE_PRINT_JOB_STATE, EINVOICE_PRINT_IN_PROGRESS */
	async settle(key: string, decision: PrintDecision, note: string): Promise<PrintJob> {
		return await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const stored = await lockJob(sql, key);
			if (stored === undefined) throw unknownJob(key);
			if (stored.expiresAt > now) throw inProgress(stored);
			if (stored.state === 'printed') throw wrongState(stored, 'there is nothing to settle.');
			// The printer goes on with it by itself, whatever is written down here.
			if (stored.state === 'accepted' && decision !== 'printed') {
				throw wrongState(stored, 'its job lies at the printer: cancel it there first.');
			}
			await takeJob(sql, key, { ...settled(stored, decision, note), note }, now);
			return await this.locked(sql, key);
		});
	}

	private opening(
		stored: StoredJob,
		attempt: { readonly content: string; readonly printer: string; readonly jobName: string },
	): JobChange {
		return {
			state: 'creating',
			content: attempt.content,
			printer: attempt.printer,
			job_name: attempt.jobName,
			job_id: null,
			attempts: stored.attempts + 1,
			code: null,
			reason: null,
		};
	}

	private async claim(
		sql: Sql,
		{ key }: StoredJob,
		change: JobChange,
		now: number,
	): Promise<{ readonly claim: PrintClaim; readonly job: PrintJob }> {
		await takeJob(sql, key, change, now);
		const job = await this.locked(sql, key);
		return { claim: { key, fence: job.fence }, job };
	}

	private async change(
		claim: PrintClaim,
		change: JobChange,
		lease: 'kept' | 'let go',
	): Promise<PrintJob> {
		return await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const expiresAt = lease === 'kept' ? now + this.options.leaseMs : null;
			await this.write(sql, claim, { ...change, expires_at: expiresAt }, now);
			return await this.locked(sql, claim.key);
		});
	}

	private async write(sql: Sql, claim: PrintClaim, change: JobChange, now: number): Promise<void> {
		if (!(await changeClaimed(sql, claim, change, now))) throw takenOver(claim);
	}

	private async locked(sql: Sql, key: string): Promise<StoredJob> {
		const stored = await lockJob(sql, key);
		if (stored === undefined) throw unknownJob(key);
		return stored;
	}
}

function settled(stored: StoredJob, decision: PrintDecision, note: string): JobChange {
	switch (decision) {
		case 'printed':
			return { state: 'printed', code: null, reason: null };
		case 'again':
			return { state: 'pending', code: null, reason: null };
		case 'giveUp': {
			const { code, message } = givenUp({ key: stored.key, note });
			return { state: 'failed', code, reason: message };
		}
	}
}
