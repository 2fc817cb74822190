import { z } from 'zod4';
import type { Sql, SqlRow, SqlValue } from '../../../store';
import { EInvoiceError } from '../../errors';
import {
	PRINT_STATES,
	type DocumentToPrint,
	type PrintClaim,
	type PrintJob,
	type PrintState,
} from './print-job';

/** A row with what only the list itself needs. */
export interface StoredJob extends PrintJob {
	readonly fence: number;
	/** Until when an execution has it for itself; 0 for none. */
	readonly expiresAt: number;
}

const rowSchema = z.object({
	document_key: z.string(),
	administration: z.string(),
	kind: z.string(),
	number: z.string(),
	revision: z.string(),
	content: z.string(),
	printer: z.string(),
	state: z.enum(PRINT_STATES),
	job_name: z.string(),
	job_id: z.coerce.number().int().nullable(),
	attempts: z.coerce.number(),
	fence: z.coerce.number(),
	expires_at: z.coerce.number().nullable(),
	code: z.string().nullable(),
	reason: z.string().nullable(),
	note: z.string().nullable(),
	created_at: z.coerce.number(),
	updated_at: z.coerce.number(),
});

/** Which print jobs to list; left out: all. */
export interface PrintJobFilter {
	readonly states?: readonly PrintState[];
	/** Begin of the key. */
	readonly keyPrefix?: string;
	/** Only what has changed at or after this instant. */
	readonly changedSince?: number;
}

/** Locks the row for this transaction; it is `pending` when it was not known. @throws EInvoiceError EINVOICE_STATE_INVALID */
export async function lockOrMake(
	sql: Sql,
	{ key, administration, kind, number, revision, content }: DocumentToPrint,
	printer: string,
	now: number,
): Promise<StoredJob> {
	await sql.run(
		`INSERT INTO accountview_print_job (document_key, administration, kind, number, revision, printer,
			state, content, job_name, attempts, fence, created_at, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, '', 0, 0, ?, ?)
		ON CONFLICT (document_key) DO UPDATE SET fence = accountview_print_job.fence`,
		[key, administration, kind, number, revision, printer, content, now, now],
	);
	const locked = await readJob(sql, key);
	if (locked === undefined) throw stateInvalid(key);
	return locked;
}

/** Locks the row for this transaction. @throws EInvoiceError EINVOICE_STATE_INVALID */
export async function lockJob(sql: Sql, key: string): Promise<StoredJob | undefined> {
	await sql.run('UPDATE accountview_print_job SET fence = fence WHERE document_key = ?', [key]);
	return await readJob(sql, key);
}

async function readJob(sql: Sql, key: string): Promise<StoredJob | undefined> {
	const [row] = await sql.all('SELECT * FROM accountview_print_job WHERE document_key = ?', [key]);
	return row === undefined ? undefined : jobOf(row);
}

/** Columns that may be written, by their names in the table. */
export type JobChange = Partial<
	Record<
		| 'state'
		| 'printer'
		| 'content'
		| 'job_name'
		| 'job_id'
		| 'attempts'
		| 'expires_at'
		| 'code'
		| 'reason'
		| 'note',
		SqlValue
	>
>;

/** Writes the row that is locked; the fence goes up, so whoever had it before can write no more. */
export async function takeJob(
	sql: Sql,
	key: string,
	change: JobChange,
	now: number,
): Promise<void> {
	const { set, values } = assignments(change);
	await sql.run(
		`UPDATE accountview_print_job SET ${set}, fence = fence + 1, updated_at = ? WHERE document_key = ?`,
		[...values, now, key],
	);
}

/** False when the claim is no longer the last one. */
export async function changeClaimed(
	sql: Sql,
	{ key, fence }: PrintClaim,
	change: JobChange,
	now: number,
): Promise<boolean> {
	const { set, values } = assignments(change);
	const { changes } = await sql.run(
		`UPDATE accountview_print_job SET ${set}, updated_at = ? WHERE document_key = ? AND fence = ?`,
		[...values, now, key, fence],
	);
	return changes > 0;
}

function assignments(change: JobChange): {
	readonly set: string;
	readonly values: readonly SqlValue[];
} {
	const columns = Object.entries(change);
	return {
		set: columns.map(([column]) => `${column} = ?`).join(', '),
		values: columns.map(([, value]) => value),
	};
}

/** The latest first, so many at most. @throws EInvoiceError EINVOICE_STATE_INVALID */
export async function listJobs(
	sql: Sql,
	{ states = [], keyPrefix = '', changedSince = 0 }: PrintJobFilter,
	limit: number,
): Promise<readonly PrintJob[]> {
	const wanted = states.length === 0 ? PRINT_STATES : states;
	const rows = await sql.all(
		`SELECT * FROM accountview_print_job
		WHERE state IN (${wanted.map(() => '?').join(', ')})
			AND substr(document_key, 1, ?) = ? AND updated_at >= ?
		ORDER BY updated_at DESC, document_key LIMIT ?`,
		[...wanted, keyPrefix.length, keyPrefix, changedSince, limit],
	);
	return rows.map(jobOf);
}

function jobOf(row: SqlRow): StoredJob {
	const read = rowSchema.safeParse(row);
	if (!read.success) throw stateInvalid(String(row['document_key']));
	const { document_key: key, job_name: jobName, job_id: jobId, ...rest } = read.data;
	const { expires_at: expiresAt, created_at: createdAt, updated_at: updatedAt, ...plain } = rest;
	return { ...plain, key, jobName, jobId, expiresAt: expiresAt ?? 0, createdAt, updatedAt };
}

function stateInvalid(key: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_STATE_INVALID',
		message: `What the store holds of the print of document ${key} cannot be read.`,
		remedy: 'Restore the store from its backup, or report this with the version of this package.',
		record: `document ${key}`,
	});
}
