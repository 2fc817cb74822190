import { z } from 'zod4';
import type { Sql, SqlRow } from '../../store';
import { EInvoiceError } from '../errors';
import { CHANNELS } from '../routing/precedence';
import {
	DOCUMENT_STATES,
	FILE_STATES,
	type ArchivedDocument,
	type DocumentState,
	type FileState,
	type KnownDocument,
	type StoredFile,
} from './document';

/** A file as its row has it. */
export interface FileRow extends StoredFile {
	/** See `DocumentFile`. */
	readonly content: string;
	/** Of its bytes. */
	readonly hash: string;
	/** Of all the bytes that it may take the place of; none for a file that is new. */
	readonly replaces: readonly string[];
}

const documentSchema = z.object({
	document_key: z.string(),
	administration: z.string(),
	kind: z.string(),
	number: z.string(),
	revision: z.string(),
	channel: z.enum(CHANNELS),
	content: z.string(),
	state: z.enum(DOCUMENT_STATES),
	reason: z.string(),
	reason_nl: z.string(),
	attention: z.coerce.number().transform((value) => value !== 0),
	created_at: z.coerce.number(),
	updated_at: z.coerce.number(),
});

const fileSchema = z.object({
	role: z.string(),
	folder: z.string(),
	name: z.string(),
	content: z.string(),
	hash: z.string(),
	// Hashes hold no blanks.
	replaces: z.string().transform((text) => text.split(' ').filter((hash) => hash !== '')),
	state: z.enum(FILE_STATES),
});

/** Which documents are asked for; what is left out does not matter. */
export interface DocumentFilter {
	readonly states?: readonly DocumentState[];
	/** Changed at or after this instant. */
	readonly since?: number;
	readonly limit: number;
}

/** Locks the document for this transaction; it is `pending` when it was not known. */
export async function lockDocument(
	sql: Sql,
	document: KnownDocument,
	now: number,
): Promise<ArchivedDocument> {
	const { key, administration, kind, number, revision, channel, content } = document;
	await sql.run(
		`INSERT INTO accountview_document (document_key, administration, kind, number, revision, channel,
			content, state, reason, created_at, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', '', ?, ?)
		ON CONFLICT (document_key) DO UPDATE SET updated_at = accountview_document.updated_at`,
		[key, administration, kind, number, revision, channel, content, now, now],
	);
	const locked = await readDocument(sql, key);
	if (locked === undefined) throw stateInvalid(key);
	return locked;
}

/** @throws EInvoiceError EINVOICE_STATE_INVALID */
export async function readDocument(sql: Sql, key: string): Promise<ArchivedDocument | undefined> {
	const [row] = await sql.all('SELECT * FROM accountview_document WHERE document_key = ?', [key]);
	return row === undefined ? undefined : documentOf(row, await readFiles(sql, key));
}

/** The latest first. @throws EInvoiceError EINVOICE_STATE_INVALID */
export async function listDocuments(
	sql: Sql,
	{ states = DOCUMENT_STATES, since = 0, limit }: DocumentFilter,
): Promise<ArchivedDocument[]> {
	const rows = await sql.all(
		`SELECT * FROM accountview_document
		WHERE state IN (${states.map(() => '?').join(', ')}) AND updated_at >= ?
		ORDER BY updated_at DESC, document_key LIMIT ?`,
		[...states, since, limit],
	);
	const documents: ArchivedDocument[] = [];
	for (const row of rows) {
		documents.push(documentOf(row, await readFiles(sql, String(row['document_key']))));
	}
	return documents;
}

export async function writeState(
	sql: Sql,
	key: string,
	given: Pick<ArchivedDocument, 'state' | 'reason' | 'reasonNl' | 'attention'> & {
		readonly now: number;
	},
): Promise<void> {
	const { state, reason, reasonNl, attention, now } = given;
	await sql.run(
		`UPDATE accountview_document SET state = ?, reason = ?, reason_nl = ?, attention = ?, updated_at = ?
		WHERE document_key = ?`,
		[state, reason, reasonNl, attention ? 1 : 0, now, key],
	);
}

/** By which channel the document goes, what it holds and where it stands, before it goes. */
export async function writeWay(
	sql: Sql,
	{ key, channel, content, state }: Pick<ArchivedDocument, 'key' | 'channel' | 'content' | 'state'>,
): Promise<void> {
	await sql.run(
		'UPDATE accountview_document SET channel = ?, content = ?, state = ? WHERE document_key = ?',
		[channel, content, state, key],
	);
}

/** @throws EInvoiceError EINVOICE_STATE_INVALID */
export async function readFiles(sql: Sql, key: string): Promise<FileRow[]> {
	const rows = await sql.all(
		`SELECT role, folder, name, content, hash, replaces, state FROM accountview_document_file
		WHERE document_key = ? ORDER BY role`,
		[key],
	);
	return rows.map((row) => {
		const read = fileSchema.safeParse(row);
		if (!read.success) throw stateInvalid(key);
		return read.data;
	});
}

/** Whether a file of another document bears this name in this folder. */
export async function isNameTaken(
	sql: Sql,
	{ folder, name }: Pick<FileRow, 'folder' | 'name'>,
	key: string,
): Promise<boolean> {
	const [row] = await sql.all(
		`SELECT document_key FROM accountview_document_file
		WHERE folder = ? AND name = ? AND state <> 'removed' AND document_key <> ?`,
		[folder, name, key],
	);
	return row !== undefined;
}

/** Writes down the file of a role, in the place of what stood there. */
export async function writeFile(sql: Sql, key: string, file: FileRow, now: number): Promise<void> {
	const { role, folder, name, content, hash, replaces, state } = file;
	await sql.run(
		`INSERT INTO accountview_document_file (document_key, role, folder, name, content, hash,
			replaces, state, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (document_key, role) DO UPDATE SET folder = excluded.folder, name = excluded.name,
			content = excluded.content, hash = excluded.hash, replaces = excluded.replaces, state = excluded.state,
			updated_at = excluded.updated_at`,
		[key, role, folder, name, content, hash, replaces.join(' '), state, now],
	);
}

export async function writeFileState(
	sql: Sql,
	key: string,
	role: string,
	given: { readonly state: FileState; readonly now: number },
): Promise<void> {
	await sql.run(
		`UPDATE accountview_document_file SET state = ?, updated_at = ?
		WHERE document_key = ? AND role = ?`,
		[given.state, given.now, key, role],
	);
}

function documentOf(row: SqlRow, files: readonly FileRow[]): ArchivedDocument {
	const read = documentSchema.safeParse(row);
	if (!read.success) throw stateInvalid(String(row['document_key']));
	const { document_key: key, reason_nl: reasonNl, ...dated } = read.data;
	const { created_at: createdAt, updated_at: updatedAt, ...rest } = dated;
	return {
		...rest,
		...{ key, reasonNl, createdAt, updatedAt },
		files: files.map(({ role, folder, name, state }) => ({ role, folder, name, state })),
	};
}

function stateInvalid(key: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_STATE_INVALID',
		message: `What the store holds of document ${key} cannot be read.`,
		remedy: 'Restore the store from its backup, or report this with the version of this package.',
		record: `document ${key}`,
	});
}
