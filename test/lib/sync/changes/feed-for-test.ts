import { createHash } from 'node:crypto';
import type { Clock } from '../../../../lib/ports/clock';
import { openSqliteStore, type Sql, type Store } from '../../../../lib/store';
import { ChangeFeed, type ChangeBatch, type ChangeFeedSettings } from '../../../../lib/sync';
import { systemClock } from '../../../../nodes/shared/accountview/ports';
import type { ChangingServer } from './changing-server';

export function openTestStore(file: string): Promise<Store> {
	return openSqliteStore({ file, clock: systemClock });
}

let lastId = 0;

/** A feed on the server's time line, whose own clock may be off. */
export function feedFor(
	store: Store,
	server: ChangingServer,
	{ skewMs = 0, ...settings }: ChangeFeedSettings & { readonly skewMs?: number } = {},
): ChangeFeed {
	const clock: Clock = { now: () => server.now + skewMs, sleep: () => Promise.resolve() };
	const newId = (): string => {
		lastId += 1;
		return `token-${lastId}`;
	};
	const digest = (text: string): string => createHash('sha256').update(text).digest('base64');
	return new ChangeFeed(store, { clock, newId, digest }, settings);
}

/** A batch as `key=value` per record. */
export function shown({ records }: ChangeBatch): string[] {
	return records.map(({ key, record }) => `${key}=${String(record['value'])}`);
}

/** A store that goes down at one of its transactions: before it begins, or once it is committed. */
export class BreakingStore implements Store {
	readonly kind = 'sqlite';
	private left: number | undefined;
	private when: 'before' | 'after' = 'before';

	constructor(private readonly store: Store) {}

	breakAt(transactions: number, when: 'before' | 'after'): void {
		this.left = transactions;
		this.when = when;
	}

	mend(): void {
		this.left = undefined;
	}

	async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		if (this.left !== undefined) this.left -= 1;
		const breaks = this.left === 0;
		if (breaks && this.when === 'before') throw new Error('killed');
		const result = await this.store.transaction(work);
		if (breaks) throw new Error('killed');
		return result;
	}

	close(): Promise<void> {
		return this.store.close();
	}
}
