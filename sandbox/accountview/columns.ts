import type { Database } from './database';
import type { StoredRow } from './table';
import {
	emptyValue,
	shownName,
	type CellValue,
	type Column,
	type RowValues,
	type TableDefinition,
} from './tables/definition';

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
	const tableName = shownName(definition);
	if (qualifier === undefined || qualifier === tableName) {
		if (columnName === 'EXT_KEY' || columnName === `${tableName}_ID`) return 'implicit';
		return ownColumn(definition, columnName);
	}
	return joinedColumn(database, definition, qualifier, columnName);
}

/** Every own column, for `*`. */
export function allColumns(definition: TableDefinition): readonly ResolvedColumn[] {
	return definition.columns.map((column) => resolved(definition, column));
}

function ownColumn(definition: TableDefinition, name: string): ResolvedColumn | undefined {
	const column = definition.columns.find((candidate) => shownName(candidate) === name);
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
	for (const join of definition.joins ?? []) {
		const other = database.table(join.table);
		const column = other.definition.columns.find((candidate) => shownName(candidate) === name);
		if (shownName(other.definition) !== qualifier || column === undefined) continue;
		const rowOf = (row: StoredRow): RowValues =>
			join.sameRow === true
				? row.values
				: (other.get(String(row.values[join.by] ?? ''))?.values ?? {});
		const joined = shownName(other.definition);
		return { column, joined, read: (row) => cell(other.definition, column, rowOf(row)) };
	}
	return undefined;
}
