import { statSync } from 'node:fs';
import { access, constants, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreError } from '../errors';
import { notADatabase } from './failures';

/** What every SQLite database begins with (sqlite.org/fileformat.html). */
const HEADER = 'SQLite format 3\0';

/**
 * Makes the file and its folder where they are missing: SQLite would make it readable for all, and
 * says of a missing folder only "unable to open".
 *
 * @throws StoreError STORE_PATH_INVALID, STORE_CORRUPT; what Node's file functions throw
 */
export async function makeFile(file: string): Promise<void> {
	const folder = dirname(file);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	// The write-ahead log is made beside the file.
	await access(folder, constants.W_OK);
	await refuseNoFile(file);
	await refuseOtherContent(file, 'a+');
}

/**
 * The same for one that is to be there already: nothing is made.
 *
 * @throws StoreError STORE_PATH_INVALID, STORE_CORRUPT; what Node's file functions throw
 */
export async function findFile(file: string): Promise<void> {
	// What Node says where there is none says it better than SQLite.
	await access(file);
	await refuseNoFile(file);
	await refuseOtherContent(file, 'r');
}

/**
 * Tells a file from another one of the same name; undefined where there is none. At once: every
 * transaction asks it, and to wait for a thread of Node's costs many times what the answer does.
 */
export function identityOf(file: string): string | undefined {
	try {
		const { dev, ino } = statSync(file, { bigint: true });
		return `${dev}/${ino}`;
	} catch {
		return undefined;
	}
}

/** Before it is opened: opening a pipe waits for its other end. */
async function refuseNoFile(file: string): Promise<void> {
	const found = await stat(file).catch(() => undefined);
	if (found?.isFile() !== false) return;
	throw new StoreError({
		code: 'STORE_PATH_INVALID',
		message: `The store file ${file} is no ordinary file.`,
		remedy: 'Choose the absolute path of a file.',
	});
}

/** SQLite takes a file of one byte for an empty database, and writes over it. */
async function refuseOtherContent(file: string, flags: 'a+' | 'r'): Promise<void> {
	const opened = await open(file, flags, 0o600);
	try {
		const { buffer, bytesRead } = await opened.read(
			Buffer.alloc(HEADER.length),
			0,
			HEADER.length,
			0,
		);
		if (bytesRead > 0 && buffer.toString('latin1') !== HEADER) throw notADatabase(file);
	} finally {
		await opened.close();
	}
}
