import type { FoxProType } from '../dictionary/column-table';
import { AccountViewError } from '../errors';
import { readValue } from './read-value';
import type { EntityRecord, FieldValue, Row } from '../values';

/** One field of the records to make. */
export interface ReadField {
	/** Name in the record. */
	readonly name: string;
	/** Column asked for, bare or qualified. */
	readonly column: string;
	/** Undefined for a column of which nothing is known. */
	readonly type: FoxProType | undefined;
}

export type RecordReader = (row: Row) => EntityRecord;

/**
 * Makes a reader for rows of one table. The work per field is settled here once, because a read
 * may have tens of thousands of rows.
 *
 * @throws (the reader) AccountViewError `AV_ANSWER_UNEXPECTED` when a value does not fit its column
 */
export function compileReader(table: string, fields: readonly ReadField[]): RecordReader {
	const plans = fields.map((field) => ({ ...field, ...answerNames(table, field.column) }));
	return (row) => {
		const record: Record<string, FieldValue> = {};
		for (const { name, type, key, otherKey, column } of plans) {
			let raw = row[key];
			if (raw === undefined && otherKey !== undefined) raw = row[otherKey];
			const value = readValue(raw, type);
			if (value === undefined) throw unexpectedValue(column, raw);
			record[name] = value;
		}
		return record;
	};
}

/**
 * How a column is called in the answer. A column of a related table comes back with that table in
 * front; whether by `_` or `.` is not known, so both are read.
 */
export function answerNames(
	table: string,
	column: string,
): { readonly key: string; readonly otherKey?: string } {
	const [first = '', second] = column.toUpperCase().split('.');
	if (second === undefined) return { key: first };
	return first === table.toUpperCase()
		? { key: second }
		: { key: `${first}_${second}`, otherKey: `${first}.${second}` };
}

function unexpectedValue(column: string, raw: unknown): AccountViewError {
	return new AccountViewError({
		code: 'AV_ANSWER_UNEXPECTED',
		message: `AccountView answered a value in ${column} that does not fit the column (${kindOf(raw)}).`,
		remedy: 'Check the type of this column in the dictionary override of the credential.',
		details: { column },
	});
}

/** The kind only: the value may be personal. */
function kindOf(raw: unknown): string {
	return Array.isArray(raw) ? 'a list' : raw === null ? 'nothing' : `of kind ${typeof raw}`;
}
