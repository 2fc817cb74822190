import type { Database } from './database';
import type { StoredRow } from './table';
import {
	emptyValue,
	type CellValue,
	type Column,
	type RowValues,
	type TableDefinition,
} from './tables/definition';
import { findTable } from './tables/objects';

/** A column as a request names it, ready to be read from rows. */
export interface ResolvedColumn {
	readonly column: Column;
	/** Table the column comes from when it is not the table read. */
	readonly joined?: string;
	readonly read: (row: StoredRow) => CellValue;
}

/** The value of one own column of a row, calculated where the table says so. */
export function cell(definition: TableDefinition, column: Column, row: RowValues): CellValue {
	const calculate = definition.calculated?.[column.name];
	if (calculate !== undefined) return calculate(row);
	return row[column.name] ?? emptyValue(column.type);
}

/**
 * The column a request means by `NAME` or `TABLE.NAME`, in any case and with spaces around it.
 *
 * Gives 'implicit' for the names that every row has anyway (`EXT_KEY`, `<TABLE>_Id`), and
 * undefined when there is no such column.
 */
export function resolveColumn(
	database: Database,
	definition: TableDefinition,
	name: string,
): ResolvedColumn | 'implicit' | undefined {
	const parts = name.trim().toUpperCase().split('.');
	const columnName = parts.at(-1) ?? '';
	const qualifier = parts.length === 2 ? parts[0] : undefined;
	if (parts.length > 2) return undefined;
	if (qualifier === undefined || qualifier === definition.name) {
		if (columnName === 'EXT_KEY' || columnName === `${definition.name}_ID`) return 'implicit';
		return ownColumn(definition, columnName);
	}
	return joinedColumn(database, definition, qualifier, columnName);
}

/** Every own column, for `*`. */
export function allColumns(definition: TableDefinition): readonly ResolvedColumn[] {
	return definition.columns.map((column) => resolved(definition, column));
}

function ownColumn(definition: TableDefinition, name: string): ResolvedColumn | undefined {
	const column = definition.columns.find((candidate) => candidate.name === name);
	return column && resolved(definition, column);
}

function resolved(definition: TableDefinition, column: Column): ResolvedColumn {
	return { column, read: (row) => cell(definition, column, row.values) };
}

function joinedColumn(
	database: Database,
	definition: TableDefinition,
	qualifier: string,
	name: string,
): ResolvedColumn | undefined {
	const join = definition.joins?.find(({ table }) => table === qualifier);
	const other = join && findTable(join.table);
	const column = other?.columns.find((candidate) => candidate.name === name);
	if (join === undefined || other === undefined || column === undefined) return undefined;
	const rowOf = (row: StoredRow): RowValues =>
		join.sameRow === true
			? row.values
			: (database.table(other.name).get(String(row.values[join.by] ?? ''))?.values ?? {});
	return { column, joined: other.name, read: (row) => cell(other, column, rowOf(row)) };
}
