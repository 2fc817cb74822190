import { z } from 'zod4';
import type { Sql, SqlRow, SqlValue } from '../../store';
import { FilingError } from './errors';
import {
	FILING_STATES,
	filingKey,
	type Filing,
	type FilingKey,
	type FilingState,
	type NewFiling,
} from './filing';

/** A row with what only the list itself needs. */
export interface StoredFiling extends Filing {
	readonly fence: number;
	/** Through which it was, or is being, sent; '' for none yet. */
	readonly channel: string;
	/** Until when an execution has it for itself; 0 for none. */
	readonly expiresAt: number;
}

const bilingual = z.object({ nl: z.string(), en: z.string() });
const statusSchema = bilingual.extend({
	code: z.string(),
	at: z.string(),
	outcome: z.enum(['pending', 'received', 'accepted', 'rejected', 'delayed', 'unknown']),
	isFinal: z.boolean(),
	fault: z.string(),
	remedy: bilingual.optional(),
});
const rowSchema = z.object({
	filing_key: z.string(),
	administration: z.string(),
	kind: z.enum(['vatReturn', 'icp']),
	period: z.string(),
	revision: z.coerce.number(),
	replaces: z.coerce.number().nullable(),
	taxpayer: z.string(),
	state: z.enum(FILING_STATES),
	instance: z.string(),
	content_hash: z.string(),
	prepared_by: z.string(),
	channel: z.string(),
	approved_hash: z.string().nullable(),
	approved_by: z.string().nullable(),
	reference: z.string(),
	channel_reference: z.string().nullable(),
	known_references: z.string(),
	statuses: z.string(),
	attempts: z.coerce.number(),
	fence: z.coerce.number(),
	expires_at: z.coerce.number().nullable(),
	sent_at: z.coerce.number().nullable(),
	code: z.string().nullable(),
	reason: z.string().nullable(),
	updated_at: z.coerce.number(),
});

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

/** Another filing that an execution is sending through a channel for the same taxpayer; locks all of them. */
export async function onItsWay(
	sql: Sql,
	{ key, taxpayer, kind }: Pick<StoredFiling, 'key' | 'taxpayer' | 'kind'>,
	{ channel, now }: { readonly channel: string; readonly now: number },
): Promise<StoredFiling | undefined> {
	const ofTaxpayer = [taxpayer, kind];
	await sql.run(
		'UPDATE accountview_filing SET fence = fence WHERE taxpayer = ? AND kind = ?',
		ofTaxpayer,
	);
	const [row] = await sql.all(
		`SELECT * FROM accountview_filing WHERE taxpayer = ? AND kind = ? AND channel = ?
		AND state = 'sending' AND expires_at > ? AND filing_key <> ?`,
		[...ofTaxpayer, channel, now, key],
	);
	return row === undefined ? undefined : filingOf(row);
}

/** Which filings are wanted; left out: all. */
export interface FilingFilter {
	readonly states?: readonly FilingState[];
	readonly administration?: string;
	readonly kind?: FilingKey['kind'];
}

/** The latest changed first. */
export async function listFilings(
	sql: Sql,
	{ states = FILING_STATES, administration, kind }: FilingFilter,
	limit: number,
): Promise<readonly StoredFiling[]> {
	const more = [
		...(administration === undefined ? [] : [['administration', administration] as const]),
		...(kind === undefined ? [] : [['kind', kind] as const]),
	];
	const rows = await sql.all(
		`SELECT * FROM accountview_filing WHERE state IN (${states.map(() => '?').join(', ')})
		${more.map(([column]) => `AND ${column} = ?`).join(' ')}
		ORDER BY updated_at DESC, filing_key LIMIT ?`,
		[...states, ...more.map(([, value]) => value), limit],
	);
	return rows.map(filingOf);
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

function filingOf(row: SqlRow): StoredFiling {
	const read = rowSchema.safeParse(row);
	if (!read.success) throw stateInvalid(String(row['filing_key']));
	const { data } = read;
	try {
		return {
			key: data.filing_key,
			administration: data.administration,
			kind: data.kind,
			period: data.period,
			revision: data.revision,
			replaces: data.replaces,
			taxpayer: data.taxpayer,
			state: data.state,
			instance: data.instance,
			contentHash: data.content_hash,
			preparedBy: data.prepared_by,
			channel: data.channel,
			approvedHash: data.approved_hash,
			approvedBy: data.approved_by,
			reference: data.reference,
			channelReference: data.channel_reference,
			knownReferences: z.array(z.string()).parse(JSON.parse(data.known_references)),
			statuses: z
				.array(statusSchema)
				.parse(JSON.parse(data.statuses))
				.map(({ remedy, ...line }) => ({
					...line,
					...(remedy !== undefined && { remedy }),
				})),
			attempts: data.attempts,
			fence: data.fence,
			expiresAt: data.expires_at ?? 0,
			sentAt: data.sent_at,
			code: data.code,
			reason: data.reason,
			updatedAt: data.updated_at,
		};
	} catch {
		throw stateInvalid(data.filing_key);
	}
}

function stateInvalid(key: string): FilingError {
	return new FilingError({
		code: 'TAX_FILING_STATE_INVALID',
		message: `What the store keeps of the filing ${key} cannot be read.`,
		remedy:
			'Put a backup of the store back, and look in the portal of the tax authority what has been filed since.',
		record: key,
	});
}
