/**
 * Tells records that come twice, as they do when the books change while they are read page by page. It
 * remembers the page before and the one that is read, so it tells what moved over the edge of a page.
 */
export class RepeatedRecords {
	private before: ReadonlySet<string> = new Set();
	private current = new Set<string>();

	nextPage(): void {
		this.before = this.current;
		this.current = new Set();
	}

	isRepeated(record: string): boolean {
		if (this.before.has(record) || this.current.has(record)) return true;
		this.current.add(record);
		return false;
	}
}
