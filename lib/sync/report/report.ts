import type { Clock } from '../../ports/clock';
import type { Sql, SqlValue, Store } from '../../store';
import { SETTLES_ITSELF, type IssueCode } from '../issues/issue';
import { countIssues } from '../issues/issue-table';
import { countResults } from '../runs/counts';
import type { RunRecord } from '../runs/run';
import { listRuns } from '../runs/run-table';
import type { Stream } from '../sides';
import { conditionOf, type Condition } from './condition';
import { firstRunOf, type FirstRun } from './first-run';
import { readOverwritten, type Overwritten } from './overwritten';
import { reportedRun, type ReportedRun } from './reported-run';

/** Runs per stream that a report usually has. */
export const RUNS_REPORTED = 50;

/** How the streams of a store are doing. */
export interface Report {
	/** When it was drawn up, in milliseconds since the epoch. */
	readonly at: number;
	/** By connection, then entity. */
	readonly streams: readonly StreamReport[];
}

export interface StreamReport extends Stream {
	readonly condition: Condition;
	/** The latest first. */
	readonly runs: readonly ReportedRun[];
	readonly lag: Lag;
	/** Records that are linked. */
	readonly links: number;
	/** Entries of the error list, the most frequent cause first. */
	readonly issues: readonly { readonly code: IssueCode; readonly count: number }[];
	/** Entries that wait for a person, and those that the next runs settle by themselves. */
	readonly toMend: number;
	readonly settling: number;
	/** Null once all records that existed on both sides have been matched, and before the first run. */
	readonly firstRun: FirstRun | null;
	/** What the conflict policy overwrote in the last 30 days. */
	readonly overwritten: {
		readonly total: number;
		/** The latest first, 100 at most. */
		readonly latest: readonly Overwritten[];
	};
}

/** How far behind a stream is. Milliseconds since the epoch; null where there is none. */
export interface Lag {
	/** Start of the last run that finished: changes since then may not have been seen. */
	readonly finishedRunAt: number | null;
	/** The oldest entry of the error list. */
	readonly oldestIssueAt: number | null;
	/** The oldest write that is to be tried again. */
	readonly oldestPostponedAt: number | null;
}

export interface ReportRequest {
	/** Left out: every connection, or every entity. */
	readonly stream?: Partial<Stream>;
	/** Runs per stream at most. */
	readonly runs: number;
}

/**
 * Draws the report up, each stream in a transaction of its own. It counts, and reads no links.
 *
 * @throws SyncError SYNC_STATE_INVALID
 */
export async function readReport(
	store: Store,
	clock: Clock,
	{ stream = {}, runs }: ReportRequest,
): Promise<Report> {
	const at = clock.now();
	const found = await store.transaction((sql) => readStreams(sql, stream));
	const streams: StreamReport[] = [];
	for (const one of found) {
		streams.push(await store.transaction((sql) => readStream(sql, one, runs, at)));
	}
	return { at, streams };
}

interface KnownStream extends Stream {
	readonly links: number;
}

/** Also those that have links or errors and no run yet. */
async function readStreams(sql: Sql, wanted: Partial<Stream>): Promise<readonly KnownStream[]> {
	const { where, parameters } = streamConditions(wanted);
	const linked = await sql.all(
		`SELECT backend, entity, count(*) AS links FROM accountview_link ${where}
		GROUP BY backend, entity`,
		parameters,
	);
	const others = await sql.all(
		`SELECT backend, entity FROM accountview_sync ${where}
		UNION SELECT backend, entity FROM accountview_issue ${where}`,
		[...parameters, ...parameters],
	);
	const known = new Map<string, KnownStream>();
	for (const row of [...others, ...linked]) {
		const stream = { backend: String(row['backend']), entity: String(row['entity']) };
		known.set(JSON.stringify(Object.values(stream)), {
			...stream,
			links: Number(row['links'] ?? 0),
		});
	}
	return [...known.entries()]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([, one]) => one);
}

async function readStream(
	sql: Sql,
	{ links, ...stream }: KnownStream,
	limit: number,
	now: number,
): Promise<StreamReport> {
	const lease = await readLease(sql, stream);
	const runs = await withResults(sql, await listRuns(sql, stream, limit), (run) =>
		reportedRun(run, lease.holder === run.id && lease.expiresAt > now),
	);
	const counted = await countIssues(sql, stream);
	const issues = counted.map(({ code, count }) => ({ code, count }));
	const settling = sum(issues.filter(({ code }) => SETTLES_ITSELF.has(code)));
	const toMend = sum(issues) - settling;
	const times = await readIssueTimes(sql, stream);
	return {
		...stream,
		condition: conditionOf({ runs, toMend, now }),
		runs,
		lag: {
			finishedRunAt: runs.find(({ state }) => state === 'finished')?.startedAt ?? null,
			oldestIssueAt: times.oldest,
			oldestPostponedAt: times.oldestPostponed,
		},
		links,
		issues,
		toMend,
		settling,
		firstRun: lease.isMatched
			? null
			: firstRunOf({ runs, links, waiting: times.unlinkedRecords, now }),
		overwritten: await readOverwritten(sql, stream, now),
	};
}

async function readLease(
	sql: Sql,
	{ backend, entity }: Stream,
): Promise<{ holder: string | null; expiresAt: number; isMatched: boolean }> {
	const [row] = await sql.all(
		'SELECT holder, expires_at, matched_at FROM accountview_sync WHERE backend = ? AND entity = ?',
		[backend, entity],
	);
	const holder = row?.['holder'];
	return {
		holder: typeof holder === 'string' ? holder : null,
		expiresAt: Number(row?.['expires_at'] ?? 0),
		isMatched: timeOf(row?.['matched_at']) !== null,
	};
}

/** Results are counted by Run: Finish; of other runs the journal tells what they came to. */
async function withResults(
	sql: Sql,
	runs: readonly RunRecord[],
	report: (run: RunRecord) => ReportedRun,
): Promise<readonly ReportedRun[]> {
	const reported: ReportedRun[] = [];
	for (const run of runs) {
		const counts =
			run.state === 'finished'
				? run.counts
				: { ...run.counts, ...(await countResults(sql, run.id)) };
		reported.push(report({ ...run, counts }));
	}
	return reported;
}

async function readIssueTimes(
	sql: Sql,
	{ backend, entity }: Stream,
): Promise<{
	oldest: number | null;
	oldestPostponed: number | null;
	unlinkedRecords: number;
}> {
	const [row] = await sql.all(
		`SELECT min(first_at) AS oldest,
			min(CASE WHEN code = 'WRITE_POSTPONED' THEN first_at END) AS oldest_postponed,
			count(DISTINCT CASE WHEN subject LIKE 'accountView:%' OR subject LIKE 'other:%'
				THEN subject END) AS unlinked
		FROM accountview_issue WHERE backend = ? AND entity = ?`,
		[backend, entity],
	);
	return {
		oldest: timeOf(row?.['oldest']),
		oldestPostponed: timeOf(row?.['oldest_postponed']),
		unlinkedRecords: Number(row?.['unlinked'] ?? 0),
	};
}

function streamConditions({ backend, entity }: Partial<Stream>): {
	readonly where: string;
	readonly parameters: readonly SqlValue[];
} {
	const wanted = Object.entries({ backend, entity }).flatMap(([column, value]) =>
		value === undefined ? [] : [{ column, value }],
	);
	const all = wanted.map(({ column }) => `${column} = ?`).join(' AND ');
	return {
		where: all === '' ? '' : `WHERE ${all}`,
		parameters: wanted.map(({ value }) => value),
	};
}

function sum(counts: readonly { readonly count: number }[]): number {
	return counts.reduce((total, { count }) => total + count, 0);
}

function timeOf(value: SqlValue | undefined): number | null {
	return value === null || value === undefined ? null : Number(value);
}
