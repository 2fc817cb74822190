import type { Sql } from '../../store';
import { ended, takenOver } from './errors';
import type { Run } from './run';

/** What proves that a run may write. */
export type LeaseProof = Pick<Run, 'id' | 'fence' | 'backend' | 'entity'>;

/**
 * Locks the stream's row for this transaction and refuses a run that no longer holds the lease.
 * Every transaction that writes on behalf of a run begins with it. A lease that expired counts as
 * held until another run has taken it.
 *
 * @throws SyncError SYNC_RUN_TAKEN_OVER, or SYNC_RUN_MISSING when the run itself has ended
 */
export async function holdLease(sql: Sql, run: LeaseProof): Promise<void> {
	const { changes } = await sql.run(
		`UPDATE accountview_sync SET holder = holder
		WHERE backend = ? AND entity = ? AND fence = ? AND holder = ?`,
		[run.backend, run.entity, run.fence, run.id],
	);
	if (changes > 0) return;
	throw (await stateOf(sql, run)) === 'takenOver' ? takenOver(run, run.id) : ended(run, run.id);
}

/** A run that is not in the store was taken over so long ago that it was cleared away. */
async function stateOf(sql: Sql, { id }: LeaseProof): Promise<unknown> {
	const [row] = await sql.all('SELECT state FROM accountview_run WHERE id = ?', [id]);
	return row?.['state'] ?? 'takenOver';
}
