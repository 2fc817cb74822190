/**
 * Work on items that begins before its turn, so that threads are never idle: while one is awaited, the
 * next few are under way. No more than those are held in memory.
 */
export class Ahead<Item, Made> {
	private readonly begun = new Map<Item, Promise<Made>>();

	/** @param depth how many of the items behind the one that is asked for are under way */
	constructor(
		private readonly items: readonly Item[],
		private readonly depth: number,
		private readonly make: (item: Item) => Promise<Made>,
	) {}

	/** What was made of an item; it is let go of. */
	async take(item: Item): Promise<Made> {
		const place = this.items.indexOf(item);
		const making = this.begin(item);
		for (const next of this.items.slice(place + 1, place + this.depth + 1)) {
			void this.begin(next);
		}
		this.begun.delete(item);
		return await making;
	}

	private begin(item: Item): Promise<Made> {
		const known = this.begun.get(item);
		if (known !== undefined) return known;
		const making = this.make(item);
		// What goes wrong is told when it is taken.
		making.catch(() => undefined);
		this.begun.set(item, making);
		return making;
	}
}
