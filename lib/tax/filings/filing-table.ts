import type { Sql, SqlValue } from '../../store';
import {
	FILING_STATES,
	filingKey,
	type Filing,
	type FilingKey,
	type FilingState,
	type ListedFiling,
	type NewFiling,
} from './filing';
import { filingOf, LISTED_COLUMNS, listedOf, type StoredFiling } from './filing-row';
import { sharesDays, type Days } from './same-days';

/** Columns that may be written, by their names in the table. */
export type FilingChange = Partial<
	Record<
		| 'state'
		| 'instance'
		| 'content_hash'
		| 'taxpayer'
		| 'replaces'
		| 'prepared_by'
		| 'channel'
		| 'approved_hash'
		| 'approved_by'
		| 'approved_at'
		| 'channel_reference'
		| 'known_references'
		| 'statuses'
		| 'attempts'
		| 'fence'
		| 'expires_at'
		| 'sent_at'
		| 'code'
		| 'reason',
		SqlValue
	>
>;

/** Locks the row for this transaction. @throws FilingError TAX_FILING_STATE_INVALID */
export async function lockFiling(sql: Sql, key: FilingKey): Promise<StoredFiling | undefined> {
	const parameters = [filingKey(key)];
	await sql.run('UPDATE accountview_filing SET fence = fence WHERE filing_key = ?', parameters);
	const [row] = await sql.all('SELECT * FROM accountview_filing WHERE filing_key = ?', parameters);
	return row === undefined ? undefined : filingOf(row);
}

/** All revisions of a period, the first one first. */
export async function revisionsOf(
	sql: Sql,
	{ administration, kind, period }: Omit<FilingKey, 'revision'>,
): Promise<readonly StoredFiling[]> {
	const rows = await sql.all(
		`SELECT * FROM accountview_filing WHERE administration = ? AND kind = ? AND period = ?
		ORDER BY revision`,
		[administration, kind, period],
	);
	return rows.map(filingOf);
}

/** All filings of a kind about a taxpayer that are about a day of a period. */
export async function filingsAbout(
	sql: Sql,
	{ taxpayer, kind, period }: Pick<Days, 'taxpayer' | 'kind' | 'period'>,
): Promise<readonly StoredFiling[]> {
	const all = await sql.all(
		'SELECT filing_key, period FROM accountview_filing WHERE taxpayer = ? AND kind = ?',
		[taxpayer, kind],
	);
	const keys = all
		.filter((row) => sharesDays(String(row['period']), period))
		.map((row) => String(row['filing_key']));
	if (keys.length === 0) return [];
	const rows = await sql.all(
		`SELECT * FROM accountview_filing WHERE filing_key IN (${keys.map(() => '?').join(', ')})
		ORDER BY period, administration, revision`,
		keys,
	);
	return rows.map(filingOf);
}

/** Of all filings about a taxpayer: what the channel calls them. */
export async function channelReferences(sql: Sql, taxpayer: string): Promise<readonly string[]> {
	const rows = await sql.all(
		'SELECT channel_reference FROM accountview_filing WHERE taxpayer = ? AND channel_reference IS NOT NULL',
		[taxpayer],
	);
	return rows.map((row) => String(row['channel_reference']));
}

/** Which filing has this reference of the channel, other than the given one. */
export async function holderOf(
	sql: Sql,
	{ key, channel }: Pick<StoredFiling, 'key' | 'channel'>,
	reference: string,
): Promise<StoredFiling | undefined> {
	// One from before may be of any channel.
	const [row] = await sql.all(
		`SELECT * FROM accountview_filing WHERE channel_reference = ? AND channel IN (?, '')
		AND filing_key <> ?`,
		[reference, channel, key],
	);
	return row === undefined ? undefined : filingOf(row);
}

/** Locks all filings of a kind about a taxpayer for this transaction: of those only one leaves at a time. */
export async function lockTaxpayer(
	sql: Sql,
	{ taxpayer, kind }: Pick<Filing, 'taxpayer' | 'kind'>,
): Promise<void> {
	await sql.run('UPDATE accountview_filing SET fence = fence WHERE taxpayer = ? AND kind = ?', [
		taxpayer,
		kind,
	]);
}

/** Another filing that an execution is sending through a channel for the same taxpayer. */
export async function onItsWay(
	sql: Sql,
	{ key, taxpayer, kind }: Pick<Filing, 'key' | 'taxpayer' | 'kind'>,
	{ channel, now }: { readonly channel: string; readonly now: number },
): Promise<StoredFiling | undefined> {
	const [row] = await sql.all(
		`SELECT * FROM accountview_filing WHERE taxpayer = ? AND kind = ? AND channel = ?
		AND state = 'sending' AND expires_at > ? AND filing_key <> ?`,
		[taxpayer, kind, channel, now, key],
	);
	return row === undefined ? undefined : filingOf(row);
}

/** Which filings are wanted; left out: all. */
export interface FilingFilter {
	readonly states?: readonly FilingState[];
	readonly administration?: string;
	readonly kind?: FilingKey['kind'];
}

/** The latest changed first; what they say is not read. */
export async function listFilings(
	sql: Sql,
	{ states = FILING_STATES, administration, kind }: FilingFilter,
	limit: number,
): Promise<readonly ListedFiling[]> {
	const more = [
		...(administration === undefined ? [] : [['administration', administration] as const]),
		...(kind === undefined ? [] : [['kind', kind] as const]),
	];
	const rows = await sql.all(
		`SELECT ${LISTED_COLUMNS.join(', ')} FROM accountview_filing WHERE state IN (${states.map(() => '?').join(', ')})
		${more.map(([column]) => `AND ${column} = ?`).join(' ')}
		ORDER BY updated_at DESC, filing_key LIMIT ?`,
		[...states, ...more.map(([, value]) => value), limit],
	);
	return rows.map(listedOf);
}

export async function insertFiling(
	sql: Sql,
	{
		administration,
		kind,
		period,
		revision,
		replaces = null,
		taxpayer,
		instance,
		preparedBy = '',
	}: Omit<NewFiling, 'replaces'> & {
		readonly replaces?: number | null;
	},
	{
		hash,
		reference,
		now,
	}: { readonly hash: string; readonly reference: string; readonly now: number },
): Promise<void> {
	const key = filingKey({ administration, kind, period, revision });
	await sql.run(
		`INSERT INTO accountview_filing (filing_key, administration, kind, period, revision, replaces,
			taxpayer, state, instance, content_hash, prepared_by, reference, known_references, statuses, attempts, fence,
			created_at, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, 'prepared', ?, ?, ?, ?, '[]', '[]', 0, 0, ?, ?)`,
		[
			key,
			administration,
			kind,
			period,
			revision,
			replaces,
			taxpayer,
			instance,
			hash,
			preparedBy,
			reference,
			now,
			now,
		],
	);
}

/** Only while the row has the fence that it was read with: false when another has taken it since. */
export async function changeFiling(
	sql: Sql,
	{ key, fence }: Pick<StoredFiling, 'key' | 'fence'>,
	change: FilingChange,
	now: number,
): Promise<boolean> {
	const columns = Object.entries({ ...change, updated_at: now });
	const { changes } = await sql.run(
		`UPDATE accountview_filing SET ${columns.map(([name]) => `${name} = ?`).join(', ')}
		WHERE filing_key = ? AND fence = ?`,
		[...columns.map(([, value]) => value), key, fence],
	);
	return changes > 0;
}
