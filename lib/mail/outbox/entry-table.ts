import { z } from 'zod4';
import type { Sql, SqlRow, SqlValue } from '../../store';
import { MailError } from '../errors';
import {
	ENTRY_STATES,
	type Claim,
	type EntryState,
	type NewEntry,
	type OutboxEntry,
	type RefusedRecipient,
} from './entry';

/** A row with what only the outbox itself needs. */
export interface StoredEntry extends OutboxEntry {
	readonly fence: number;
	readonly expiresAt: number;
	/** When a server was given it; null while none was, or none took it. */
	readonly dataAt: number | null;
}

/** Does nothing when the key is there already. */
export async function insertEntry(sql: Sql, entry: NewEntry, now: number): Promise<void> {
	await sql.run(
		`INSERT INTO accountview_mail (message_key, profile, state, content_hash, message_id, sent_on,
			sender, recipients, subject, attempts, fence, created_at, updated_at)
		VALUES (?, ?, 'pending', ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)
		ON CONFLICT (message_key) DO NOTHING`,
		[
			entry.key,
			entry.profile,
			entry.contentHash,
			entry.messageId,
			now,
			entry.sender,
			JSON.stringify(entry.recipients),
			entry.subject,
			now,
			now,
		],
	);
}

/** Another content under the key, of which nothing has left yet; it begins anew. */
export async function replaceContent(sql: Sql, entry: NewEntry, now: number): Promise<void> {
	await sql.run(
		`UPDATE accountview_mail SET profile = ?, state = 'pending', content_hash = ?, message_id = ?,
			sender = ?, recipients = ?, subject = ?, attempts = 0, data_at = NULL, due_at = NULL,
			code = NULL, reason = NULL, remedy = NULL, updated_at = ?
		WHERE message_key = ?`,
		[
			entry.profile,
			entry.contentHash,
			entry.messageId,
			entry.sender,
			JSON.stringify(entry.recipients),
			entry.subject,
			now,
			entry.key,
		],
	);
}

/** No claim is made for so long: what expires later was claimed before a clock was set back. */
const LONGEST_CLAIM = 86_400_000;

/** What a process that is gone had under way: the server may have taken it. */
export async function sweepAbandoned(sql: Sql, now: number, key?: string): Promise<void> {
	await sql.run(
		`UPDATE accountview_mail SET state = 'doubtful', code = 'MAIL_DOUBTFUL', reason = ?,
			holder = NULL, expires_at = NULL, updated_at = ?
		WHERE state = 'sending' AND (expires_at <= ? OR expires_at > ?)${key === undefined ? '' : ' AND message_key = ?'}`,
		[
			'The process that was sending it ended before the answer of the server was written down.',
			now,
			now,
			now + LONGEST_CLAIM,
			...(key === undefined ? [] : [key]),
		],
	);
}

/** Locks the row for this transaction. @throws MailError MAIL_STATE_INVALID */
export async function lockEntry(sql: Sql, key: string): Promise<StoredEntry | undefined> {
	await sql.run('UPDATE accountview_mail SET fence = fence WHERE message_key = ?', [key]);
	return await readEntry(sql, key);
}

/** The same without locking it. @throws MailError MAIL_STATE_INVALID */
export async function readEntry(sql: Sql, key: string): Promise<StoredEntry | undefined> {
	const [row] = await sql.all('SELECT * FROM accountview_mail WHERE message_key = ?', [key]);
	return row === undefined ? undefined : entryOf(row);
}

/** From here on the server may take it. */
export async function claimEntry(
	sql: Sql,
	{ key, fence, holder }: Claim,
	given: {
		/** With the sender and the recipients that the profile gives it now. */
		readonly entry: NewEntry;
		readonly now: number;
		readonly expiresAt: number;
		readonly sentOn: number;
		readonly evidence: string | null;
	},
): Promise<void> {
	const { entry, now, expiresAt, sentOn, evidence } = given;
	await sql.run(
		`UPDATE accountview_mail SET state = 'sending', profile = ?, message_id = ?, sent_on = ?, sender = ?,
			recipients = ?, fence = ?, holder = ?, expires_at = ?, data_at = ?, evidence = ?, due_at = NULL, attempts = attempts + 1,
			updated_at = ?
		WHERE message_key = ?`,
		[
			entry.profile,
			entry.messageId,
			sentOn,
			entry.sender,
			JSON.stringify(entry.recipients),
			fence,
			holder,
			expiresAt,
			now,
			evidence,
			now,
			key,
		],
	);
}

/** Why a message that nobody has claimed was not sent at this try. */
export async function setBackEntry(
	sql: Sql,
	{ key, contentHash }: Pick<NewEntry, 'key' | 'contentHash'>,
	given: {
		readonly state: EntryState;
		readonly failure: Pick<MailError, 'code' | 'message' | 'remedy'>;
		readonly dueAt: number | null;
		/** Null: as it stands. */
		readonly refused: readonly RefusedRecipient[] | null;
		/** Whether the server was asked. */
		readonly isTry: boolean;
		readonly now: number;
	},
): Promise<void> {
	const { state, failure, dueAt, refused, isTry, now } = given;
	await sql.run(
		`UPDATE accountview_mail SET state = ?, due_at = ?, code = ?, reason = ?, remedy = ?,
			refused = COALESCE(?, refused), attempts = attempts + ?, updated_at = ?
		WHERE message_key = ? AND content_hash = ? AND state IN ('pending', 'deferred')`,
		[
			state,
			dueAt,
			failure.code,
			failure.message,
			failure.remedy,
			refused === null ? null : JSON.stringify(refused),
			isTry ? 1 : 0,
			now,
			key,
			contentHash,
		],
	);
}

/** Columns that a claim may write, by their names in the table. */
export type ClaimedChange = Partial<
	Record<
		'state' | 'expires_at' | 'due_at' | 'code' | 'reason' | 'remedy' | 'reply' | 'refused',
		SqlValue
	>
>;

/** False when the claim is no longer the last one, or has run out. */
export async function changeClaimed(
	sql: Sql,
	claim: Claim,
	change: ClaimedChange,
	now: number,
): Promise<boolean> {
	const held = "state = 'sending' AND holder = ?";
	return await changeOf(sql, claim, change, now, [held, claim.holder]);
}

/**
 * How a message ended. Also where the claim has run out, as long as nobody has decided about the
 * message since: what is known goes before doubt. And once more, where it was written down already and
 * the store's answer was lost.
 */
export async function endClaimed(
	sql: Sql,
	claim: Claim,
	change: ClaimedChange,
	now: number,
): Promise<boolean> {
	const held = "(holder = ? OR state = 'doubtful' AND holder IS NULL)";
	return await changeOf(sql, claim, change, now, [held, claim.holder]);
}

async function changeOf(
	sql: Sql,
	{ key, fence }: Claim,
	change: ClaimedChange,
	now: number,
	[condition, ...values]: readonly [string, ...SqlValue[]],
): Promise<boolean> {
	const columns = Object.entries(change);
	const set = columns.map(([column]) => `${column} = ?`).join(', ');
	const { changes } = await sql.run(
		`UPDATE accountview_mail SET ${set}, updated_at = ?
		WHERE message_key = ? AND fence = ? AND ${condition}`,
		[...columns.map(([, value]) => value), now, key, fence, ...values],
	);
	return changes > 0;
}

/** What a person decided about an entry. */
export interface Settlement {
	readonly state: EntryState;
	readonly note: string;
	/** Why it is not sent; null for one that is, or that goes again. */
	readonly failure: Pick<MailError, 'code' | 'message' | 'remedy'> | null;
	readonly now: number;
}

/** Whoever had claimed it may not write any more, and what stood there of the earlier try is over. */
export async function settleEntry(
	sql: Sql,
	key: string,
	{ state, note, failure, now }: Settlement,
): Promise<void> {
	await sql.run(
		`UPDATE accountview_mail SET state = ?, note = ?, code = ?, reason = ?, remedy = ?,
			fence = fence + 1, holder = NULL, expires_at = NULL, due_at = NULL,
			data_at = CASE WHEN state = 'doubtful' THEN data_at END, updated_at = ?
		WHERE message_key = ?`,
		[
			state,
			note,
			failure?.code ?? null,
			failure?.message ?? null,
			failure?.remedy ?? null,
			now,
			key,
		],
	);
}

/** Which entries to list; left out: all. */
export interface EntryFilter {
	readonly states?: readonly EntryState[];
	readonly profile?: string;
	/** Begin of the key. */
	readonly keyPrefix?: string;
	/** Milliseconds since the Unix epoch: only what has changed since. */
	readonly changedSince?: number;
}

/** The latest first, so many at most. @throws MailError MAIL_STATE_INVALID */
export async function listEntries(
	sql: Sql,
	{ states = [], profile, keyPrefix, changedSince }: EntryFilter,
	limit: number,
): Promise<readonly OutboxEntry[]> {
	const wanted: [string, readonly SqlValue[]][] = [
		...(states.length === 0
			? []
			: [[`state IN (${states.map(() => '?').join(', ')})`, states] as [string, typeof states]]),
		...(profile === undefined ? [] : [['profile = ?', [profile]] as [string, [string]]]),
		...(keyPrefix === undefined
			? []
			: [
					['substr(message_key, 1, ?) = ?', [keyPrefix.length, keyPrefix]] as [
						string,
						[number, string],
					],
				]),
		...(changedSince === undefined
			? []
			: [['updated_at >= ?', [changedSince]] as [string, [number]]]),
	];
	const where = wanted.map(([condition]) => condition).join(' AND ');
	const rows = await sql.all(
		`SELECT * FROM accountview_mail ${where === '' ? '' : `WHERE ${where}`}
		ORDER BY updated_at DESC, message_key LIMIT ?`,
		[...wanted.flatMap(([, values]) => values), limit],
	);
	return rows.map(entryOf);
}

const recipientsSchema = z.array(z.string());
const refusedSchema = z.array(z.object({ address: z.string(), reply: z.string() }));

function entryOf(row: SqlRow): StoredEntry {
	const key = String(row['message_key']);
	const state = ENTRY_STATES.find((name) => name === row['state']);
	if (state === undefined) throw unreadable(key);
	return {
		key,
		profile: String(row['profile']),
		state,
		contentHash: String(row['content_hash']),
		messageId: String(row['message_id']),
		sentOn: Number(row['sent_on']),
		sender: String(row['sender']),
		recipients: listIn(recipientsSchema, row['recipients'], key),
		subject: String(row['subject']),
		attempts: Number(row['attempts']),
		fence: Number(row['fence']),
		expiresAt: numberIn(row['expires_at']) ?? 0,
		dataAt: numberIn(row['data_at']),
		dueAt: numberIn(row['due_at']),
		code: textIn(row['code']),
		reason: textIn(row['reason']),
		remedy: textIn(row['remedy']),
		reply: textIn(row['reply']),
		refused: listIn(refusedSchema, row['refused'] ?? '[]', key),
		evidence: textIn(row['evidence']),
		note: textIn(row['note']),
		createdAt: Number(row['created_at']),
		updatedAt: Number(row['updated_at']),
	};
}

function listIn<Item>(schema: z.ZodType<Item[]>, value: unknown, key: string): readonly Item[] {
	try {
		return schema.parse(JSON.parse(String(value)));
	} catch {
		throw unreadable(key);
	}
}

function numberIn(value: SqlRow[string] | undefined): number | null {
	return value === null || value === undefined ? null : Number(value);
}

function textIn(value: SqlRow[string] | undefined): string | null {
	return value === null || value === undefined ? null : String(value);
}

function unreadable(key: string): MailError {
	return new MailError({
		code: 'MAIL_STATE_INVALID',
		message: `What the store holds of the message ${key} cannot be read.`,
		remedy: 'Put a backup of the store back, or remove this row of the table accountview_mail.',
		record: `message ${key}`,
		failureClass: 'item',
	});
}
