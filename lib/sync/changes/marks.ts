import type { Sql, SqlValue } from '../../store';
import { inChunks, marks as placeholders } from '../rows';
import { startOfDay } from './wall-clock';

/** What a record looked like when it was handed over. */
export interface Mark {
	readonly key: string;
	readonly hash: string;
	/** To the second; null for records without a time of change. */
	readonly stamp: string | null;
}

/** Hashes of the marks that a position has of these keys. */
export async function readMarks(
	sql: Sql,
	position: string,
	keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	const hashes = new Map<string, string>();
	for (const some of inChunks(keys)) {
		const rows = await sql.all(
			`SELECT record_key, hash FROM accountview_mark
			WHERE position = ? AND record_key IN (${placeholders(some)})`,
			[position, ...some],
		);
		for (const row of rows) hashes.set(String(row['record_key']), String(row['hash']));
	}
	return hashes;
}

/** Marks of a batch that is not confirmed yet; a record that came twice counts as it was last. */
export async function addPendingMarks(
	sql: Sql,
	position: string,
	token: string,
	marks: readonly Mark[],
): Promise<void> {
	for (const some of inChunks(marks)) {
		await sql.run(
			`INSERT INTO accountview_pending_mark (position, token, record_key, hash, changed_at)
			VALUES ${some.map(() => '(?, ?, ?, ?, ?)').join(', ')}
			ON CONFLICT (position, token, record_key)
			DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`,
			some.flatMap(({ key, hash, stamp }): SqlValue[] => [position, token, key, hash, stamp]),
		);
	}
}

/** Takes the marks of a confirmed batch over. */
export async function confirmMarks(sql: Sql, position: string, token: string): Promise<void> {
	// "WHERE" also tells SQLite where the SELECT ends.
	await sql.run(
		`INSERT INTO accountview_mark (position, record_key, hash, changed_at)
		SELECT position, record_key, hash, changed_at FROM accountview_pending_mark
		WHERE position = ? AND token = ?
		ON CONFLICT (position, record_key)
		DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`,
		[position, token],
	);
	await sql.run('DELETE FROM accountview_pending_mark WHERE position = ? AND token = ?', [
		position,
		token,
	]);
}

/** Removes what batches left behind that were never confirmed. */
export async function removeOtherPendingMarks(
	sql: Sql,
	position: string,
	token: string,
): Promise<void> {
	await sql.run('DELETE FROM accountview_pending_mark WHERE position = ? AND token <> ?', [
		position,
		token,
	]);
}

/** Removes the marks of changes that the source will not give again. */
export async function removeMarksBefore(sql: Sql, position: string, since: string): Promise<void> {
	await sql.run(
		`DELETE FROM accountview_mark WHERE position = ?
		AND (changed_at < ? OR (changed_at < ? AND changed_at NOT LIKE '%T00:00:00'))`,
		[position, startOfDay(since), since],
	);
}

export async function removeAllMarks(sql: Sql, position: string): Promise<void> {
	await sql.run('DELETE FROM accountview_mark WHERE position = ?', [position]);
	await sql.run('DELETE FROM accountview_pending_mark WHERE position = ?', [position]);
}
