/** A record as a system keeps it. */
export type Row = Readonly<Record<string, string | number>>;

/**
 * One of the two systems of a flow, in memory: it gives its own keys, counts a version with every
 * change, and tells which records have changed since a version.
 */
export class System {
	private readonly rows = new Map<string, Row>();
	private counter = 0;
	private created = 0;

	/**
	 * @param prefix of the keys that it gives: `A1`, `A2`, ...
	 * @param clock tells the time for `changedAt`, in milliseconds since the epoch; left out: the system
	 * does not say when a record was changed
	 */
	constructor(
		private readonly prefix: string,
		private readonly clock?: () => number,
	) {}

	/** The latest version that was given. */
	get version(): number {
		return this.counter;
	}

	get all(): readonly Row[] {
		return [...this.rows.values()];
	}

	get(key: string): Row | undefined {
		return this.rows.get(key);
	}

	/** Its own key is in `key`, its version in `version`. */
	create(fields: Row): Row {
		this.created += 1;
		return this.put(`${this.prefix}${this.created}`, fields);
	}

	put(key: string, fields: Row): Row {
		this.counter += 1;
		const changedAt = this.clock === undefined ? {} : { changedAt: this.clock() };
		const row = { ...this.rows.get(key), ...fields, key, version: this.counter, ...changedAt };
		this.rows.set(key, row);
		return row;
	}

	remove(key: string): void {
		this.rows.delete(key);
	}

	changedSince(version: number): readonly Row[] {
		return this.all.filter((row) => Number(row['version']) > version);
	}

	find(field: string, value: string | number): Row | undefined {
		return this.all.find((row) => row[field] === value);
	}
}
