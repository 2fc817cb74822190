import { isAbsolute } from 'node:path';
import { getBuiltinModule } from 'node:process';
import type * as sqlite from 'node:sqlite';
import type { Clock } from '../../ports/clock';
import { StoreError } from '../errors';
import { migrate } from '../migrate';
import { MARK_OF_MOVE, MIGRATION_TABLE, refuseMoved } from '../migration-table';
import { migrations as allMigrations, type Migration } from '../migrations';
import { TransactionStatements, type Driver } from '../statements';
import type { Sql, SqlRow, SqlValue, Store } from '../store';
import { plainInteger } from '../values';
import { isBusy, sqliteFailure } from './failures';
import { findFile, identityOf, makeFile } from './file';

export interface SqliteOptions {
	/** Absolute path. The file is made, readable by its owner only, and so are missing folders. */
	readonly file: string;
	readonly clock: Clock;
	/** How long to wait while another process writes; default 15 seconds. */
	readonly busyTimeoutMs?: number;
	/** Left out: those of this package. */
	readonly migrations?: readonly Migration[];
}

/** SQLite waits in the thread of the event loop, so it may do so only this long at a time. */
const BLOCKING_WAIT_MS = 20;

const RETRY_AFTER_MS = 50;

const KEPT_STATEMENTS = 100;

/**
 * Opens a file as a store, with the SQLite that is part of Node (from 22.13).
 *
 * A file with tables of others and none of ours is refused before anything in it is changed.
 * Write-ahead log, and each commit is on the disk before it is told. The log needs shared memory,
 * so a file on a network drive is for one host only.
 *
 * @throws StoreError STORE_PATH_INVALID, STORE_READ_ONLY, STORE_CORRUPT, STORE_NEWER, STORE_MOVED,
 * STORE_BUSY, STORE_DISK_FULL, STORE_NODE_TOO_OLD
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
	const { clock, migrations = allMigrations } = options;
	return await connected(options, makeFile, async (store) => {
		const types = { text: 'TEXT', integer: 'BIGINT' };
		// BEGIN IMMEDIATE has kept all others out already.
		await migrate(store, migrations, { types, lock: () => Promise.resolve() }, clock);
		store.watchForMove();
	});
}

/**
 * The same of a file that is there, as it is: no table is made, and one that was moved is opened as well.
 *
 * @throws StoreError STORE_PATH_INVALID where there is none; the others of `openSqliteStore`
 */
export async function attachSqliteStore(
	options: Omit<SqliteOptions, 'migrations'>,
): Promise<Store> {
	return await connected(options, findFile, () => Promise.resolve());
}

async function connected(
	{ file, clock, busyTimeoutMs = 15_000 }: SqliteOptions,
	prepareFile: (file: string) => Promise<void>,
	prepareTables: (store: SqliteStore) => Promise<void>,
): Promise<Store> {
	checkPath(file);
	const { DatabaseSync: Database } = loadSqlite();
	let database: sqlite.DatabaseSync | undefined;
	try {
		await prepareFile(file);
		database = new Database(file, { timeout: BLOCKING_WAIT_MS });
		const identity = identityOf(file);
		const store = new SqliteStore(database, { file, identity }, clock, busyTimeoutMs);
		await store.prepare();
		await prepareTables(store);
		return store;
	} catch (error) {
		if (database?.isOpen === true) database.close();
		throw sqliteFailure(error, file);
	}
}

function checkPath(file: string): void {
	if (isAbsolute(file) && !file.includes('\0') && !/[\\/]$/.test(file)) return;
	throw new StoreError({
		code: 'STORE_PATH_INVALID',
		message: `The store file "${file.replaceAll('\0', '')}" is not the absolute path of a file.`,
		remedy: 'Give a path from the root on, such as /home/node/.n8n/accountview.sqlite.',
	});
}

/** Asked for when it is needed: a Node without it can still use Postgres. */
function loadSqlite(): typeof sqlite {
	try {
		const found = getBuiltinModule('node:sqlite');
		if (typeof found.DatabaseSync === 'function') return found;
	} catch {
		// Older still: they cannot even be asked.
	}
	throw new StoreError({
		code: 'STORE_NODE_TOO_OLD',
		message: 'This version of Node.js has no SQLite in it, so n8n cannot keep the store in a file.',
		remedy:
			'Run n8n on Node.js 24 as its documentation asks, or choose Postgres in an AccountView Store credential.',
	});
}

class SqliteStore implements Store {
	readonly kind = 'sqlite';
	private isWatched = false;
	private queue: Promise<unknown> = Promise.resolve();
	private closing = false;
	private readonly statements = new Map<string, sqlite.StatementSync>();

	constructor(
		private readonly database: sqlite.DatabaseSync,
		private readonly place: { readonly file: string; readonly identity: string | undefined },
		private readonly clock: Clock,
		private readonly busyTimeoutMs: number,
	) {}

	async prepare(): Promise<void> {
		await this.whenFree(() => {
			this.refuseForeign();
		});
		await this.whenFree(() => {
			this.database.exec('PRAGMA journal_mode = WAL');
		});
		this.database.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
	}

	/** Its tables are there: from now on each transaction asks whether it was moved. */
	watchForMove(): void {
		this.isWatched = true;
	}

	transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		if (this.closing) return Promise.reject(this.closed());
		return this.inTurn(() => this.perform(work));
	}

	async close(): Promise<void> {
		if (this.closing) return;
		this.closing = true;
		await this.inTurn(() => {
			this.statements.clear();
			this.database.close();
			return Promise.resolve();
		});
	}

	/** The file has one connection, and that one transaction at a time. */
	private inTurn<T>(act: () => Promise<T>): Promise<T> {
		const mine = this.queue.then(act);
		this.queue = mine.catch(() => undefined);
		return mine;
	}

	private async perform<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		this.refuseReplaced();
		const statements = new TransactionStatements(this.driver());
		try {
			await this.whenFree(() => {
				this.database.exec('BEGIN IMMEDIATE');
			});
			if (this.isWatched) refuseMoved(await statements.all(MARK_OF_MOVE));
			const result = await work(statements);
			statements.end();
			this.attempt(() => {
				this.database.exec('COMMIT');
			});
			return result;
		} finally {
			statements.abandon();
			// SQLite has rolled back by itself after some errors, a full disk among them.
			if (this.database.isTransaction) this.database.exec('ROLLBACK');
		}
	}

	/** An open file goes on after it was removed, and what is written to it is lost. */
	private refuseReplaced(): void {
		const { file, identity } = this.place;
		if (identityOf(file) === identity) return;
		throw new StoreError({
			code: 'STORE_REPLACED',
			message: `The store file ${file} was removed, or another one was put in its place.`,
			remedy: 'Run it again: the file that is there now is opened.',
		});
	}

	/** n8n keeps its own tables in such a file, in the very folder where ours is. */
	private refuseForeign(): void {
		const tables = this.database
			.prepare(
				"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'",
			)
			.all()
			.map(({ name }) => name);
		if (tables.length === 0 || tables.includes(MIGRATION_TABLE)) return;
		throw new StoreError({
			code: 'STORE_PATH_INVALID',
			message: `The store file ${this.place.file} is the database of another program.`,
			remedy:
				'Choose a file of its own, such as accountview.sqlite in the same folder. Nothing was changed in this one.',
		});
	}

	private async whenFree(act: () => void): Promise<void> {
		const giveUpAt = this.clock.now() + this.busyTimeoutMs;
		for (;;) {
			try {
				act();
				return;
			} catch (error) {
				if (!isBusy(error) || this.clock.now() >= giveUpAt)
					throw sqliteFailure(error, this.place.file);
			}
			await this.clock.sleep(RETRY_AFTER_MS);
		}
	}

	private driver(): Driver {
		const act = <T>(read: () => T): Promise<T> =>
			new Promise((resolve) => {
				resolve(this.attempt(read));
			});
		return {
			all: (text, parameters) =>
				act(() =>
					this.statement(text)
						.all(...parameters)
						.map(plainRow),
				),
			run: (text, parameters) =>
				act(() => ({ changes: Number(this.statement(text).run(...parameters).changes) })),
			now: () => Promise.resolve(this.clock.now()),
		};
	}

	private attempt<T>(act: () => T): T {
		try {
			return act();
		} catch (error) {
			throw sqliteFailure(error, this.place.file);
		}
	}

	private statement(text: string): sqlite.StatementSync {
		const known = this.statements.get(text);
		if (known !== undefined) return known;
		const statement = this.database.prepare(text);
		statement.setReadBigInts(true);
		if (this.statements.size >= KEPT_STATEMENTS) this.statements.clear();
		this.statements.set(text, statement);
		return statement;
	}

	private closed(): StoreError {
		return new StoreError({
			code: 'STORE_CLOSED',
			message: `The store file ${this.place.file} was closed.`,
			remedy: 'Run again.',
		});
	}
}

function plainRow(row: Readonly<Record<string, unknown>>): SqlRow {
	const plain: Record<string, SqlValue> = {};
	// The hot path of large reads: entries and maps would take twice the time.
	for (const name in row) plain[name] = plainValue(row[name]);
	return plain;
}

function plainValue(value: unknown): SqlValue {
	if (typeof value === 'bigint') return plainInteger(value);
	if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
	throw new StoreError({
		code: 'STORE_FAILED',
		message: 'The store holds bytes where texts and numbers belong.',
		remedy: 'Put a backup of the store file back in its place.',
	});
}
