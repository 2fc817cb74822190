import { z } from 'zod4';
import type { Sql } from '../../store';
import { runUnreadable } from './errors';
import type { LeaseProof } from './lease';
import { NO_COUNTS, type RunCounts } from './run';

const count = z.number().int().min(0).default(0);

const countsSchema = z.object({
	accountViewRead: count,
	otherRead: count,
	inStep: count,
	linked: count,
	createInAccountView: count,
	updateInAccountView: count,
	createInOther: count,
	updateInOther: count,
	needsAttention: count,
	rest: count,
	succeeded: count,
	failed: count,
	untold: count,
	braked: count,
	comparisons: count,
}) satisfies z.ZodType<RunCounts>;

/**
 * Reads `accountview_run.counts`; what is not in it counts as 0.
 *
 * @throws SyncError SYNC_STATE_INVALID
 */
export function parseCounts(text: unknown, run: string): RunCounts {
	try {
		return countsSchema.parse(JSON.parse(String(text)));
	} catch {
		throw runUnreadable(run);
	}
}

/** What a comparison came to; it says itself that there was one. */
export type ComparisonCounts = Partial<Omit<RunCounts, 'succeeded' | 'failed' | 'untold'>> &
	Pick<RunCounts, 'comparisons'>;

/**
 * Adds what a comparison came to to the counts of its run. For a transaction that has begun with
 * `holdLease`, so that a run that was taken over adds nothing.
 *
 * @param added `comparisons: 1` with the last part of a comparison, 0 with the parts before it
 * @throws SyncError SYNC_STATE_INVALID
 */
export async function addCounts(sql: Sql, run: LeaseProof, added: ComparisonCounts): Promise<void> {
	const [row] = await sql.all('SELECT counts FROM accountview_run WHERE id = ?', [run.id]);
	await writeCounts(sql, run.id, sumOf(parseCounts(row?.['counts'], run.id), added));
}

export async function writeCounts(sql: Sql, run: string, counts: RunCounts): Promise<void> {
	await sql.run('UPDATE accountview_run SET counts = ? WHERE id = ?', [
		JSON.stringify(counts),
		run,
	]);
}

function sumOf(one: RunCounts, other: Partial<RunCounts>): RunCounts {
	const names = countsSchema.keyof().options;
	return names.reduce(
		(sum, name) => ({ ...sum, [name]: one[name] + (other[name] ?? 0) }),
		NO_COUNTS,
	);
}

/** What became of the run's intents, as the journal has it now. */
export async function countResults(
	sql: Sql,
	run: string,
): Promise<Pick<RunCounts, 'succeeded' | 'failed' | 'untold'>> {
	const rows = await sql.all(
		`SELECT state, COUNT(*) AS amount FROM accountview_intent
		WHERE run = ? AND attempts > 0 GROUP BY state`,
		[run],
	);
	const amounts = new Map(rows.map((row) => [row['state'], Number(row['amount'])]));
	return {
		succeeded: amounts.get('done') ?? 0,
		failed: amounts.get('failed') ?? 0,
		untold: amounts.get('open') ?? 0,
	};
}
