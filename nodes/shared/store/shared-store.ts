import { CodedError } from '../../../lib/errors/coded-error';
import type { Sql, Store } from '../../../lib/store';

/** How long a store stays open that nobody uses. */
const IDLE_MS = 60_000;

/**
 * A store that opens when it is used and closes when it has not been used for a while. All runs of
 * a process use the same one, so that one file has one connection and one server a few.
 */
export class SharedStore implements Store {
	private opened: Promise<Store> | undefined;
	private users = 0;
	private timer: NodeJS.Timeout | undefined;

	constructor(
		readonly kind: Store['kind'],
		private readonly open: () => Promise<Store>,
		private readonly idleMs = IDLE_MS,
	) {}

	async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		clearTimeout(this.timer);
		this.users += 1;
		try {
			return await this.onOpenStore(work);
		} finally {
			this.users -= 1;
			if (this.users === 0) this.closeWhenIdle();
		}
	}

	/** Closes it for now; the next transaction opens it again. */
	async close(): Promise<void> {
		clearTimeout(this.timer);
		const { opened } = this;
		this.opened = undefined;
		await (await opened)?.close();
	}

	/** A file that was replaced is opened anew: the transaction had not begun. */
	private async onOpenStore<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		const store = await this.take();
		return await store.transaction(work).catch(async (error: unknown) => {
			if (!isReplaced(error)) throw error;
			if ((await this.opened) === store) await this.close();
			return await (await this.take()).transaction(work);
		});
	}

	/** What could not be opened is tried anew by the next one. */
	private take(): Promise<Store> {
		this.opened ??= this.open().catch((error: unknown) => {
			this.opened = undefined;
			throw error;
		});
		return this.opened;
	}

	private closeWhenIdle(): void {
		this.timer = setTimeout(() => {
			// Nobody waits for it, and what was committed is safe.
			this.close().catch(() => undefined);
		}, this.idleMs);
		this.timer.unref();
	}
}

function isReplaced(error: unknown): boolean {
	return error instanceof CodedError && error.code === 'STORE_REPLACED';
}
