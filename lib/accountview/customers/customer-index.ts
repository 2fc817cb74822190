import { comparable, type CustomerMatch, type CustomerMatchField } from './customer-match';

/** What the index knows about one value. `unknown`: it takes a look-up. */
export type IndexAnswer =
	| { readonly kind: 'found'; readonly numbers: readonly string[] }
	| { readonly kind: 'absent' }
	| { readonly kind: 'unknown' };

/**
 * What one prior read found out about many customers, so that each needs no look-up of its own.
 * It keeps up with what is written through it.
 */
export class CustomerIndex {
	private readonly numbers = new Map<string, Set<string>>();
	private readonly wanted: ReadonlySet<string>;
	private readonly settled = new Set<string>();
	private isComplete = false;

	constructor(
		readonly field: CustomerMatchField,
		values: readonly string[],
	) {
		const forms = values.map((value) => comparable(field, value));
		this.wanted = new Set(forms.filter((form) => form !== ''));
	}

	/** Different values that the index is about. */
	get size(): number {
		return this.wanted.size;
	}

	/** All wanted values have a customer; for a value that is no key there may be more of them. */
	get hasAll(): boolean {
		return this.numbers.size === this.wanted.size;
	}

	/** Takes in a row of the prior read. */
	add(value: string, number: string): void {
		const form = comparable(this.field, value);
		if (this.wanted.has(form)) this.put(form, number);
	}

	/** Every customer was seen: what was not found does not exist. */
	complete(): void {
		this.isComplete = true;
	}

	/** Takes in what a look-up or a write has shown to be so. */
	settle(value: string, number: string): void {
		const form = comparable(this.field, value);
		if (form === '') return;
		this.put(form, number);
		this.settled.add(form);
	}

	/** Takes back that a customer has this value. */
	release(value: string, number: string): void {
		const form = comparable(this.field, value);
		const numbers = this.numbers.get(form);
		numbers?.delete(number);
		if (numbers?.size === 0) this.numbers.delete(form);
	}

	find({ field, value }: CustomerMatch): IndexAnswer {
		const form = comparable(field, value);
		if (field !== this.field) return { kind: 'unknown' };
		const numbers = this.numbers.get(form);
		if (numbers !== undefined) {
			const isSure = this.isComplete || this.field === 'number' || this.settled.has(form);
			return isSure ? { kind: 'found', numbers: [...numbers] } : { kind: 'unknown' };
		}
		return this.isComplete && this.wanted.has(form) ? { kind: 'absent' } : { kind: 'unknown' };
	}

	private put(form: string, number: string): void {
		const numbers = this.numbers.get(form) ?? new Set();
		numbers.add(number);
		this.numbers.set(form, numbers);
	}
}
