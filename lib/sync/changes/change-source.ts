/** What the feed reads changes from. */
export interface ChangeSource {
	/** Tells one stream of records from all others: server, company and kind of record. */
	readonly scope: string;
	/**
	 * Pages, by rising key, of the records changed at or after `since` (left out: all records), from
	 * the one after `afterKey` on. May give records of earlier changes as well: the feed leaves them
	 * out. Records without a time of change always come along.
	 */
	pages(request: ChangeRequest): AsyncIterable<readonly ChangedRecord[]>;
}

export interface ChangeRequest {
	/** `YYYY-MM-DDTHH:mm:ss` on the server's clock. */
	readonly since?: string;
	readonly afterKey?: string;
}

export interface ChangedRecord {
	readonly key: string;
	/** `YYYY-MM-DDTHH:mm:ss` on the server's clock, which has no zone; null when it says nothing. */
	readonly changedAt: string | null;
	readonly record: Readonly<Record<string, string | number | boolean | null>>;
}
