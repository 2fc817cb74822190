import { z } from 'zod4';
import type { ItemParameters } from '../shared/item-parameters';
import { invalidParameter } from '../shared/values';
import { LABELS } from './labels';

type Row = Readonly<Record<string, unknown>>;

const columnsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** Of each table: the column that holds a field, or after `=` what the field is in every row. */
type ColumnsOfTables = z.output<typeof columnsSchema>;

/** @throws CodedError NODE_PARAMETER_INVALID */
export function readColumns(parameters: ItemParameters): ColumnsOfTables {
	const given = parameters.fields('options', 'Options')['columns'] ?? {};
	const read = typeof given === 'string' ? parsed(given) : given;
	const columns = columnsSchema.safeParse(read);
	if (columns.success) return columns.data;
	throw invalidParameter(LABELS.columns, 'names of columns for each table', given);
}

/**
 * Rows with fields in the place of columns. A column that no row has is refused: an empty e-mail address in each row
 * would take everybody out.
 *
 * @throws CodedError NODE_PARAMETER_INVALID
 */
export function withFields(
	rows: readonly Row[],
	columns: ColumnsOfTables[string] = {},
): readonly Row[] {
	const fields = Object.entries(columns);
	for (const [, column] of fields) {
		const isThere = column.startsWith('=') || rows.some((row) => column in row);
		if (!isThere && rows.length > 0) {
			throw invalidParameter(LABELS.columns, 'a column that a row has', column);
		}
	}
	return rows.map((row) => ({
		...row,
		...Object.fromEntries(
			fields.map(([field, column]) => [
				field,
				column.startsWith('=') ? column.slice(1) : row[column],
			]),
		),
	}));
}

function parsed(text: string): unknown {
	try {
		return text.trim() === '' ? {} : JSON.parse(text);
	} catch {
		throw invalidParameter(LABELS.columns, 'JSON', text);
	}
}
