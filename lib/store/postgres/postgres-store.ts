import { Pool, TypeOverrides, type PoolClient } from 'pg';
import type { Clock } from '../../ports/clock';
import { StoreError } from '../errors';
import { migrate } from '../migrate';
import { MARK_OF_MOVE, refuseMoved } from '../migration-table';
import { migrations as allMigrations, type Migration } from '../migrations';
import { numberedPlaceholders } from '../placeholders';
import { TransactionStatements, type Driver } from '../statements';
import type { Sql, SqlRow, SqlValue, Store } from '../store';
import { plainInteger } from '../values';
import { postgresFailure, wasInTheWay } from './failures';

export interface PostgresOptions {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
	/**
	 * `verify`: encrypted, with a certificate for this host name that Node trusts. `ca`: the same,
	 * trusting these certificates (PEM) instead. `off`: not encrypted.
	 */
	readonly tls: 'verify' | 'off' | { readonly ca: string };
	/** Where the tables are; made when it is missing. Default `public`. */
	readonly schema?: string;
	readonly clock: Clock;
	/** Default 10 seconds. */
	readonly connectTimeoutMs?: number;
	/** Of one statement; default 60 seconds. */
	readonly statementTimeoutMs?: number;
	/** Default 5. */
	readonly maxConnections?: number;
	/** Left out: those of this package. */
	readonly migrations?: readonly Migration[];
}

/** How often a transaction is tried that others were in the way of. */
const ATTEMPTS = 5;

const RETRY_AFTER_MS = 50;

/** Between two statements of one transaction. */
const IDLE_IN_TRANSACTION_MS = 60_000;

const INT8 = 20;

/** Not `now()`, which stands still from the beginning of the transaction. */
const NOW = 'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now';

/** Any number: taken by all processes of this package that make tables. */
const MIGRATION_LOCK = 4_713_202_611;

/**
 * Opens a database as a store. Transactions are READ COMMITTED.
 *
 * @throws StoreError STORE_UNREACHABLE, STORE_PASSWORD_REJECTED, STORE_DATABASE_MISSING,
 * STORE_TLS_FAILED, STORE_RIGHT_MISSING, STORE_NEWER, STORE_MOVED, STORE_BUSY, STORE_SETTINGS_INVALID
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
	const { schema = 'public', clock, migrations = allMigrations } = options;
	checkSettings(options);
	const store = new PostgresStore(options, schema);
	try {
		await migrate(store, migrations, dialectFor(schema), clock);
		store.watchForMove();
		return store;
	} catch (error) {
		await store.close();
		throw error;
	}
}

/**
 * The same of what is there, as it is: no table is made, and a store that was moved is opened as well.
 * Its first transaction connects.
 *
 * @throws StoreError STORE_SETTINGS_INVALID
 */
export function attachPostgresStore(options: Omit<PostgresOptions, 'migrations'>): Store {
	checkSettings(options);
	return new PostgresStore(options, options.schema ?? 'public');
}

function checkSettings({ host, port, database, user, schema = 'public' }: PostgresOptions): void {
	const faults = [
		...(host === '' ? ['Host is empty'] : []),
		...(Number.isInteger(port) && port >= 1 && port <= 65_535 ? [] : ['Port is no port number']),
		...(database === '' ? ['Database is empty'] : []),
		...(user === '' ? ['User is empty'] : []),
		...(/^[a-z_][a-z0-9_]{0,62}$/.test(schema)
			? []
			: ['Schema is no name of small letters, digits and _']),
	];
	if (faults.length === 0) return;
	throw new StoreError({
		code: 'STORE_SETTINGS_INVALID',
		message: `The settings for Postgres cannot be used: ${faults.join('; ')}.`,
		remedy: 'Correct them in the AccountView Store credential.',
	});
}

function dialectFor(schema: string) {
	return {
		// The database's own order of texts depends on its locale.
		types: { text: 'TEXT COLLATE "C"', integer: 'BIGINT' },
		async lock(sql: Sql): Promise<void> {
			await sql.all('SELECT pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
			const found = await sql.all('SELECT 1 AS there FROM pg_namespace WHERE nspname = ?', [
				schema,
			]);
			if (found.length === 0) await sql.run(`CREATE SCHEMA "${schema}"`);
		},
	};
}

class PostgresStore implements Store {
	readonly kind = 'postgres';
	private readonly pool: Pool;
	private readonly address: string;
	private begin: string;
	private readonly clock: Clock;
	private readonly underWay = new Set<Promise<unknown>>();
	private closing: Promise<void> | undefined;

	constructor(options: PostgresOptions, schema: string) {
		this.pool = poolFor(options);
		this.clock = options.clock;
		this.address = `${options.host}:${options.port}`;
		// Set in each transaction, because a pooler in between may hand out another session. A process
		// that stands still in the middle of one must not keep its locks from all others.
		this.begin = [
			'BEGIN ISOLATION LEVEL READ COMMITTED',
			`SET LOCAL search_path TO "${schema}"`,
			`SET LOCAL idle_in_transaction_session_timeout TO ${IDLE_IN_TRANSACTION_MS}`,
		].join('; ');
	}

	/** Its tables are there: from now on each transaction asks, in the same breath, whether it was moved. */
	watchForMove(): void {
		this.begin = `${this.begin}; ${MARK_OF_MOVE}`;
	}

	async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		if (this.closing !== undefined) throw this.closed();
		const performing = this.performAgain(work);
		this.underWay.add(performing);
		try {
			return await performing;
		} finally {
			this.underWay.delete(performing);
		}
	}

	async close(): Promise<void> {
		this.closing ??= Promise.allSettled(this.underWay).then(() => this.pool.end());
		await this.closing;
	}

	private async performAgain<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		for (let attempt = 1; ; attempt += 1) {
			try {
				return await this.perform(work);
			} catch (error) {
				if (attempt === ATTEMPTS || !wasInTheWay(error)) throw error;
			}
			await this.clock.sleep(RETRY_AFTER_MS * attempt);
		}
	}

	private async perform<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		const client = await this.attempt(() => this.pool.connect());
		const statements = new TransactionStatements(this.driver(client));
		let sound = false;
		try {
			// Several statements, each with an answer.
			const answers = [await this.attempt(() => client.query<SqlRow>(this.begin))].flat();
			try {
				refuseMoved(answers.at(-1)?.rows ?? []);
				const result = await work(statements);
				statements.end();
				await this.attempt(() => client.query('COMMIT'));
				sound = true;
				return result;
			} catch (error) {
				statements.abandon();
				sound = await rolledBack(client);
				throw error;
			}
		} finally {
			// A connection in doubt is closed; the server then rolls back by itself.
			client.release(!sound);
		}
	}

	private driver(client: PoolClient): Driver {
		const query = (text: string, parameters: readonly SqlValue[]) =>
			this.attempt(() =>
				client.query<Record<string, SqlValue>>(numberedPlaceholders(text), [...parameters]),
			);
		return {
			all: async (text, parameters): Promise<readonly SqlRow[]> =>
				(await query(text, parameters)).rows,
			run: async (text, parameters) => ({
				changes: (await query(text, parameters)).rowCount ?? 0,
			}),
			now: async () => Number((await query(NOW, [])).rows[0]?.['now']),
		};
	}

	private async attempt<T>(act: () => Promise<T>): Promise<T> {
		try {
			return await act();
		} catch (error) {
			throw postgresFailure(error, this.address);
		}
	}

	private closed(): StoreError {
		return new StoreError({
			code: 'STORE_CLOSED',
			message: `The connection with Postgres at ${this.address} was closed.`,
			remedy: 'Run again.',
		});
	}
}

async function rolledBack(client: PoolClient): Promise<boolean> {
	try {
		await client.query('ROLLBACK');
		return true;
	} catch {
		return false;
	}
}

function poolFor(options: PostgresOptions): Pool {
	const { host, port, database, user, password, tls } = options;
	const types = new TypeOverrides();
	types.setTypeParser(INT8, (text) => plainInteger(BigInt(text)));
	// Everything is stated, because the driver would look in the environment for the rest.
	const pool = new Pool({
		host,
		port,
		database,
		user,
		password: () => password,
		ssl: tls === 'off' ? false : { rejectUnauthorized: true, ...(tls !== 'verify' && tls) },
		application_name: 'n8n-nodes-accountview',
		options: '',
		max: options.maxConnections ?? 5,
		connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
		query_timeout: options.statementTimeoutMs ?? 60_000,
		idleTimeoutMillis: 30_000,
		allowExitOnIdle: true,
		keepAlive: true,
		types,
	});
	// A connection that breaks while nobody uses it is replaced; unheard, it would end the process.
	const unheard = (): undefined => undefined;
	pool.on('error', unheard);
	pool.on('connect', (client) => client.on('error', unheard));
	return pool;
}
