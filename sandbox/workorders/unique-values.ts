/** A value of a unique field that another record has. */
export class Duplicate extends Error {
	constructor(
		what: string,
		readonly field: string,
		readonly id: number,
	) {
		super(`${what} ${id} has that ${field} already.`);
	}
}

/** Which records have a value; '' is none, which many may have. */
export class UniqueValues {
	readonly #idsByValue = new Map<string, Set<number>>();

	/** The records with that value, by rising id; more than one only where repeats were allowed. */
	holders(value: string): readonly number[] {
		return [...(this.#idsByValue.get(value) ?? [])].sort((a, b) => a - b);
	}

	add(value: string, id: number): void {
		if (value === '') return;
		const ids = this.#idsByValue.get(value) ?? new Set();
		this.#idsByValue.set(value, ids.add(id));
	}

	delete(value: string, id: number): void {
		const ids = this.#idsByValue.get(value);
		ids?.delete(id);
		if (ids?.size === 0) this.#idsByValue.delete(value);
	}
}
