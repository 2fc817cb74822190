import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Clock } from '../../../lib/ports/clock';
import { migrations } from '../../../lib/store/migrations';
import type { Sql, SqlRow, SqlValue, Store } from '../../../lib/store';

/**
 * A store in memory for tests in virtual time: nothing in it waits for the machine. One transaction
 * at a time.
 */
export class MemoryStore implements Store {
	readonly kind = 'sqlite';
	private readonly database = new DatabaseSync(':memory:');
	private queue: Promise<unknown> = Promise.resolve();

	/** @param clock that of the database */
	constructor(private readonly clock: Pick<Clock, 'now'>) {
		const types = { text: 'TEXT', integer: 'BIGINT' };
		for (const { statements } of migrations) {
			for (const statement of statements(types)) this.database.exec(statement);
		}
	}

	transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		const mine = this.queue.then(() => this.perform(work));
		this.queue = mine.catch(() => undefined);
		return mine;
	}

	close(): Promise<void> {
		this.database.close();
		return Promise.resolve();
	}

	private async perform<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		this.database.exec('BEGIN');
		try {
			const result = await work(this.sql);
			this.database.exec('COMMIT');
			return result;
		} catch (error) {
			this.database.exec('ROLLBACK');
			throw error;
		}
	}

	private readonly sql: Sql = {
		all: (statement, parameters = []) =>
			Promise.resolve(
				this.database.prepare(statement).all(...plain(parameters)) as unknown as SqlRow[],
			),
		run: (statement, parameters = []) => {
			const { changes } = this.database.prepare(statement).run(...plain(parameters));
			return Promise.resolve({ changes: Number(changes) });
		},
		now: () => Promise.resolve(this.clock.now()),
	};
}

function plain(parameters: readonly SqlValue[]): SQLInputValue[] {
	return [...parameters];
}
