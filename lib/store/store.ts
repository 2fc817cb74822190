/** What a column can hold. Whole numbers beyond 2^53 are bigints; yes and no are 1 and 0. */
export type SqlValue = string | number | bigint | null;

export type SqlRow = Readonly<Record<string, SqlValue>>;

/**
 * Statements within one transaction, in the SQL that SQLite and Postgres share, with `?` for each
 * parameter. Texts sort by their code points. A statement that was refused ends the transaction:
 * it is rolled back even when the refusal is caught.
 */
export interface Sql {
	all(statement: string, parameters?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
	/** `changes`: how many rows were written or removed. */
	run(statement: string, parameters?: readonly SqlValue[]): Promise<{ readonly changes: number }>;
	/**
	 * Milliseconds since the Unix epoch by the one clock that all who share this database have: that
	 * of the Postgres server, or of the machine on which the file is. Read anew at each call.
	 */
	now(): Promise<number>;
}

/** One database, open. Every method rejects with a `StoreError`. */
export interface Store {
	readonly kind: 'sqlite' | 'postgres';
	/**
	 * Does `work` in one transaction: committed when it resolves, rolled back when it rejects.
	 *
	 * Transactions that write the same rows wait for each other; SQLite lets one write at a time.
	 * `work` may be done again from its start when another transaction was in its way, so it must
	 * have no effect but through `sql`; and it must not ask for a transaction of its own.
	 */
	transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
	/** Waits for the transactions under way. The store cannot be used afterwards. */
	close(): Promise<void>;
}
