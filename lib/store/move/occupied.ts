import type { Sql, SqlRow } from '../store';
import type { Table } from './tables';

/** Something that is under way in a store. */
export interface Occupation {
	readonly what: string;
	/** Milliseconds since the Unix epoch. */
	readonly since: number;
}

interface Question {
	readonly table: string;
	/** With one parameter: now. */
	readonly select: string;
	readonly what: (row: SqlRow) => string;
}

/** Whoever has claimed something until a moment that has not come yet may be in the middle of it. */
const QUESTIONS: readonly Question[] = [
	{
		table: 'accountview_sync',
		select: `SELECT s.entity, s.backend, r.started_at AS since FROM accountview_sync s
			JOIN accountview_run r ON r.id = s.holder WHERE s.expires_at > ?`,
		what: (row) => `the run of ${String(row['entity'])} (${String(row['backend'])})`,
	},
	{
		table: 'accountview_mail',
		select: `SELECT message_key, updated_at AS since FROM accountview_mail
			WHERE state = 'sending' AND expires_at > ?`,
		what: (row) => `the sending of mail ${String(row['message_key'])}`,
	},
	{
		table: 'accountview_print_job',
		select: `SELECT document_key, updated_at AS since FROM accountview_print_job
			WHERE state IN ('creating', 'sending', 'accepted') AND expires_at > ?`,
		what: (row) => `the printing of document ${String(row['document_key'])}`,
	},
	{
		table: 'accountview_filing',
		select: `SELECT filing_key, updated_at AS since FROM accountview_filing
			WHERE state = 'sending' AND expires_at > ?`,
		what: (row) => `the delivery of filing ${String(row['filing_key'])}`,
	},
	{
		table: 'accountview_registration',
		select: `SELECT name, updated_at AS since FROM accountview_registration
			WHERE state = 'sending' AND expires_at > ?`,
		what: (row) => `the registration of ${String(row['name'])}`,
	},
];

/** What is under way, the longest first. */
export async function occupationsOf(
	sql: Sql,
	tables: readonly Table[],
): Promise<readonly Occupation[]> {
	const now = await sql.now();
	const found: Occupation[] = [];
	for (const { table, select, what } of QUESTIONS) {
		if (!tables.some(({ name }) => name === table)) continue;
		const rows = await sql.all(select, [now]);
		found.push(...rows.map((row) => ({ what: what(row), since: Number(row['since']) })));
	}
	return found.sort((one, other) => one.since - other.since);
}
