import { z } from 'zod4';
import type { Sql, SqlRow, SqlValue } from '../../store';
import { SyncError } from '../errors';
import { inChunks, marks } from '../rows';
import { SIDES, type Stream } from '../sides';
import { ISSUE_CODES, type Issue, type IssueCode } from './issue';
import { storable } from './storable';

/** An issue and the stream that it belongs to. */
export type StreamIssue = Issue & Stream;

/** Where a list of issues was cut: the last one that was read. */
export type IssuePlace = Pick<StreamIssue, 'firstAt' | 'backend' | 'entity' | 'subject' | 'code'>;

export interface IssueFilter {
	/** Left out: of every connection, or of every kind of record. */
	readonly stream?: Partial<Stream>;
	readonly code?: IssueCode;
	/** At most so many. */
	readonly limit?: number;
	/** Goes on after this one. */
	readonly after?: IssuePlace;
}

/** How many entries a stream has of one cause. */
export interface IssueCount extends Stream {
	readonly code: IssueCode;
	readonly count: number;
}

/** Subjects or rows in one statement. */
const CHUNK = 300;

const COLUMNS =
	'backend, entity, subject, code, side, record_key, other_key, label, field, facts, lasting, times, state_hash, first_at, last_at, next_try_at';

const PLACE = 'first_at, backend, entity, subject, code';

const whole = z.union([z.number(), z.bigint().transform(Number)]);

const rowSchema = z.object({
	backend: z.string(),
	entity: z.string(),
	subject: z.string(),
	code: z.enum(ISSUE_CODES),
	side: z.enum(SIDES),
	record_key: z.string(),
	other_key: z.string().nullable(),
	label: z.string(),
	field: z.string().nullable(),
	facts: z
		.string()
		.transform(jsonOf)
		.pipe(z.record(z.string(), z.union([z.string(), z.number()]))),
	lasting: whole.transform((value) => value === 1),
	times: whole,
	state_hash: z.string(),
	first_at: whole,
	last_at: whole,
	next_try_at: whole.nullable(),
});

/** All issues of a stream. @throws SyncError SYNC_STATE_INVALID */
export async function readIssues(sql: Sql, stream: Stream): Promise<readonly Issue[]> {
	const rows = await sql.all(
		`SELECT ${COLUMNS} FROM accountview_issue WHERE backend = ? AND entity = ?
		ORDER BY subject, code`,
		[stream.backend, stream.entity],
	);
	return rows.map((row) => issueOf(readRow(row)));
}

/** The issues of these subjects. @throws SyncError SYNC_STATE_INVALID */
export async function findIssues(
	sql: Sql,
	stream: Stream,
	subjects: readonly string[],
): Promise<readonly Issue[]> {
	const issues: Issue[] = [];
	for (const some of inChunks([...new Set(subjects.map(storable))], CHUNK)) {
		const rows = await sql.all(
			`SELECT ${COLUMNS} FROM accountview_issue
			WHERE backend = ? AND entity = ? AND subject IN (${marks(some)})`,
			[stream.backend, stream.entity, ...some],
		);
		issues.push(...rows.map((row) => issueOf(readRow(row))));
	}
	return issues;
}

/** Issues of any streams, the oldest first. @throws SyncError SYNC_STATE_INVALID */
export async function listIssues(sql: Sql, filter: IssueFilter): Promise<readonly StreamIssue[]> {
	const { where, parameters } = conditions(filter);
	const limit = filter.limit === undefined ? '' : 'LIMIT ?';
	const rows = await sql.all(
		`SELECT ${COLUMNS} FROM accountview_issue ${where} ORDER BY ${PLACE} ${limit}`,
		filter.limit === undefined ? parameters : [...parameters, filter.limit],
	);
	return rows.map((row) => {
		const read = readRow(row);
		return { ...issueOf(read), backend: read.backend, entity: read.entity };
	});
}

/**
 * Writes issues down, in place of the entries of the same subject and code; these keep their
 * `firstAt`. Of the same subject and code twice the last counts. Texts that a database cannot hold
 * are kept with U+FFFD in them.
 */
export async function putIssues(sql: Sql, stream: Stream, issues: readonly Issue[]): Promise<void> {
	const rows = new Map<string, SqlValue[]>();
	for (const issue of issues) {
		const row = rowOf(stream, issue);
		rows.set(`${issue.code} ${storable(issue.subject)}`, row);
	}
	for (const some of inChunks([...rows.values()], CHUNK)) {
		await sql.run(
			`INSERT INTO accountview_issue (${COLUMNS})
			VALUES ${some.map((row) => `(${marks(row)})`).join(', ')}
			ON CONFLICT (backend, entity, subject, code) DO UPDATE SET
				side = excluded.side, record_key = excluded.record_key, other_key = excluded.other_key,
				label = excluded.label, field = excluded.field, facts = excluded.facts,
				lasting = excluded.lasting, times = excluded.times, state_hash = excluded.state_hash,
				last_at = excluded.last_at, next_try_at = excluded.next_try_at`,
			some.flat(),
		);
	}
}

/**
 * Removes the issues of these subjects, except the entries named.
 *
 * @returns how many were removed
 */
export async function clearIssues(
	sql: Sql,
	stream: Stream,
	subjects: readonly string[],
	except: readonly Pick<Issue, 'subject' | 'code'>[] = [],
): Promise<number> {
	const kept = new Map<string, IssueCode[]>();
	for (const { subject, code } of except) {
		const key = storable(subject);
		kept.set(key, [...(kept.get(key) ?? []), code]);
	}
	let removed = 0;
	for (const some of inChunks([...new Set(subjects.map(storable))], CHUNK)) {
		const keeping = some.flatMap((subject) =>
			(kept.get(subject) ?? []).map((code) => [subject, code]),
		);
		const exception =
			keeping.length === 0
				? ''
				: `AND (subject, code) NOT IN (VALUES ${keeping.map(() => '(?, ?)').join(', ')})`;
		const { changes } = await sql.run(
			`DELETE FROM accountview_issue
			WHERE backend = ? AND entity = ? AND subject IN (${marks(some)}) ${exception}`,
			[stream.backend, stream.entity, ...some, ...keeping.flat()],
		);
		removed += changes;
	}
	return removed;
}

/** How many entries there are, by stream and cause; the most frequent of a stream first. */
export async function countIssues(
	sql: Sql,
	stream: Partial<Stream> = {},
): Promise<readonly IssueCount[]> {
	const { where, parameters } = conditions({ stream });
	const rows = await sql.all(
		`SELECT backend, entity, code, count(*) AS count FROM accountview_issue ${where}
		GROUP BY backend, entity, code ORDER BY backend, entity, count(*) DESC, code`,
		parameters,
	);
	return rows.map((row) => {
		const read = rowSchema
			.pick({ backend: true, entity: true, code: true })
			.extend({ count: whole })
			.safeParse(row);
		if (!read.success) throw unreadable(row);
		return read.data;
	});
}

function conditions({ stream = {}, code, after }: Omit<IssueFilter, 'limit'>): {
	readonly where: string;
	readonly parameters: readonly SqlValue[];
} {
	const wanted = Object.entries({ backend: stream.backend, entity: stream.entity, code }).flatMap(
		([column, value]) => (value === undefined ? [] : [{ column, value }]),
	);
	const all = wanted.map(({ column }) => `${column} = ?`);
	const parameters: SqlValue[] = wanted.map(({ value }) => value);
	if (after !== undefined) {
		all.push(`(${PLACE}) > (?, ?, ?, ?, ?)`);
		parameters.push(after.firstAt, after.backend, after.entity, after.subject, after.code);
	}
	return { where: all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`, parameters };
}

function rowOf({ backend, entity }: Stream, issue: Issue): SqlValue[] {
	const row: SqlValue[] = [
		backend,
		entity,
		issue.subject,
		issue.code,
		issue.side,
		issue.key,
		issue.otherKey,
		issue.label,
		issue.field,
		JSON.stringify(storableFacts(issue.facts)),
		issue.lasting ? 1 : 0,
		issue.times,
		issue.stateHash,
		issue.firstAt,
		issue.lastAt,
		issue.nextTryAt,
	];
	return row.map((value) => (typeof value === 'string' ? storable(value) : value));
}

function storableFacts(facts: Issue['facts']): Issue['facts'] {
	return Object.fromEntries(
		Object.entries(facts).map(([name, value]) => [
			name,
			typeof value === 'string' ? storable(value) : value,
		]),
	);
}

function readRow(row: SqlRow): z.infer<typeof rowSchema> {
	const read = rowSchema.safeParse(row);
	if (!read.success) throw unreadable(row);
	return read.data;
}

function issueOf(row: z.infer<typeof rowSchema>): Issue {
	return {
		subject: row.subject,
		code: row.code,
		side: row.side,
		key: row.record_key,
		otherKey: row.other_key,
		label: row.label,
		field: row.field,
		facts: row.facts,
		lasting: row.lasting,
		times: row.times,
		stateHash: row.state_hash,
		firstAt: row.first_at,
		lastAt: row.last_at,
		nextTryAt: row.next_try_at,
	};
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function unreadable(row: SqlRow): SyncError {
	const record = `${String(row['entity'])} ${String(row['subject'] ?? '')}`.trim();
	return new SyncError({
		code: 'SYNC_STATE_INVALID',
		message: `The error list has an entry for ${record} that cannot be read.`,
		remedy:
			'Use the same version of n8n-nodes-accountview on every n8n process. If it stays, remove this row from the table accountview_issue: the next comparison writes it anew.',
		record,
		details: { code: String(row['code']) },
	});
}
