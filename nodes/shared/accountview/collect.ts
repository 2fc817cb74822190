/** All rows of a read that comes page by page. */
export async function collect<Source, Target>(
	pages: AsyncIterable<readonly Source[]>,
	toRow: (source: Source) => Target,
): Promise<Target[]> {
	const rows: Target[] = [];
	for await (const page of pages) {
		for (const source of page) rows.push(toRow(source));
	}
	return rows;
}
