import { resolve } from 'node:path';
import { z } from 'zod4';
import { CodedError } from '../lib/errors/coded-error';
import type { StorePlace } from '../lib/store/move';

/** Where a store is; the password of a server is told apart from it. */
export type Address =
	| Extract<StorePlace, { kind: 'sqlite' }>
	| Omit<Extract<StorePlace, { kind: 'postgres' }>, 'password'>;

export interface AddressPorts {
	/** Relative paths start here. */
	readonly folder: string;
	/** Text of a file, by its absolute path. */
	readonly readFile: (path: string) => string;
}

const POSTGRES = /^postgres(ql)?:\/\//i;
const OTHER_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

const querySchema = z.strictObject({
	schema: z.string().default('public'),
	sslmode: z.enum(['verify-full', 'disable']).default('verify-full'),
	sslrootcert: z.string().exactOptional(),
});

/**
 * The path of a file, or `postgres://user@host:port/database`, as libpq writes it. The connection is encrypted
 * and the certificate checked unless `sslmode=disable` says otherwise.
 *
 * @throws CodedError COMMAND_ADDRESS_INVALID, which never repeats what was given: it may hold a password
 */
export function readAddress(text: string, { folder, readFile }: AddressPorts): Address {
	if (POSTGRES.test(text)) return postgresAddress(text, { folder, readFile });
	if (OTHER_SCHEME.test(text)) throw invalid('It begins with something else than postgres://.');
	if (text === '') throw invalid('It is empty.');
	return { kind: 'sqlite', file: resolve(folder, text) };
}

function postgresAddress(text: string, { folder, readFile }: AddressPorts): Address {
	const { url, user, database } = partsOf(text);
	if (url.password !== '') {
		throw invalid(
			'Leave the password out of it: others can see it there. It is asked for, or taken from PGPASSWORD.',
		);
	}
	if (user === '') throw invalid('It names no user.');
	if (database === '' || database.includes('/')) throw invalid('It names no database.');
	const { schema, sslmode, sslrootcert } = queryOf(url);
	const ca = sslrootcert === undefined ? undefined : readFile(resolve(folder, sslrootcert));
	return {
		kind: 'postgres',
		host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
		port: url.port === '' ? 5432 : Number(url.port),
		database,
		schema,
		user,
		tls: sslmode === 'disable' ? 'off' : ca === undefined ? 'verify' : { ca },
	};
}

function partsOf(text: string): {
	readonly url: URL;
	readonly user: string;
	readonly database: string;
} {
	try {
		const url = new URL(text);
		const [user, database] = [url.username, url.pathname.slice(1)].map(decodeURIComponent);
		return { url, user: user ?? '', database: database ?? '' };
	} catch {
		throw invalid('It cannot be read: signs such as @, / and % are written as %40, %2F and %25.');
	}
}

function queryOf(url: URL): z.infer<typeof querySchema> {
	const read = querySchema.safeParse(Object.fromEntries(url.searchParams));
	if (read.success) return read.data;
	throw invalid(
		'Behind the ? it knows schema, sslmode (verify-full or disable) and sslrootcert (a file).',
	);
}

function invalid(what: string): CodedError {
	return new CodedError({
		code: 'COMMAND_ADDRESS_INVALID',
		message: `The address of a store cannot be used. ${what}`,
		remedy: 'Give the path of a file, or postgres://user@host:port/database.',
	});
}
