import type { MatchRule, RecordMatch } from './record-kind';

/** What the index knows about one value. `unknown`: it takes a look-up. */
export type IndexAnswer =
	| { readonly kind: 'found'; readonly keys: readonly string[] }
	| { readonly kind: 'absent' }
	| { readonly kind: 'unknown' };

/** The field by which an index knows records. */
export interface IndexedField<Field extends string> {
	readonly field: Field;
	/** No two records share a value. */
	readonly isKey: boolean;
	readonly rule: Pick<MatchRule, 'comparable' | 'valueIn'>;
}

/**
 * What one prior read found out about many records, so that each needs no look-up of its own.
 * It keeps up with what is written through it.
 */
export class RecordIndex<Field extends string = string> {
	readonly field: Field;
	private readonly keys = new Map<string, Set<string>>();
	private readonly wanted: ReadonlySet<string>;
	private readonly settled = new Set<string>();
	private readonly doubted = new Set<string>();
	private isComplete = false;

	constructor(
		private readonly indexed: IndexedField<Field>,
		values: readonly string[],
	) {
		this.field = indexed.field;
		const forms = values.map(indexed.rule.comparable);
		this.wanted = new Set(forms.filter((form) => form !== ''));
	}

	/** Different values that the index is about. */
	get size(): number {
		return this.wanted.size;
	}

	/** All wanted values have a record; for a value that is no key there may be more of them. */
	get hasAll(): boolean {
		return this.keys.size === this.wanted.size;
	}

	/** Takes in a row of the prior read: the text of the column, and the key. */
	add(text: string, key: string): void {
		const { comparable, valueIn } = this.indexed.rule;
		const form = comparable(valueIn?.(text) ?? text);
		if (this.wanted.has(form)) this.put(form, key);
	}

	/** Every record was seen: what was not found does not exist. */
	complete(): void {
		this.isComplete = true;
	}

	/** Takes in what a look-up or a write has shown to be so. */
	settle(value: string, key: string): void {
		const form = this.indexed.rule.comparable(value);
		if (form === '') return;
		this.put(form, key);
		this.settled.add(form);
		this.doubted.delete(form);
	}

	/** A write may have given a record this value, or taken it away: only a look-up can say. */
	forget(value: string): void {
		const form = this.indexed.rule.comparable(value);
		this.keys.delete(form);
		this.doubted.add(form);
	}

	/** Takes back that a record has this value. */
	release(value: string, key: string): void {
		const form = this.indexed.rule.comparable(value);
		const keys = this.keys.get(form);
		keys?.delete(key);
		if (keys?.size === 0) this.keys.delete(form);
	}

	find({ field, value }: RecordMatch): IndexAnswer {
		const form = this.indexed.rule.comparable(value);
		if (field !== this.field || this.doubted.has(form)) return { kind: 'unknown' };
		const keys = this.keys.get(form);
		if (keys !== undefined) {
			const isSure = this.isComplete || this.indexed.isKey || this.settled.has(form);
			return isSure ? { kind: 'found', keys: [...keys] } : { kind: 'unknown' };
		}
		return this.isComplete && this.wanted.has(form) ? { kind: 'absent' } : { kind: 'unknown' };
	}

	private put(form: string, key: string): void {
		const keys = this.keys.get(form) ?? new Set();
		keys.add(key);
		this.keys.set(form, keys);
	}
}
