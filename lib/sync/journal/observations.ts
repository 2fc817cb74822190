import type { Sql, SqlRow, SqlValue } from '../../store';
import { inChunks, marks } from '../rows';
import type { Side, Stream } from '../sides';

/** A record as it was last read, kept until both sides agree on it. */
export interface Observation {
	readonly side: Side;
	readonly key: string;
	/** The whole record as it came, as JSON. */
	readonly payload: string;
}

/**
 * The records of one side that were read and are not agreed on yet. A later run that reads changes
 * only does not get them again from their system, so they are kept here before that position moves.
 */
export async function readObservations(
	sql: Sql,
	stream: Stream,
	side: Side,
): Promise<readonly Observation[]> {
	const rows = await sql.all(
		`SELECT record_key, payload FROM accountview_observation
		WHERE backend = ? AND entity = ? AND side = ?`,
		[stream.backend, stream.entity, side],
	);
	return rows.map((row) => observationOf(side, row));
}

/** Those of these keys. */
export async function findObservations(
	sql: Sql,
	stream: Stream,
	side: Side,
	keys: readonly string[],
): Promise<readonly Observation[]> {
	const found: Observation[] = [];
	for (const some of inChunks(keys)) {
		const rows = await sql.all(
			`SELECT record_key, payload FROM accountview_observation
			WHERE backend = ? AND entity = ? AND side = ? AND record_key IN (${marks(some)})`,
			[stream.backend, stream.entity, side, ...some],
		);
		found.push(...rows.map((row) => observationOf(side, row)));
	}
	return found;
}

/** Keys of the records of one side that are kept. */
export async function readKeptKeys(
	sql: Sql,
	stream: Stream,
	side: Side,
): Promise<ReadonlySet<string>> {
	const rows = await sql.all(
		`SELECT record_key FROM accountview_observation
		WHERE backend = ? AND entity = ? AND side = ?`,
		[stream.backend, stream.entity, side],
	);
	return new Set(rows.map((row) => String(row['record_key'])));
}

function observationOf(side: Side, row: SqlRow): Observation {
	return { side, key: String(row['record_key']), payload: String(row['payload']) };
}

/** What is kept already as it is stays untouched. */
export async function keepObservations(
	sql: Sql,
	stream: Stream,
	observations: readonly Observation[],
	now: number,
): Promise<void> {
	for (const some of inChunks(observations, 100)) {
		await sql.run(
			`INSERT INTO accountview_observation (backend, entity, side, record_key, payload, seen_at)
			VALUES ${some.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}
			ON CONFLICT (backend, entity, side, record_key)
			DO UPDATE SET payload = excluded.payload, seen_at = excluded.seen_at
			WHERE accountview_observation.payload <> excluded.payload`,
			some.flatMap(({ side, key, payload }): SqlValue[] => [
				stream.backend,
				stream.entity,
				side,
				key,
				payload,
				now,
			]),
		);
	}
}

export async function forgetObservations(
	sql: Sql,
	stream: Stream,
	side: Side,
	keys: readonly string[],
): Promise<void> {
	for (const some of inChunks(keys)) {
		await sql.run(
			`DELETE FROM accountview_observation
			WHERE backend = ? AND entity = ? AND side = ? AND record_key IN (${marks(some)})`,
			[stream.backend, stream.entity, side, ...some],
		);
	}
}
