import type { Sql, SqlRow } from '../../store';
import type { Stream } from '../sides';
import { parseCounts } from './counts';
import { runUnreadable } from './errors';
import { parsePositions } from './positions';
import { NO_COUNTS, type RunRecord, type RunState } from './run';

const STATES: readonly RunState[] = ['running', 'finished', 'brokenOff', 'takenOver'];

export async function insertRun(
	sql: Sql,
	run: Omit<RunRecord, 'state' | 'heartbeatAt' | 'endedAt' | 'counts' | 'positions'>,
): Promise<RunRecord> {
	const fresh = {
		...run,
		state: 'running',
		heartbeatAt: run.startedAt,
		endedAt: null,
		counts: NO_COUNTS,
		positions: [],
	} as const;
	await sql.run(
		`INSERT INTO accountview_run (id, backend, entity, fence, state, execution, workflow,
		started_at, read_from, is_first, heartbeat_at, ended_at, counts, positions)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)`,
		[
			run.id,
			run.backend,
			run.entity,
			run.fence,
			fresh.state,
			run.execution,
			run.workflow,
			run.startedAt,
			run.readFrom,
			run.isFirst ? 1 : 0,
			fresh.heartbeatAt,
			JSON.stringify(fresh.counts),
			JSON.stringify(fresh.positions),
		],
	);
	return fresh;
}

/** Writes down how a run ended; one that has ended already stays as it is. */
export async function endRun(
	sql: Sql,
	id: string,
	state: Exclude<RunState, 'running'>,
	now: number,
): Promise<void> {
	await sql.run(
		`UPDATE accountview_run SET state = ?, ended_at = ? WHERE id = ? AND state = 'running'`,
		[state, now, id],
	);
}

/** @throws SyncError SYNC_STATE_INVALID */
export async function findRun(sql: Sql, id: string): Promise<RunRecord | undefined> {
	const [row] = await sql.all('SELECT * FROM accountview_run WHERE id = ?', [id]);
	return row === undefined ? undefined : runOf(row);
}

/** The last run of the stream that this execution started. */
export async function findRunOfExecution(
	sql: Sql,
	{ backend, entity }: Stream,
	execution: string,
	workflow: string,
): Promise<RunRecord | undefined> {
	const [row] = await sql.all(
		`SELECT * FROM accountview_run WHERE execution = ? AND workflow = ? AND backend = ? AND entity = ?
		ORDER BY fence DESC LIMIT 1`,
		[execution, workflow, backend, entity],
	);
	return row === undefined ? undefined : runOf(row);
}

/** The latest first; of one stream, of several, or of all. */
export async function listRuns(
	sql: Sql,
	{ backend, entity }: Partial<Stream>,
	limit: number,
): Promise<readonly RunRecord[]> {
	const wanted = [
		...(backend === undefined ? [] : [['backend', backend] as const]),
		...(entity === undefined ? [] : [['entity', entity] as const]),
	];
	const where = wanted.map(([column]) => `${column} = ?`).join(' AND ');
	const rows = await sql.all(
		`SELECT * FROM accountview_run ${where === '' ? '' : `WHERE ${where}`}
		ORDER BY started_at DESC, fence DESC, id LIMIT ?`,
		[...wanted.map(([, value]) => value), limit],
	);
	return rows.map(runOf);
}

function runOf(row: SqlRow): RunRecord {
	const id = String(row['id']);
	const state = STATES.find((name) => name === row['state']);
	if (state === undefined) throw runUnreadable(id);
	return {
		id,
		backend: String(row['backend']),
		entity: String(row['entity']),
		fence: Number(row['fence']),
		state,
		execution: String(row['execution']),
		workflow: String(row['workflow']),
		startedAt: Number(row['started_at']),
		readFrom: numberOrNull(row['read_from']),
		isFirst: Number(row['is_first']) === 1,
		heartbeatAt: Number(row['heartbeat_at']),
		endedAt: numberOrNull(row['ended_at']),
		counts: parseCounts(row['counts'], id),
		positions: parsePositions(row['positions'], id),
	};
}

function numberOrNull(value: SqlRow[string] | undefined): number | null {
	return value === null || value === undefined ? null : Number(value);
}
