import { constants } from 'node:fs';
import { link, open, readFile, rename, unlink } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { EInvoiceError, type EInvoiceErrorCode } from '../errors';
import type { Folder } from './folder';

/** A file that is being written begins with this; nobody takes it for a document. */
const TEMPORARY = '.accountview-';

/** A folder on the disk of this machine. Links are not followed: a file is what lies there itself. */
export class DiskFolder implements Folder {
	/**
	 * @param path absolute
	 * @param newId for the name of a file that is being written
	 * @throws EInvoiceError EINVOICE_FOLDER_MISSING for a path that is not absolute
	 */
	constructor(
		readonly path: string,
		private readonly newId: () => string,
	) {
		if (!isAbsolute(path)) throw folderError('EINVOICE_FOLDER_MISSING', path);
	}

	async create(name: string, bytes: Uint8Array): Promise<boolean> {
		const target = this.placeOf(name);
		return await this.withTemporary(bytes, async (temporary) => {
			try {
				// Fails where there is something, unlike a rename.
				await link(temporary, target);
				return true;
			} catch (error) {
				if (codeOf(error) === 'EEXIST') return false;
				throw error;
			} finally {
				await unlink(temporary);
			}
		});
	}

	async replace(name: string, bytes: Uint8Array): Promise<void> {
		const target = this.placeOf(name);
		await this.withTemporary(bytes, (temporary) => rename(temporary, target));
	}

	async read(name: string): Promise<Uint8Array | undefined> {
		const target = this.placeOf(name);
		try {
			return await readFile(target, { flag: constants.O_RDONLY | constants.O_NOFOLLOW });
		} catch (error) {
			if (codeOf(error) === 'ENOENT') return undefined;
			throw this.failure(error);
		}
	}

	async remove(name: string): Promise<void> {
		const target = this.placeOf(name);
		try {
			await unlink(target);
			await this.sync();
		} catch (error) {
			if (codeOf(error) !== 'ENOENT') throw this.failure(error);
		}
	}

	/** Writes to a name beside the target, so that nobody ever sees half a file. */
	private async withTemporary<T>(
		bytes: Uint8Array,
		place: (temporary: string) => Promise<T>,
	): Promise<T> {
		const temporary = join(this.path, `${TEMPORARY}${this.newId()}`);
		try {
			const file = await open(temporary, 'wx', 0o640);
			try {
				await file.writeFile(bytes);
				await file.sync();
			} finally {
				await file.close();
			}
			const placed = await place(temporary);
			await this.sync();
			return placed;
		} catch (error) {
			await unlink(temporary).catch(() => undefined);
			throw this.failure(error);
		}
	}

	/** Makes the names of the folder durable, where the system can do that for a folder. */
	private async sync(): Promise<void> {
		const folder = await open(this.path, 'r').catch(() => undefined);
		await folder?.sync().catch(() => undefined);
		await folder?.close();
	}

	private placeOf(name: string): string {
		const isPlain =
			!['/', '\\', '\0'].some((sign) => name.includes(sign)) && !/^\.{0,2}$/.test(name);
		if (isPlain && !name.startsWith(TEMPORARY)) return join(this.path, name);
		throw new EInvoiceError({
			code: 'EINVOICE_NAME_INVALID',
			message: `"${name.slice(0, 120)}" is no name of a file, so nothing was stored.`,
			remedy: 'Give a name without a folder; the folder is a setting of its own.',
		});
	}

	private failure(error: unknown): EInvoiceError {
		switch (codeOf(error)) {
			case 'ENOENT':
			case 'ENOTDIR':
				return folderError('EINVOICE_FOLDER_MISSING', this.path);
			case 'EACCES':
			case 'EPERM':
			case 'EROFS':
				return folderError('EINVOICE_FOLDER_CLOSED', this.path);
			case 'ENOSPC':
			case 'EDQUOT':
				return folderError('EINVOICE_FOLDER_FULL', this.path);
			default:
				return folderError('EINVOICE_FOLDER_FAILED', this.path, codeOf(error));
		}
	}
}

type FolderCode = Extract<EInvoiceErrorCode, `EINVOICE_FOLDER_${string}`>;

const WORDS: Readonly<Record<FolderCode, readonly [happened: string, remedy: string]>> = {
	EINVOICE_FOLDER_MISSING: [
		'does not exist on this machine',
		'Make the folder on the machine of n8n, or correct Storage Location; it is a whole path.',
	],
	EINVOICE_FOLDER_CLOSED: [
		'cannot be written to',
		'Let the user of n8n write there, or choose another Storage Location.',
	],
	EINVOICE_FOLDER_FULL: [
		'has no room left',
		'Make room on that disk and run again: what is stored already stays.',
	],
	EINVOICE_FOLDER_FAILED: [
		'gave an error of its disk',
		'Look at the disk or the network drive of that folder, and run again.',
	],
};

function folderError(code: FolderCode, path: string, cause = ''): EInvoiceError {
	const [happened, remedy] = WORDS[code];
	return new EInvoiceError({
		code,
		message: `The folder ${path} ${happened}${cause === '' ? '' : ` (${cause})`}.`,
		remedy,
	});
}

function codeOf(error: unknown): string {
	return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
