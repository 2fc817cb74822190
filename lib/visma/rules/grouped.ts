/** Items by a key, each list in their order. */
export function grouped<Item, Key>(
	items: readonly Item[],
	keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
	const groups = new Map<Key, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [item]);
		else group.push(item);
	}
	return groups;
}

const MOST_NAMED = 5;

/**
 * The codes of the others in a group for a sentence: five, and how many more, since a slip in a table can put
 * thousands together. '' for none.
 */
export function othersNamed<Item extends { readonly code: string }>(
	group: readonly Item[],
	own: Item,
): string {
	const first = group.slice(0, MOST_NAMED + 1).filter((other) => other !== own);
	const named = first.slice(0, MOST_NAMED).map(({ code }) => code);
	const more = group.length - 1 - named.length;
	return `${named.join(', ')}${more > 0 ? ` (+${more})` : ''}`;
}
