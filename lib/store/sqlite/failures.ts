import { StoreError, faultOf, type StoreErrorCode } from '../errors';

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const CODES: ReadonlyMap<number, StoreErrorCode> = new Map([
	[3, 'STORE_RIGHT_MISSING'],
	[5, 'STORE_BUSY'],
	[6, 'STORE_BUSY'],
	[8, 'STORE_READ_ONLY'],
	[11, 'STORE_CORRUPT'],
	[13, 'STORE_DISK_FULL'],
	[14, 'STORE_PATH_INVALID'],
	[23, 'STORE_RIGHT_MISSING'],
	[26, 'STORE_CORRUPT'],
]);

/** What Node's file functions say (errno names). */
const FILE_CODES: ReadonlyMap<string, StoreErrorCode> = new Map([
	['EACCES', 'STORE_READ_ONLY'],
	['EPERM', 'STORE_READ_ONLY'],
	['EROFS', 'STORE_READ_ONLY'],
	['ENOSPC', 'STORE_DISK_FULL'],
	['EDQUOT', 'STORE_DISK_FULL'],
	['EMFILE', 'STORE_BUSY'],
	['ENFILE', 'STORE_BUSY'],
	['ENOENT', 'STORE_PATH_INVALID'],
	['ENOTDIR', 'STORE_PATH_INVALID'],
	['EISDIR', 'STORE_PATH_INVALID'],
	['EEXIST', 'STORE_PATH_INVALID'],
	['ELOOP', 'STORE_PATH_INVALID'],
	['ENAMETOOLONG', 'STORE_PATH_INVALID'],
	['EINVAL', 'STORE_PATH_INVALID'],
]);

const UNIQUE = new Set([1555, 2067]);

/** What happened, and what to do. */
const WORDS: Partial<Record<StoreErrorCode, readonly [string, string]>> = {
	STORE_READ_ONLY: [
		'cannot be written',
		'Give the user that runs n8n the right to write the file and its folder, or choose another file.',
	],
	STORE_RIGHT_MISSING: [
		'may not be used by the user that runs n8n',
		'Give that user the right to read and write the file and its folder.',
	],
	STORE_DISK_FULL: [
		'cannot grow: the disk is full',
		'Make room on the disk and run again. Nothing was half written.',
	],
	STORE_CORRUPT: [
		'is damaged or is no SQLite database',
		'Put a backup back in its place, or choose another file. Positions then begin anew.',
	],
	STORE_PATH_INVALID: [
		'cannot be opened or made at this path',
		'Choose an absolute path of a file, in a folder that can be made or that exists.',
	],
	STORE_BUSY: [
		'was kept occupied by another process for too long',
		'Run again. Where several n8n processes share it all day, use Postgres.',
	],
	STORE_DUPLICATE: [
		'holds a row with this key already',
		'Run again; if it stays, please report it.',
	],
};

const OTHER_WORDS = [
	'could not do what was asked',
	'Please report it together with the version of this package.',
] as const;

/** Another process writes the file at the moment. */
export function isBusy(error: unknown): boolean {
	const { errcode } = faultOf(error);
	return errcode !== undefined && [5, 6].includes(errcode & 0xff);
}

/** Whatever SQLite or the file system threw, as a sentence about this file. */
export function sqliteFailure(error: unknown, file: string): StoreError {
	if (error instanceof StoreError) return error;
	const { code, errcode, message } = faultOf(error);
	if (errcode !== undefined && UNIQUE.has(errcode)) {
		return described('STORE_DUPLICATE', file, message);
	}
	if (errcode !== undefined) {
		return described(CODES.get(errcode & 0xff) ?? 'STORE_FAILED', file, `${message}, ${errcode}`);
	}
	return described(FILE_CODES.get(code) ?? 'STORE_FAILED', file, code === '' ? message : code);
}

/** Of a file that begins otherwise than every database does. */
export function notADatabase(file: string): StoreError {
	return described('STORE_CORRUPT', file, 'its first bytes');
}

function described(code: StoreErrorCode, file: string, reason: string): StoreError {
	const [happened, remedy] = WORDS[code] ?? OTHER_WORDS;
	return new StoreError({
		code,
		message: `The store file ${file} ${happened}.`,
		remedy,
		details: { file, reason },
	});
}
