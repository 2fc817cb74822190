import type { Switches } from '../switches';
import type { ResolvedColumn } from './columns';
import { writtenDate } from './dates';
import type { StoredRow } from './table';
import {
	shownName,
	type CellValue,
	type FieldType,
	type TableDefinition,
} from './tables/definition';

type OutputSwitches = Pick<
	Switches,
	'dateForm' | 'emptyDate' | 'timeZone' | 'joinedSeparator' | 'extKey'
>;

/** A row as it stands in an answer, given its place there. */
export type RowWriter = (row: StoredRow, position: number) => Record<string, unknown>;

/** A column name of an answer that holds null in every row. */
export interface NullColumn {
	readonly nullColumn: string;
}

/** A member of every row: its name and how to find its value; undefined leaves it out. */
export interface Member {
	readonly name: string;
	readonly read: (row: StoredRow, position: number) => unknown;
}

/**
 * Makes the writer for rows of a table with these columns. `nested` gives the rows of the nested
 * table that belong to a row, under their name.
 */
export function rowWriter(
	definition: TableDefinition,
	columns: readonly (ResolvedColumn | NullColumn)[],
	switches: OutputSwitches,
	nested?: Member,
): RowWriter {
	const members = columns.map((column) => member(column, switches));
	if (nested !== undefined) members.push(nested);
	if (definition.extKey) members.push({ name: 'EXT_KEY', read: extKey(switches.extKey) });
	if (definition.related) {
		members.push({ name: `${shownName(definition)}_Id`, read: (_, position) => position });
	}
	return (row, position) => {
		const written: Record<string, unknown> = {};
		for (const { name, read } of members) written[name] = read(row, position);
		return written;
	};
}

function member(column: ResolvedColumn | NullColumn, switches: OutputSwitches): Member {
	if ('nullColumn' in column) return { name: column.nullColumn, read: () => null };
	const { joined, read } = column;
	const prefix = joined === undefined ? '' : `${joined}${switches.joinedSeparator}`;
	const name = prefix + shownName(column.column);
	if (!isDate(column.column.type)) return { name, read };
	return { name, read: (row) => writtenDate(text(read(row)), switches) };
}

function extKey(form: Switches['extKey']): Member['read'] {
	return form === 'stable' ? (row) => row.extKey : (_, position) => position + 1;
}

function text(value: CellValue): string | null {
	return typeof value === 'string' ? value : null;
}

function isDate(type: FieldType): boolean {
	return type === 'D' || type === 'T';
}
