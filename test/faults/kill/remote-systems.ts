import { dutchStamp } from '../../../lib/sync/changes/wall-clock';
import type { Side } from '../../../lib/sync';

/** A record of a system of this test. */
export interface RemoteRow {
	/** Given by the system itself, such as `A1`. */
	readonly key: string;
	/** Rises with every change in the system. */
	readonly version: number;
	/** `YYYY-MM-DDTHH:mm:ss` on a Dutch clock. */
	readonly changedAt: string;
	readonly name: string;
	readonly phone: string;
	readonly postcode: string;
	/** The key on the opposite side of the record that it was made from; '' for one made by a person. */
	readonly number: string;
}

export type RemoteFields = Partial<Pick<RemoteRow, 'name' | 'phone' | 'postcode' | 'number'>>;

/** One of the two systems. It lives on while the processes that write to it are killed. */
export class RemoteSystem {
	private readonly rows = new Map<string, RemoteRow>();
	private version = 0;
	private lastKey = 0;
	/** How many records the flow has made, those of persons not counted. */
	creates = 0;

	constructor(
		private readonly prefix: string,
		private readonly world: { readonly now: number },
	) {}

	get all(): readonly RemoteRow[] {
		return [...this.rows.values()];
	}

	create(fields: RemoteFields): RemoteRow {
		this.lastKey += 1;
		return this.put(`${this.prefix}${this.lastKey}`, fields);
	}

	put(key: string, fields: RemoteFields): RemoteRow {
		this.version += 1;
		const empty = { name: '', phone: '', postcode: '', number: '' };
		const stamp = { key, version: this.version, changedAt: dutchStamp(this.world.now) };
		const row = { ...empty, ...this.rows.get(key), ...fields, ...stamp };
		this.rows.set(key, row);
		return row;
	}

	remove(key: string): void {
		this.rows.delete(key);
	}

	/** The same system once more, to go its own way. */
	copyFor(world: { readonly now: number }): RemoteSystem {
		const copy = new RemoteSystem(this.prefix, world);
		for (const [key, row] of this.rows) copy.rows.set(key, row);
		copy.version = this.version;
		copy.lastKey = this.lastKey;
		return copy;
	}
}

/** Both systems and the time that their clocks show, in milliseconds since the epoch. */
export class RemoteWorld implements Readonly<Record<Side, RemoteSystem>> {
	readonly accountView: RemoteSystem;
	readonly other: RemoteSystem;

	constructor(
		public now: number,
		before?: RemoteWorld,
	) {
		this.accountView = before?.accountView.copyFor(this) ?? new RemoteSystem('A', this);
		this.other = before?.other.copyFor(this) ?? new RemoteSystem('F', this);
	}

	copy(): RemoteWorld {
		return new RemoteWorld(this.now, this);
	}
}
