import { constants } from 'node:fs';
import * as disk from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { EInvoiceError, type EInvoiceErrorCode } from '../errors';
import type { Folder } from './folder';

/** A file that is being written begins with this; nobody takes it for a document. */
const TEMPORARY = '.accountview-';

/** Disks and shares that know no hard links refuse them with one of these. */
const NO_LINKS: ReadonlySet<string> = new Set([
	...['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'],
]);

/** What it asks of the file system. */
export type DiskCalls = Pick<
	typeof disk,
	'link' | 'open' | 'readFile' | 'readdir' | 'rename' | 'stat' | 'unlink'
>;

/** A folder on the disk of this machine. Links are not followed: a file is what lies there itself. */
export class DiskFolder implements Folder {
	/**
	 * @param path absolute
	 * @param newId for the name of a file that is being written
	 * @param calls those of Node, where none are given
	 * @throws EInvoiceError EINVOICE_FOLDER_MISSING for a path that is not absolute
	 */
	constructor(
		readonly path: string,
		private readonly newId: () => string,
		private readonly calls: DiskCalls = disk,
	) {
		if (!isAbsolute(path)) throw folderError('EINVOICE_FOLDER_MISSING', path);
	}

	async create(name: string, bytes: Uint8Array): Promise<boolean> {
		const target = this.placeOf(name);
		return await this.withTemporary(bytes, async (temporary) => {
			const isPlaced = await this.place(temporary, target);
			if (isPlaced !== 'moved') await this.calls.unlink(temporary);
			return isPlaced !== 'taken';
		});
	}

	/** Where there is something it is left alone, unlike with a rename. */
	private async place(temporary: string, target: string): Promise<'linked' | 'moved' | 'taken'> {
		try {
			await this.calls.link(temporary, target);
			return 'linked';
		} catch (error) {
			if (codeOf(error) === 'EEXIST') return 'taken';
			if (!NO_LINKS.has(codeOf(error))) throw error;
		}
		return (await this.reserve(target)) ? await this.move(temporary, target) : 'taken';
	}

	/**
	 * Takes the name with an empty file, which nobody else can have done: where there are no links this is all
	 * that fails when there is something. A run that is cut off here leaves the empty file, and the next one of
	 * the same document goes on with it.
	 */
	private async reserve(target: string): Promise<boolean> {
		try {
			const file = await this.calls.open(target, 'wx', 0o640);
			await file.close();
			return true;
		} catch (error) {
			if (codeOf(error) === 'EEXIST') return false;
			throw error;
		}
	}

	private async move(temporary: string, target: string): Promise<'moved'> {
		try {
			await this.calls.rename(temporary, target);
			return 'moved';
		} catch (error) {
			await this.calls.unlink(target).catch(() => undefined);
			throw error;
		}
	}

	async replace(name: string, bytes: Uint8Array): Promise<void> {
		const target = this.placeOf(name);
		await this.withTemporary(bytes, (temporary) => this.calls.rename(temporary, target));
	}

	async read(name: string): Promise<Uint8Array | undefined> {
		const target = this.placeOf(name);
		try {
			return await this.calls.readFile(target, { flag: constants.O_RDONLY | constants.O_NOFOLLOW });
		} catch (error) {
			if (codeOf(error) === 'ENOENT') return undefined;
			throw this.failure(error);
		}
	}

	async remove(name: string): Promise<void> {
		const target = this.placeOf(name);
		try {
			await this.calls.unlink(target);
			await this.sync();
		} catch (error) {
			if (codeOf(error) !== 'ENOENT') throw this.failure(error);
		}
	}

	/**
	 * Removes what runs that were cut off had begun to write; never rejects.
	 *
	 * @param before an instant, in milliseconds since the Unix epoch: what was written since may be of a run that
	 * goes on
	 */
	async tidy(before: number): Promise<void> {
		const names = await this.calls.readdir(this.path).catch((): string[] => []);
		for (const name of names.filter((one) => one.startsWith(TEMPORARY))) {
			const temporary = join(this.path, name);
			const written = await this.calls.stat(temporary).catch(() => undefined);
			if (written === undefined || written.mtimeMs >= before) continue;
			await this.calls.unlink(temporary).catch(() => undefined);
		}
	}

	/** Writes to a name beside the target, so that nobody ever sees half a file. */
	private async withTemporary<T>(
		bytes: Uint8Array,
		place: (temporary: string) => Promise<T>,
	): Promise<T> {
		const temporary = join(this.path, `${TEMPORARY}${this.newId()}`);
		try {
			const file = await this.calls.open(temporary, 'wx', 0o640);
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
			await this.calls.unlink(temporary).catch(() => undefined);
			throw this.failure(error);
		}
	}

	/** Makes the names of the folder durable, where the system can do that for a folder. */
	private async sync(): Promise<void> {
		const folder = await this.calls.open(this.path, 'r').catch(() => undefined);
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
