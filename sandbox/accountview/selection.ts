import type { Switches } from '../switches';
import { allColumns, resolveColumn, type ResolvedColumn } from './columns';
import type { Database } from './database';
import { AccountViewError } from './errors';
import { rowWriter, type Member, type NullColumn, type RowWriter } from './output';
import { shownName, type BusinessObject, type TableDefinition } from './tables/definition';

/** How the rows of an object are written, and their lines when the answer holds them. */
export interface Selection {
	readonly rows: RowWriter;
	readonly lines: RowWriter | undefined;
}

/**
 * What `Fields` asks: column names between commas, `*` or '' for all. Columns of the lines are
 * `LINES.COLUMN`, or the bare name of a column that only the lines have.
 *
 * @throws {AccountViewError} for an unknown column, unless a switch says otherwise
 */
export function readSelection(
	fields: string,
	database: Database,
	object: BusinessObject,
	switches: Switches,
): Selection {
	const names = fields.split(',').map((name) => name.trim());
	const { definition } = database.table(object.table);
	const lines = object.detail === undefined ? undefined : database.table(object.detail).definition;
	const ofLines = (name: string): boolean =>
		lines !== undefined && isLineColumn(name, database, definition, lines);
	const own = names.filter((name) => !ofLines(name));
	const forLines = names.filter(ofLines);
	const everything = fields.trim() === '' || names.includes('*');
	const lineFields = forLines.length === 0 ? ['*'] : forLines;
	const withLines = everything || forLines.length > 0 || switches.detailRows === 'always';
	return {
		rows: columnsWriter(everything ? ['*'] : own, database, definition, switches),
		lines:
			lines === undefined || !withLines
				? undefined
				: columnsWriter(lineFields, database, lines, switches),
	};
}

/** A writer for these columns of one table; `*` and `TABLE.*` are all of them. */
export function columnsWriter(
	names: readonly string[],
	database: Database,
	definition: TableDefinition,
	switches: Switches,
): RowWriter {
	const columns = isAll(names, definition)
		? allColumns(definition)
		: names.flatMap((name) => namedColumn(name, database, definition, switches));
	return rowWriter(definition, columns, switches, nestedRows(database, definition, switches));
}

/** Whether a name means a column of the lines: qualified, or one that the header has not. */
export function isLineColumn(
	name: string,
	database: Database,
	header: TableDefinition,
	lines: TableDefinition,
): boolean {
	const wanted = name.trim().toUpperCase();
	if (wanted.startsWith(`${shownName(lines)}.`)) return true;
	return (
		resolveColumn(database, header, wanted) === undefined &&
		lines.columns.some((column) => shownName(column) === wanted)
	);
}

function isAll(names: readonly string[], definition: TableDefinition): boolean {
	const all = `${shownName(definition)}.*`;
	return names.some((name) => name === '*' || name.toUpperCase() === all);
}

function namedColumn(
	name: string,
	database: Database,
	definition: TableDefinition,
	switches: Switches,
): (ResolvedColumn | NullColumn)[] {
	const resolved = resolveColumn(database, definition, name);
	if (resolved === 'implicit') return [];
	if (resolved !== undefined) return [resolved];
	switch (switches.missingColumnBehaviour) {
		case 'error':
			throw new AccountViewError(
				`De kolom '${name}' bestaat niet in ${shownName(definition)}.`,
				undefined,
				1021,
			);
		case 'omitted':
			return [];
		case 'null':
			return [{ nullColumn: name.toUpperCase() }];
	}
}

/** The rows of the nested table that carry the key of the row they belong to. */
function nestedRows(
	database: Database,
	definition: TableDefinition,
	switches: Switches,
): Member | undefined {
	if (definition.nested === undefined) return undefined;
	const nested = database.table(definition.nested);
	const writer = rowWriter(nested.definition, allColumns(nested.definition), switches);
	const read: Member['read'] = (row) => {
		const own = nested.inKeyOrder().filter(({ values }) => values[definition.key] === row.key);
		return own.map(writer);
	};
	return { name: shownName(nested.definition), read };
}
