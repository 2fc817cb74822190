import { StoreError, faultOf, type StoreErrorCode } from '../errors';

/** Postgres' error codes (postgresql.org/docs/current/errcodes-appendix.html). */
const CODES: ReadonlyMap<string, StoreErrorCode> = new Map([
	['23505', 'STORE_DUPLICATE'],
	['25006', 'STORE_READ_ONLY'],
	['28000', 'STORE_PASSWORD_REJECTED'],
	['28P01', 'STORE_PASSWORD_REJECTED'],
	['3D000', 'STORE_DATABASE_MISSING'],
	['40001', 'STORE_BUSY'],
	['40P01', 'STORE_BUSY'],
	['42501', 'STORE_RIGHT_MISSING'],
	['53100', 'STORE_DISK_FULL'],
	['53300', 'STORE_BUSY'],
	['55P03', 'STORE_BUSY'],
	['57P01', 'STORE_UNREACHABLE'],
	['57P02', 'STORE_UNREACHABLE'],
	['57P03', 'STORE_UNREACHABLE'],
	['XX001', 'STORE_CORRUPT'],
	['XX002', 'STORE_CORRUPT'],
]);

const NETWORK =
	/^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|EADDRNOTAVAIL|ERR_STREAM|ERR_SOCKET|08)/;

const TLS = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO|^EPROTO$/;

/** What happened, and what to do. */
const WORDS: Partial<Record<StoreErrorCode, readonly [string, string]>> = {
	STORE_UNREACHABLE: [
		'does not answer, or the connection broke',
		'Check host and port in the credential, and whether the server runs and lets this machine in.',
	],
	STORE_PASSWORD_REJECTED: [
		'refused the user or the password',
		'Correct user and password in the credential; the server must also let this user in from here (pg_hba.conf).',
	],
	STORE_DATABASE_MISSING: [
		'has no database of this name',
		'Make the database, or correct its name in the credential.',
	],
	STORE_TLS_FAILED: [
		'gave no encrypted connection that can be trusted',
		'Let the server offer TLS with a certificate for this host name, and give the CA certificate when it is your own. Turn TLS off only on a trusted network.',
	],
	STORE_READ_ONLY: ['is read only', 'Connect to the primary server, not to a copy of it.'],
	STORE_DISK_FULL: [
		'cannot write: its disk is full',
		'Make room on the disk of the server and run again. Nothing was half written.',
	],
	STORE_CORRUPT: ['reports damaged data', 'Let the keeper of the database restore a backup.'],
	STORE_BUSY: [
		'was too busy',
		'Run again. If it stays, let the server accept more connections, or run fewer flows at the same time.',
	],
	STORE_RIGHT_MISSING: [
		'lets this user not make or use the tables',
		'Grant the user USAGE and CREATE on the schema, and its own tables in it.',
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

/** Another transaction was in the way, and Postgres took this one back. */
export function wasInTheWay(error: unknown): boolean {
	const reason = error instanceof StoreError ? error.details['reason'] : undefined;
	return reason === '40001' || reason === '40P01';
}

/** Whatever the driver threw, as a sentence about this server; it never holds the password. */
export function postgresFailure(error: unknown, address: string): StoreError {
	if (error instanceof StoreError) return error;
	const { code, message } = faultOf(error);
	const storeCode = codeOf(code, message);
	const [happened, remedy] = WORDS[storeCode] ?? OTHER_WORDS;
	return new StoreError({
		code: storeCode,
		message: `Postgres at ${address} ${happened}.`,
		remedy,
		details: { reason: code === '' ? withoutValues(message) : code },
	});
}

/** The driver's own errors have no codes, only these messages. */
function codeOf(code: string, message: string): StoreErrorCode {
	const known = CODES.get(code);
	if (known !== undefined) return known;
	if (TLS.test(code) || /SSL|altnames|certificate/i.test(message)) return 'STORE_TLS_FAILED';
	if (NETWORK.test(code)) return 'STORE_UNREACHABLE';
	if (/^timeout exceeded when trying to connect/.test(message)) return 'STORE_BUSY';
	if (/terminated|connection timeout|not queryable|read timeout/i.test(message)) {
		return 'STORE_UNREACHABLE';
	}
	return /SASL|password/i.test(message) ? 'STORE_PASSWORD_REJECTED' : 'STORE_FAILED';
}

/** Postgres quotes what it was given in its messages. */
function withoutValues(message: string): string {
	return message.replace(/"[^"]*"/g, '"…"');
}
