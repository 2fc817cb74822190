import type { Sql, SqlRow } from '../../store';
import { scopeChanged, stateInvalid } from './errors';
import { parseState, type PositionState } from './position-state';

/** What the table `accountview_position` holds of one position. */
export interface Position {
	readonly state: PositionState;
	/** Counts the batches that were confirmed, so that a read knows whether it is still up to date. */
	readonly revision: number;
}

/** Takes the position for a read, and makes it when it is new. Any other read of it is overtaken. */
export async function takePosition(
	sql: Sql,
	taking: {
		readonly name: string;
		readonly scope: string;
		readonly token: string;
		readonly fresh: PositionState;
		readonly now: number;
	},
): Promise<Position> {
	const { name, scope, token, fresh, now } = taking;
	await sql.run(
		`INSERT INTO accountview_position (name, scope, state, revision, updated_at)
		VALUES (?, ?, ?, 0, ?) ON CONFLICT (name) DO NOTHING`,
		[name, scope, JSON.stringify(fresh), now],
	);
	await sql.run('UPDATE accountview_position SET reading_token = ? WHERE name = ?', [token, name]);
	const [row] = await sql.all(
		'SELECT scope, state, revision FROM accountview_position WHERE name = ?',
		[name],
	);
	if (row?.['scope'] !== scope) throw scopeChanged(name, String(row?.['scope']), scope);
	return { state: stateOf(row, name), revision: Number(row['revision']) };
}

/**
 * Locks the position for the transaction.
 *
 * @returns `moved` when a batch was confirmed meanwhile, `overtaken` when another read has begun or
 * the position was reset
 */
export async function holdPosition(
	sql: Sql,
	{ name, token, revision }: { name: string; token: string; revision: number },
): Promise<'held' | 'moved' | 'overtaken'> {
	const { changes } = await sql.run(
		'UPDATE accountview_position SET reading_token = reading_token WHERE name = ? AND reading_token = ?',
		[name, token],
	);
	if (changes === 0) return 'overtaken';
	const [row] = await sql.all('SELECT revision FROM accountview_position WHERE name = ?', [name]);
	return Number(row?.['revision']) === revision ? 'held' : 'moved';
}

/** Moves the position while it is being read. */
export async function keepState(sql: Sql, name: string, state: PositionState): Promise<void> {
	await sql.run('UPDATE accountview_position SET state = ? WHERE name = ?', [
		JSON.stringify(state),
		name,
	]);
}

/** Writes down what confirming the batch will come to, in place of any earlier batch. */
export async function propose(
	sql: Sql,
	{ name, token, state, now }: { name: string; token: string; state: PositionState; now: number },
): Promise<void> {
	await sql.run(
		`UPDATE accountview_position
		SET pending_token = ?, pending_state = ?, reading_token = NULL, updated_at = ? WHERE name = ?`,
		[token, JSON.stringify(state), now, name],
	);
}

/** Makes the pending batch the confirmed one. Undefined when no batch of this token is pending. */
export async function advance(
	sql: Sql,
	token: string,
	now: number,
): Promise<{ readonly name: string; readonly state: PositionState } | undefined> {
	const { changes } = await sql.run(
		`UPDATE accountview_position SET state = pending_state, confirmed_token = pending_token,
		pending_token = NULL, pending_state = NULL, revision = revision + 1, updated_at = ?
		WHERE pending_token = ?`,
		[now, token],
	);
	const confirmed = await confirmedBy(sql, token);
	return changes === 0 ? undefined : confirmed;
}

/** The position whose last confirmed batch this was. */
export async function confirmedBy(
	sql: Sql,
	token: string,
): Promise<{ readonly name: string; readonly state: PositionState } | undefined> {
	const [row] = await sql.all(
		'SELECT name, state FROM accountview_position WHERE confirmed_token = ?',
		[token],
	);
	if (row === undefined) return undefined;
	const name = String(row['name']);
	return { name, state: stateOf(row, name) };
}

/** One position for people to look at. */
export interface PositionOverview {
	readonly name: string;
	/** Server, company and kind of record. */
	readonly scope: string;
	/** On the server's clock; null while all records are wanted. */
	readonly since: string | null;
	/** A way through all records is under way, and the next run goes on with it. */
	readonly underWay: boolean;
	/** A batch was handed over and not confirmed. */
	readonly unconfirmed: boolean;
	/** ISO 8601, UTC. */
	readonly updatedAt: string;
}

export async function listPositions(sql: Sql): Promise<PositionOverview[]> {
	const rows = await sql.all(
		'SELECT name, scope, state, pending_token, updated_at FROM accountview_position ORDER BY name',
	);
	return rows.map((row) => {
		const name = String(row['name']);
		const { since, sweep } = stateOf(row, name);
		return {
			name,
			scope: String(row['scope']),
			since,
			underWay: sweep !== null,
			unconfirmed: row['pending_token'] !== null,
			updatedAt: new Date(Number(row['updated_at'])).toISOString(),
		};
	});
}

/** False when there is none of this name. */
export async function removePosition(sql: Sql, name: string): Promise<boolean> {
	const { changes } = await sql.run('DELETE FROM accountview_position WHERE name = ?', [name]);
	return changes > 0;
}

function stateOf(row: SqlRow, name: string): PositionState {
	const state = parseState(String(row['state']));
	if (state === undefined) throw stateInvalid(name);
	return state;
}
