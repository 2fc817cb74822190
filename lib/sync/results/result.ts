/** What came of one write that a comparison handed out. */
export interface Result {
	/** `_sync.intent`, `_sync.run` and `_sync.fence` of the item. */
	readonly intent: string;
	readonly run: string;
	readonly fence: number;
	readonly outcome: ResultOutcome;
}

export type ResultOutcome =
	| {
			readonly kind: 'success';
			/** Key of the record that was created or found; needed after a create only. */
			readonly key: string | null;
			/**
			 * Whether it was there already when it was looked up. Left out: not known. What it holds is then
			 * agreed on once it has been read; where it was changed before that, it is taken to have been
			 * made as it was handed out.
			 */
			readonly found?: boolean;
			/**
			 * What was found, as a comparison gets a record of that side: kept as if it had been read, so that
			 * the next comparison has both also where only changes are read. Left out: compared once it is read.
			 */
			readonly record?: Readonly<Record<string, unknown>>;
			/** The record's version from now on, where the receiving side tells it. */
			readonly version: string | null;
	  }
	| Failure;

export interface Failure {
	readonly kind: 'failure';
	/**
	 * After a create: by what the receiving side knows the part that was made all the same. The next attempts
	 * get it as their target key. Left out: what was told before stays.
	 */
	readonly key?: string;
	/**
	 * - `refused`: this record will not do as it is
	 * - `postponed`: the receiving side was down, busy or not to be reached; nothing was written
	 * - `unknown`: it may have been written
	 */
	readonly certainty: 'refused' | 'postponed' | 'unknown';
	/** What the receiving side said, in a sentence. */
	readonly cause: string;
	/** The same in Dutch, where the flow tells it. */
	readonly causeNl?: string;
	/** Its code, such as `AV_FIELD_TOO_LONG` or `HTTP 422`; '' for none. */
	readonly causeCode: string;
	/** Names of the fields that it is about, in Dutch, where they are known. */
	readonly fieldsNl?: string;
	/** What to do, where it is known; else ''. Goes before the usual advice. */
	readonly remedy: string;
	/** What a person has to do, where the flow itself knows it: in the place of the usual advice. */
	readonly toDo?: string;
	/** The same in Dutch. */
	readonly toDoNl?: string;
	/** How long the receiving side asked to wait, in milliseconds. */
	readonly retryAfterMs: number | null;
}

/** A result as it was saved. */
export interface SavedResult {
	/**
	 * - `linked`: both records are linked from now on
	 * - `updated`: both sides agree on what was written
	 * - `failed`: it is on the list of errors
	 * - `already`: it was saved before
	 */
	readonly outcome: 'linked' | 'updated' | 'failed' | 'already';
	readonly link: string | null;
	readonly accountViewKey: string | null;
	readonly otherKey: string | null;
	/** When it is tried again, in milliseconds since the epoch; null for what waits for a change. */
	readonly nextTryAt: number | null;
}
