/** Query parameters by name in any case; the first one wins. */
export class Parameters {
	readonly #values = new Map<string, string>();

	constructor(query: URLSearchParams) {
		for (const [name, value] of query) {
			const lower = name.toLowerCase();
			if (!this.#values.has(lower)) this.#values.set(lower, value);
		}
	}

	/** The value of a parameter; '' when it is not there. */
	get(name: string): string {
		return this.#values.get(name.toLowerCase()) ?? '';
	}

	has(name: string): boolean {
		return this.#values.has(name.toLowerCase());
	}
}
