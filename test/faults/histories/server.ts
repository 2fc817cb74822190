import { System, type Row } from '../../lib/sync/flow/system';

/** A system that remembers what a record was like before its last change, as a stale page would show it. */
export class Server extends System {
	private readonly previous = new Map<string, Row>();

	override put(key: string, fields: Row): Row {
		const before = this.get(key);
		if (before !== undefined) this.previous.set(key, before);
		return super.put(key, fields);
	}

	before(key: string): Row | undefined {
		return this.previous.get(key);
	}

	/** A text column; '' for what the record has not. */
	text(key: string, column: string): string {
		return String(this.get(key)?.[column] ?? '');
	}
}
