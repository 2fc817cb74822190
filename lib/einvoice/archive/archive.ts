import type { Sql, Store } from '../../store';
import {
	isGone,
	isStored,
	mayHaveGone,
	type ArchivedDocument,
	type DocumentFile,
	type KnownDocument,
} from './document';
import {
	isNameTaken,
	listDocuments,
	lockDocument,
	readDocument,
	readFiles,
	writeFile,
	writeFileState,
	writeState,
	writeWay,
	type DocumentFilter,
	type FileRow,
} from './document-table';
import { gone, goneOtherwise, unknown } from './errors';
import { elsewhere, goesElsewhere, wayOf } from './first-way';
import type { Folder } from './folder';
import { hasOtherContent, isOurs, isRemoving, isThere } from './file-rows';
import { numberedName } from './numbered-name';
import {
	countsForMore,
	settledBy,
	staysForGood,
	type DocumentDecision,
	type Outgoing,
} from './outcome';

export interface ArchivePorts {
	/** SHA-256 in Base64. */
	readonly hash: (bytes: Uint8Array) => string;
	/** The folder of that path, as the rows of the store name it. */
	readonly folderAt: (path: string) => Folder;
}

/**
 * The files of documents, from before they go out until they may be removed.
 *
 * What is about to happen to a file is written down before the disk is touched, and that a document has
 * gone out before its files are removed. So a run that was cut off is taken up by the next call for the
 * same document, and nothing is removed that may still be needed.
 */
export class Archive {
	constructor(
		private readonly store: Store,
		private readonly ports: ArchivePorts,
	) {}

	/**
	 * Stores the files of a document before it goes out. The same content again does nothing; another one
	 * takes the place of the first as long as the document has not gone out. What has gone out is stored once more
	 * where it is to be archived now and its files were removed. By which channel it is to go is written down
	 * too, and no later run takes another one as long as it may have gone by the first.
	 *
	 * @param folder undefined to keep no files, but to know the document
	 * @throws EInvoiceError EINVOICE_DOCUMENT_GONE when it has gone out, or may have, with other content, or
	 * EINVOICE_DOCUMENT_SETTINGS with files that were made otherwise,
	 * EINVOICE_DOCUMENT_ELSEWHERE when it has, or may have, by another channel, EINVOICE_FILES_TOO_MANY, and what a {@link Folder} throws
	 */
	async keep(
		document: KnownDocument,
		files: readonly DocumentFile[],
		folder: Folder | undefined,
	): Promise<ArchivedDocument> {
		const before = await this.begin(document, folder === undefined ? [] : files, folder);
		if (before !== undefined) return before;
		for (const file of files) {
			if (folder !== undefined) await this.put(document.key, file, folder);
		}
		return await this.known(document.key);
	}

	/**
	 * Writes down what became of a document, and then removes its files, where that is wished and the
	 * document has gone out. What failed or is in doubt stays. What was handed over or archived stays for good,
	 * whichever way the document went before or goes later. A document that has gone out stays so, whatever is
	 * told later, and one that may have does until it is known that it has.
	 *
	 * @throws EInvoiceError EINVOICE_DOCUMENT_UNKNOWN, and what a {@link Folder} throws
	 */
	async finish(
		key: string,
		outgoing: Outgoing,
		{ remove }: { readonly remove: boolean },
	): Promise<ArchivedDocument> {
		await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const found = await readDocument(sql, key);
			if (found === undefined) throw unknown(key);
			// Takes the row before anybody else reads its state.
			await writeState(sql, key, { ...found, now });
			const {
				state,
				reason,
				reasonNl = reason,
				attention = false,
			} = countsForMore(found, outgoing) ? found : outgoing;
			await writeState(sql, key, { state, reason, reasonNl, attention, now });
			const stays = staysForGood(found, outgoing);
			if (!stays && !(remove && isGone(state))) return;
			for (const { role, state: fileState } of await readFiles(sql, key)) {
				if (fileState !== 'stored') continue;
				const next = stays ? 'archived' : 'removing';
				await writeFileState(sql, key, role, { state: next, now });
			}
		});
		await this.removeMarked(key);
		return await this.known(key);
	}

	/**
	 * Writes down what a person found out of a document that is on its way, waits, failed or is in doubt.
	 * One that has reached nobody is free to go by another channel. Its files stay.
	 *
	 * @param note by whom and how it was found out; '' for none
	 * @throws EInvoiceError EINVOICE_DOCUMENT_UNKNOWN, EINVOICE_DOCUMENT_SETTLED
	 */
	async settle(key: string, decision: DocumentDecision, note: string): Promise<ArchivedDocument> {
		await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const found = await readDocument(sql, key);
			if (found === undefined) throw unknown(key);
			const settled = settledBy(found, decision, note);
			const { reason: reasonNl } = settled;
			await writeState(sql, key, { ...settled, reasonNl, attention: false, now });
		});
		return await this.known(key);
	}

	async find(key: string): Promise<ArchivedDocument | undefined> {
		return await this.store.transaction((sql) => readDocument(sql, key));
	}

	/** The latest first. */
	async list(filter: DocumentFilter): Promise<readonly ArchivedDocument[]> {
		return await this.store.transaction((sql) => listDocuments(sql, filter));
	}

	/** Writes down which files there are to be; gives the document where there is nothing to do. */
	private async begin(
		document: KnownDocument,
		files: readonly DocumentFile[],
		folder: Folder | undefined,
	): Promise<ArchivedDocument | undefined> {
		return await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const known = await lockDocument(sql, document, now);
			const rows = await readFiles(sql, document.key);
			if (goesElsewhere(known, document)) throw elsewhere(known, document);
			const channel = wayOf(known, document);
			if (mayHaveGone(known.state) || known.state === 'archived') {
				if (isAnother(known, document)) throw gone(document);
				if (hasOtherContent(rows, files)) {
					const isSame = known.content !== '' && known.content === document.content;
					throw isSame ? goneOtherwise(document) : gone(document);
				}
				await writeWay(sql, { ...known, channel });
				// It went another way before, and is to be kept from now on.
				const isToBeStored = document.channel === 'archive' && !rows.some(isStored);
				if (!isToBeStored) return { ...known, channel };
			} else {
				const { content } = document;
				// It reached nobody so far; whether it does now is not known before Finish.
				await writeWay(sql, { ...known, channel, content, state: 'pending' });
			}
			for (const { role, name, content, bytes } of files) {
				const before = rows.find((row) => row.role === role);
				const path = folder?.path ?? '';
				if (isThere(before, content, path)) continue;
				const hash = this.ports.hash(bytes);
				const file = {
					role,
					folder: path,
					name,
					content,
					hash,
					replaces: [],
					state: 'writing',
				} as const;
				const row = isOurs(before, path)
					? { ...file, name: before.name, replaces: this.replacedBy(before) }
					: { ...file, name: await freeName(sql, file, document.key) };
				await writeFile(sql, document.key, row, now);
			}
			return undefined;
		});
	}

	/**
	 * A run that was cut off may have left the bytes of it on the disk, or those before it, or nothing but
	 * the name (see `DiskFolder`).
	 */
	private replacedBy({ hash, replaces, state }: FileRow): readonly string[] {
		if (state !== 'writing') return [hash];
		const nothing = this.ports.hash(new Uint8Array());
		return [...new Set([hash, ...replaces, nothing])];
	}

	/** Puts one file on the disk, under another name where a stranger has taken its own. */
	private async put(key: string, { role, bytes }: DocumentFile, folder: Folder): Promise<void> {
		for (;;) {
			const row = await this.rowOf(key, role);
			if (row === undefined || row.state !== 'writing') return;
			if (await this.isPut(row, bytes, folder)) {
				await this.store.transaction(async (sql) => {
					await writeFileState(sql, key, role, { state: 'stored', now: await sql.now() });
				});
				return;
			}
			await this.store.transaction(async (sql) => {
				const name = await freeName(sql, { ...row, name: numberedName(row.name) }, key);
				await writeFile(sql, key, { ...row, name, replaces: [] }, await sql.now());
			});
		}
	}

	/** False where something lies there that is not ours. */
	private async isPut(row: FileRow, bytes: Uint8Array, folder: Folder): Promise<boolean> {
		if (await folder.create(row.name, bytes)) return true;
		const there = await folder.read(row.name);
		const hash = there === undefined ? '' : this.ports.hash(there);
		if (hash === row.hash) return true;
		if (!row.replaces.includes(hash)) return false;
		await folder.replace(row.name, bytes);
		return true;
	}

	private async removeMarked(key: string): Promise<void> {
		const rows = await this.store.transaction((sql) => readFiles(sql, key));
		for (const { role, folder: path, name, hash } of rows.filter(isRemoving)) {
			const folder = this.ports.folderAt(path);
			const there = await folder.read(name);
			const isSame = there === undefined || this.ports.hash(there) === hash;
			if (isSame) await folder.remove(name);
			await this.store.transaction(async (sql) => {
				const state = isSame ? 'removed' : 'kept';
				await writeFileState(sql, key, role, { state, now: await sql.now() });
			});
		}
	}

	private async rowOf(key: string, role: string): Promise<FileRow | undefined> {
		const rows = await this.store.transaction((sql) => readFiles(sql, key));
		return rows.find((row) => row.role === role);
	}

	private async known(key: string): Promise<ArchivedDocument> {
		const found = await this.find(key);
		if (found === undefined) throw unknown(key);
		return found;
	}
}

/** A name that no other document has, going by the store. */
async function freeName(
	sql: Sql,
	file: Pick<FileRow, 'folder' | 'name'>,
	key: string,
): Promise<string> {
	let { name } = file;
	while (await isNameTaken(sql, { folder: file.folder, name }, key)) name = numberedName(name);
	return name;
}

/** Whether two documents go by one number; unknown content tells nothing. */
export function isAnother(
	{ content: before }: Pick<KnownDocument, 'content'>,
	{ content }: Pick<KnownDocument, 'content'>,
): boolean {
	return before !== '' && content !== '' && before !== content;
}
