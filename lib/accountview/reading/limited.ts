/** Ends a stream of pages after so many items; without a limit it passes all. */
export async function* limited<T>(
	pages: AsyncIterable<readonly T[]>,
	limit: number | undefined,
): AsyncGenerator<readonly T[], void> {
	let left = limit ?? Infinity;
	if (left <= 0) return;
	for await (const page of pages) {
		const part = page.length > left ? page.slice(0, left) : page;
		left -= part.length;
		if (part.length > 0) yield part;
		if (left <= 0) return;
	}
}
