import type { Sql, Store } from '../../../lib/store';

/** Counts the steps of a process from 1, and kills it at one of them. */
export class Steps {
	/** What the process is at, such as `Compare`. */
	phase = '';
	readonly names: string[] = [];

	/**
	 * @param killAt 0 for never
	 * @param from the phase with which the counting begins; undefined for the first step of all
	 */
	constructor(
		private readonly killAt: number,
		private readonly from?: string,
	) {}

	pass(name: string): void {
		const isCounting = this.names.length > 0 || this.from === undefined;
		if (!isCounting && this.phase !== this.from) return;
		this.names.push(`${this.phase}, ${name}`);
		if (this.names.length === this.killAt) process.kill(process.pid, 'SIGKILL');
	}
}

/** A store whose transactions are steps: before, with all statements carried out, and committed. */
export class NumberedStore implements Store {
	readonly kind: Store['kind'];

	constructor(
		private readonly store: Store,
		private readonly steps: Steps,
	) {
		this.kind = store.kind;
	}

	async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		this.steps.pass('before a transaction');
		const result = await this.store.transaction(async (sql) => {
			const outcome = await work(sql);
			this.steps.pass('before its commit');
			return outcome;
		});
		this.steps.pass('committed');
		return result;
	}

	async close(): Promise<void> {
		await this.store.close();
	}
}
