/** One value of a record. Dates are `YYYY-MM-DD`, date-times `YYYY-MM-DDTHH:mm:ss` (Dutch time). */
export type FieldValue = string | number | boolean | null;

/** A row as AccountView answers it, column names in upper case. */
export type Row = Readonly<Record<string, unknown>>;

/** A record by logical field name; further columns stand under their upper-case column name. */
export type EntityRecord = Readonly<Record<string, FieldValue>>;

/** What a caller wants stored. */
export interface EntityInput {
	/** By logical field name of the dictionary. */
	readonly fields: Readonly<Record<string, FieldValue>>;
	/** By AccountView column name, for columns that the dictionary does not name. */
	readonly columns?: Readonly<Record<string, FieldValue>>;
}

/** A record with the lines that belong to it. */
export interface NestedInput {
	readonly input: EntityInput;
	readonly details: readonly EntityInput[];
}

/** A record as it stands after a write. */
export interface NestedRecord {
	readonly record: EntityRecord;
	/**
	 * Its lines as AccountView answered them: all of the record's or only those sent, with all
	 * fields or few. Left out where the answer does not tell of lines.
	 */
	readonly details?: readonly EntityRecord[];
}

/** Tells whether a value is nothing, or a text without a sign in it. */
export function isBlank(value: FieldValue | undefined): boolean {
	return value === undefined || value === null || String(value).trim() === '';
}
