import type { Sql } from '../../store';

/** One request, in the tables `accountview_allowance` and `accountview_request`. */
export interface CountedRequest {
	/** Hash of whose allowance it is. */
	readonly lane: string;
	readonly id: string;
	/** Milliseconds from now until it has surely arrived at the server. */
	readonly arrivesWithinMs: number;
}

export interface Wish extends CountedRequest {
	/** Most requests that may count at a time. */
	readonly limit: number;
	/** How long a request counts after it has surely arrived. */
	readonly countsForMs: number;
	/** Requests of the same lane whose end could not be written down before. */
	readonly ended: readonly CountedRequest[];
}

/** Begun, or how many milliseconds to wait before it is worth asking again. */
export type Verdict =
	{ readonly begins: true } | { readonly begins: false; readonly waitMs: number };

/**
 * Counts one more request, if the limit leaves room.
 *
 * `arrives_by` is the latest moment at which a request can arrive, as far as is known; the row
 * counts until `countsForMs` later. Two requests in the same place are therefore further apart at
 * the server than that, however long either was on its way.
 */
export async function countRequest(sql: Sql, wish: Wish): Promise<Verdict> {
	const { lane, limit, countsForMs } = wish;
	await holdLane(sql, lane);
	for (const request of wish.ended) await noteArrival(sql, request);
	const now = await sql.now();
	await sql.run('DELETE FROM accountview_request WHERE lane = ? AND arrives_by <= ?', [
		lane,
		now - countsForMs,
	]);
	const latest = now + wish.arrivesWithinMs;
	const { counted, first, last } = await counts(sql, lane);
	if (last > latest) await forgetFuture(sql, lane, latest);
	if (counted >= limit) {
		// One that is still under way may be answered from now on, and is free no sooner after that.
		return { begins: false, waitMs: Math.min(first, now) + countsForMs - now };
	}
	await keep(sql, wish, latest);
	return { begins: true };
}

/** Moves the moment by which a request has arrived; counts it again when it no longer did. */
export async function noteArrival(sql: Sql, request: CountedRequest): Promise<void> {
	await keep(sql, request, (await sql.now()) + request.arrivesWithinMs);
}

async function keep(
	sql: Sql,
	{ lane, id }: Pick<CountedRequest, 'lane' | 'id'>,
	arrivesBy: number,
): Promise<void> {
	await sql.run(
		`INSERT INTO accountview_request (lane, id, arrives_by) VALUES (?, ?, ?)
			ON CONFLICT (lane, id) DO UPDATE SET arrives_by = excluded.arrives_by`,
		[lane, id, arrivesBy],
	);
}

/** For one that never began. */
export async function uncountRequest(
	sql: Sql,
	{ lane, id }: Pick<CountedRequest, 'lane' | 'id'>,
): Promise<void> {
	await sql.run('DELETE FROM accountview_request WHERE lane = ? AND id = ?', [lane, id]);
}

/** Lets others of the same lane wait until the transaction ends. */
async function holdLane(sql: Sql, lane: string): Promise<void> {
	await sql.run(
		`INSERT INTO accountview_allowance (lane, asked) VALUES (?, 1)
			ON CONFLICT (lane) DO UPDATE SET asked = accountview_allowance.asked + 1`,
		[lane],
	);
}

async function counts(
	sql: Sql,
	lane: string,
): Promise<{ readonly counted: number; readonly first: number; readonly last: number }> {
	const [row] = await sql.all(
		`SELECT count(*) AS counted, min(arrives_by) AS first, max(arrives_by) AS last
			FROM accountview_request WHERE lane = ?`,
		[lane],
	);
	return {
		counted: Number(row?.['counted']),
		first: Number(row?.['first']),
		last: Number(row?.['last']),
	};
}

/** The clock was set back: nothing arrives later than what begins now. */
async function forgetFuture(sql: Sql, lane: string, latest: number): Promise<void> {
	await sql.run('UPDATE accountview_request SET arrives_by = ? WHERE lane = ? AND arrives_by > ?', [
		latest,
		lane,
		latest,
	]);
}
