import { System, type Row } from '../../lib/sync/flow/system';

/** A system that remembers what a record was like before, as a stale page or a person would. */
export class Server extends System {
	/** What each record was like, the latest last. */
	private readonly earlier = new Map<string, Row[]>();

	override put(key: string, fields: Row): Row {
		const before = this.get(key);
		if (before !== undefined) {
			this.earlier.set(key, [...(this.earlier.get(key) ?? []), { ...before }]);
		}
		return super.put(key, fields);
	}

	before(key: string): Row | undefined {
		return this.earlier.get(key)?.at(-1);
	}

	/** What the column held before its last change; what it holds where it never changed. */
	formerly(key: string, column: string): string {
		const now = this.text(key, column);
		const values = (this.earlier.get(key) ?? []).map((row) => String(row[column] ?? ''));
		return values.findLast((value) => value !== now) ?? now;
	}

	/** A text column; '' for what the record has not. */
	text(key: string, column: string): string {
		return String(this.get(key)?.[column] ?? '');
	}
}
