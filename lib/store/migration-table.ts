import { StoreError } from './errors';
import type { Sql, SqlRow } from './store';

/** The first table of every store: which steps were done, and whether the store was moved. */
export const MIGRATION_TABLE = 'accountview_migration';

/**
 * What stands for the version of a store that was moved. No package ever comes to it, so one that
 * knows nothing of moving refuses the store as well (STORE_NEWER).
 */
const MOVED = 2_000_000_000;

/** Gives a row where the store was moved. */
export const MARK_OF_MOVE = `SELECT name, applied_at FROM ${MIGRATION_TABLE} WHERE version = ${MOVED}`;

/** The last step that was done; 0 for none. */
export async function appliedVersion(sql: Sql): Promise<number> {
	const [row] = await sql.all(`SELECT max(version) AS version FROM ${MIGRATION_TABLE}`);
	return Number(row?.['version'] ?? 0);
}

/** From its commit on nobody can use the store, also who has it open already. */
export async function markMoved(
	sql: Sql,
	{ to, at }: { readonly to: string; readonly at: number },
): Promise<void> {
	await sql.run(`INSERT INTO ${MIGRATION_TABLE} (version, name, applied_at) VALUES (?, ?, ?)`, [
		MOVED,
		to,
		at,
	]);
}

/**
 * @param rows of `MARK_OF_MOVE`
 * @throws StoreError STORE_MOVED
 */
export function refuseMoved([mark]: readonly SqlRow[]): void {
	if (mark === undefined) return;
	const movedTo = String(mark['name']);
	const movedAt = new Date(Number(mark['applied_at'])).toISOString();
	throw new StoreError({
		code: 'STORE_MOVED',
		message: `The store was moved to ${movedTo} at ${movedAt}, and is not used here any more.`,
		remedy:
			'Choose that place in the AccountView Store credential, and that credential in every node that keeps something.',
		details: { movedTo, movedAt },
	});
}
