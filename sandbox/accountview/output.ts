import type { Switches } from '../switches';
import type { ResolvedColumn } from './columns';
import { writtenDate } from './dates';
import type { StoredRow } from './table';
import type { CellValue, FieldType, TableDefinition } from './tables/definition';

type OutputSwitches = Pick<
	Switches,
	'dateForm' | 'emptyDate' | 'timeZone' | 'joinedSeparator' | 'extKey'
>;

/** Turns a row, at its place in the answer, into JSON text. */
export type RowWriter = (row: StoredRow, position: number) => string;

/** A column name of an answer that holds null in every row. */
export interface NullColumn {
	readonly nullColumn: string;
}

/**
 * Makes the writer for rows of a table with these columns. `nested` gives further JSON members of
 * a row, such as `"COMP_LN":[…]`.
 */
export function rowWriter(
	definition: TableDefinition,
	columns: readonly (ResolvedColumn | NullColumn)[],
	switches: OutputSwitches,
	nested?: (row: StoredRow) => string,
): RowWriter {
	const members = columns.map((column) => memberWriter(column, switches));
	return (row, position) => {
		const parts: string[] = [];
		for (const member of members) {
			const text = member(row);
			if (text !== '') parts.push(text);
		}
		if (nested !== undefined) parts.push(nested(row));
		if (definition.extKey) {
			parts.push(`"EXT_KEY":${switches.extKey === 'stable' ? row.extKey : position + 1}`);
		}
		if (definition.related) parts.push(`"${definition.name}_Id":${position}`);
		return `{${parts.join(',')}}`;
	};
}

function memberWriter(
	column: ResolvedColumn | NullColumn,
	switches: OutputSwitches,
): (row: StoredRow) => string {
	if ('nullColumn' in column) return () => `${JSON.stringify(column.nullColumn)}:null`;
	const { name, type } = column.column;
	const prefix = column.joined === undefined ? '' : `${column.joined}${switches.joinedSeparator}`;
	const label = `"${prefix}${name}":`;
	if (isDate(type)) {
		return (row) => {
			const stored = column.read(row);
			const date = writtenDate(typeof stored === 'string' ? stored : null, switches);
			return date === undefined ? '' : label + JSON.stringify(date);
		};
	}
	return (row) => label + plainValue(column.read(row));
}

function plainValue(value: CellValue): string {
	return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function isDate(type: FieldType): boolean {
	return type === 'D' || type === 'T';
}
