import { z } from 'zod4';
import type { Sql } from '../../store';
import { runUnreadable } from './errors';
import type { LeaseProof } from './lease';
import type { ReadBatch, RegisteredPosition } from './run';

const positionsSchema = z.array(
	z.object({
		token: z.string(),
		state: z.enum(['open', 'confirmed', 'stale']),
		name: z.string().optional(),
		isLast: z.boolean().optional(),
	}),
) satisfies z.ZodType<readonly RegisteredPosition[]>;

/**
 * Reads `accountview_run.positions`.
 *
 * @throws SyncError SYNC_STATE_INVALID
 */
export function parsePositions(text: unknown, run: string): readonly RegisteredPosition[] {
	try {
		return positionsSchema.parse(JSON.parse(String(text)));
	} catch {
		throw runUnreadable(run);
	}
}

/**
 * Registers batches of a change feed with the run, so that Run: Finish confirms them. For a
 * transaction that has begun with `holdLease`. A token that is registered already stays as it is.
 *
 * @throws SyncError SYNC_STATE_INVALID
 */
export async function addPositions(
	sql: Sql,
	run: LeaseProof,
	batches: readonly ReadBatch[],
): Promise<void> {
	const [row] = await sql.all('SELECT positions FROM accountview_run WHERE id = ?', [run.id]);
	const known = parsePositions(row?.['positions'], run.id);
	const isKnown = new Set(known.map(({ token }) => token));
	const fresh = new Map(batches.map((batch) => [batch.token, batch]));
	const added = [...fresh.values()].filter(({ token }) => !isKnown.has(token));
	if (added.length === 0) return;
	await writePositions(sql, run.id, [
		...known,
		...added.map(({ token, isLast }) => ({ token, state: 'open', isLast }) as const),
	]);
}

export async function writePositions(
	sql: Sql,
	run: string,
	positions: readonly RegisteredPosition[],
): Promise<void> {
	await sql.run('UPDATE accountview_run SET positions = ? WHERE id = ?', [
		JSON.stringify(positions),
		run,
	]);
}
