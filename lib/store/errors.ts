import { CodedError, type ErrorFacts } from '../errors/coded-error';

/** Everything that can go wrong with a store. Codes never change meaning. */
export type StoreErrorCode =
	/** The Postgres server does not answer, or the connection broke. */
	| 'STORE_UNREACHABLE'
	| 'STORE_PASSWORD_REJECTED'
	| 'STORE_DATABASE_MISSING'
	/** No encrypted connection, or a certificate that is not trusted. */
	| 'STORE_TLS_FAILED'
	/** File, folder or database can be read but not written. */
	| 'STORE_READ_ONLY'
	| 'STORE_DISK_FULL'
	/** A later version of this package made it. */
	| 'STORE_NEWER'
	/** All that was in it is in another store now. */
	| 'STORE_MOVED'
	/** Damaged, or no database at all. */
	| 'STORE_CORRUPT'
	/** Others keep it occupied. */
	| 'STORE_BUSY'
	| 'STORE_RIGHT_MISSING'
	/** The file's path cannot be used. */
	| 'STORE_PATH_INVALID'
	/** This Node has no SQLite in it. */
	| 'STORE_NODE_TOO_OLD'
	/** A setting of the credential cannot be used. */
	| 'STORE_SETTINGS_INVALID'
	/** A row with the same key is there already. */
	| 'STORE_DUPLICATE'
	/** A value that a database cannot hold. */
	| 'STORE_VALUE_INVALID'
	/** The file was removed, or another one was put in its place, while it was open. */
	| 'STORE_REPLACED'
	/** It was closed before. */
	| 'STORE_CLOSED'
	/** Anything else the database says. */
	| 'STORE_FAILED';

/** What this room throws. */
export class StoreError extends CodedError<StoreErrorCode> {
	constructor(facts: ErrorFacts<StoreErrorCode>) {
		super(facts);
		this.name = 'StoreError';
	}
}

/**
 * Code, number and message of what a driver threw. By shape: what Node's own modules throw is not
 * everywhere an instance of the caller's `Error`.
 */
export function faultOf(error: unknown): {
	readonly code: string;
	readonly message: string;
	readonly errcode: number | undefined;
} {
	const fields = typeof error === 'object' && error !== null ? { ...named(error) } : {};
	const { code, message, errcode } = fields;
	return {
		code: typeof code === 'string' ? code : '',
		message: typeof message === 'string' ? message : '',
		errcode: typeof errcode === 'number' ? errcode : undefined,
	};
}

/** An error's own fields do not come along when it is spread. */
function named(error: object): { code?: unknown; message?: unknown; errcode?: unknown } {
	return {
		...('code' in error && { code: error.code }),
		...('message' in error && { message: error.message }),
		...('errcode' in error && { errcode: error.errcode }),
	};
}
