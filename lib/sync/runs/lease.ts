import type { Sql } from '../../store';
import type { Stream } from '../sides';
import { ended, takenOver } from './errors';
import type { Run } from './run';

/** What proves that a run may write. */
export type LeaseProof = Pick<Run, 'id' | 'fence' | 'backend' | 'entity'>;

/** The row of a stream: who holds its lease, and what its runs have come to. */
export interface StreamState {
	/** Of the last run. */
	readonly fence: number;
	/** Run that holds the lease. */
	readonly holder: string | null;
	/** Until when, in milliseconds since the epoch. */
	readonly expiresAt: number;
	/** Start of the last run that finished with no rest. */
	readonly readFrom: number | null;
	/** When all records that exist on both sides had been matched. */
	readonly matchedAt: number | null;
}

const OURS = 'backend = ? AND entity = ? AND fence = ? AND holder = ?';

function keysOf({
	backend,
	entity,
	fence,
	id,
}: LeaseProof): readonly [...string[], number, string] {
	return [backend, entity, fence, id];
}

/**
 * Locks the stream's row for this transaction and refuses a run that no longer holds the lease.
 * Every transaction that writes on behalf of a run begins with it. A lease that expired counts as
 * held until another run has taken it.
 *
 * @throws SyncError SYNC_RUN_TAKEN_OVER, or SYNC_RUN_MISSING when the run itself has ended
 */
export async function holdLease(sql: Sql, run: LeaseProof): Promise<void> {
	if (!(await isHeld(sql, run))) throw await refusalOf(sql, run);
}

/** The same as a question. */
export async function isHeld(sql: Sql, run: LeaseProof): Promise<boolean> {
	const { changes } = await sql.run(
		`UPDATE accountview_sync SET holder = holder WHERE ${OURS}`,
		keysOf(run),
	);
	return changes > 0;
}

/** Why a run that does not hold the lease may not write. */
export async function refusalOf(sql: Sql, run: LeaseProof): Promise<Error> {
	const [row] = await sql.all('SELECT state FROM accountview_run WHERE id = ?', [run.id]);
	// One that is not in the store was taken over so long ago that it was cleared away.
	const state = row?.['state'] ?? 'takenOver';
	return state === 'takenOver' ? takenOver(run, run.id) : ended(run, run.id);
}

/** Locks the stream's row for this transaction, and makes it when there is none. */
export async function lockStream(sql: Sql, { backend, entity }: Stream): Promise<StreamState> {
	const stream = [backend, entity];
	await sql.run(
		`INSERT INTO accountview_sync (backend, entity, fence) VALUES (?, ?, 0)
		ON CONFLICT (backend, entity) DO NOTHING`,
		stream,
	);
	await sql.run(
		'UPDATE accountview_sync SET fence = fence WHERE backend = ? AND entity = ?',
		stream,
	);
	const [row] = await sql.all(
		`SELECT fence, holder, expires_at, read_from, matched_at FROM accountview_sync
		WHERE backend = ? AND entity = ?`,
		stream,
	);
	const holder = row?.['holder'] ?? null;
	return {
		fence: Number(row?.['fence'] ?? 0),
		holder: holder === null ? null : String(holder),
		expiresAt: Number(row?.['expires_at'] ?? 0),
		readFrom: timeOf(row?.['read_from']),
		matchedAt: timeOf(row?.['matched_at']),
	};
}

/** Gives the lease to a run with a new number; the row is locked. */
export async function takeLease(sql: Sql, run: LeaseProof, expiresAt: number): Promise<void> {
	await sql.run(
		`UPDATE accountview_sync SET fence = ?, holder = ?, expires_at = ?
		WHERE backend = ? AND entity = ?`,
		[run.fence, run.id, expiresAt, run.backend, run.entity],
	);
}

/** False when it does not hold the lease any more. */
export async function renewLease(sql: Sql, run: LeaseProof, expiresAt: number): Promise<boolean> {
	const { changes } = await sql.run(`UPDATE accountview_sync SET expires_at = ? WHERE ${OURS}`, [
		expiresAt,
		...keysOf(run),
	]);
	return changes > 0;
}

/** False when it does not hold the lease any more. */
export async function freeLease(sql: Sql, run: LeaseProof): Promise<boolean> {
	const { changes } = await sql.run(
		`UPDATE accountview_sync SET holder = NULL, expires_at = NULL WHERE ${OURS}`,
		keysOf(run),
	);
	return changes > 0;
}

function timeOf(value: unknown): number | null {
	return value === null || value === undefined ? null : Number(value);
}
