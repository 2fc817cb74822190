import { DateTime } from 'luxon';
import type { ChangedRecord, ChangeRequest, ChangeSource } from '../../../../lib/sync';

export interface ServerOptions {
	/** The zone that its clock shows. */
	readonly zone?: string;
	/** How far its clock is off, in milliseconds. */
	readonly skewMs?: number;
	/** It tells the day of a change only. */
	readonly dayOnly?: boolean;
	readonly pageSize?: number;
}

interface StoredRow {
	readonly value: number;
	readonly changedAt: string | null;
}

/** A server with records that change, on one time line with whoever reads them. */
export class ChangingServer implements ChangeSource {
	readonly scope = 'https://av.example|DEMO|customer';
	/** Done before each page is answered: what others do while we read. */
	beforePage: () => void = () => undefined;
	private readonly rows = new Map<string, StoredRow>();
	private waiting: { at: number; key: string; row: StoredRow }[] = [];
	private value = 0;

	constructor(
		/** Milliseconds since the epoch. */
		private time: number,
		private readonly options: ServerOptions = {},
	) {}

	get now(): number {
		return this.time;
	}

	pass(milliseconds: number): void {
		this.time += milliseconds;
		const due = this.waiting.filter(({ at }) => at <= this.time);
		this.waiting = this.waiting.filter(({ at }) => at > this.time);
		for (const { key, row } of due) this.rows.set(key, row);
	}

	/** Stamps a change now; others see it `visibleAfterMs` later. */
	write(key: string, visibleAfterMs = 0): void {
		this.value += 1;
		const row = { value: this.value, changedAt: this.stamp() };
		this.waiting.push({ at: this.time + visibleAfterMs, key, row });
		this.pass(0);
	}

	/** A change as a person stamped it. */
	put(key: string, value: number, changedAt: string | null): void {
		this.rows.set(key, { value, changedAt });
	}

	remove(key: string): void {
		this.rows.delete(key);
	}

	/** What is there, as `key=value`. */
	contents(): string[] {
		return [...this.rows].map(([key, { value }]) => `${key}=${value}`).sort();
	}

	async *pages({ since, afterKey = '' }: ChangeRequest): AsyncGenerator<ChangedRecord[], void> {
		const { pageSize = 3 } = this.options;
		let last = afterKey;
		for (;;) {
			this.beforePage();
			await Promise.resolve();
			const page = [...this.rows]
				.filter(([key, { changedAt }]) => key > last && isWanted(changedAt, since))
				.sort(([one], [other]) => (one < other ? -1 : 1))
				.slice(0, pageSize)
				.map(([key, { value, changedAt }]) => ({ key, changedAt, record: { key, value } }));
			if (page.length > 0) yield page;
			if (page.length < pageSize) return;
			last = page.at(-1)?.key ?? last;
		}
	}

	private stamp(): string {
		const { zone = 'Europe/Amsterdam', skewMs = 0, dayOnly = false } = this.options;
		const time = DateTime.fromMillis(this.time + skewMs, { zone });
		return time.toFormat(dayOnly ? "yyyy-MM-dd'T00:00:00'" : "yyyy-MM-dd'T'HH:mm:ss");
	}
}

function isWanted(changedAt: string | null, since: string | undefined): boolean {
	return since === undefined || changedAt === null || changedAt >= since;
}
