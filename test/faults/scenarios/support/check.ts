import type { Cells, Table } from './markdown';
import type { StageTable } from './stage';

/** Columns of which a cell says a part of what must be there. */
const PARTLY = new Set(['says', 'says in Dutch']);

/**
 * Whether a table has exactly the rows expected, in any order, by the columns that are expected.
 *
 * @returns what is wrong, for a reader; '' when nothing is
 */
export function differenceFrom({ caption, columns, rows }: Table, actual: StageTable): string {
	const unknown = columns.filter((column) => !actual.columns.includes(column));
	if (unknown.length > 0) {
		return `"${caption}" has no column ${unknown.join(', ')}; it has ${actual.columns.join(', ')}.`;
	}
	const left = [...actual.rows];
	const missing = rows.filter((row) => {
		const place = left.findIndex((one) => fits(row, one));
		if (place >= 0) left.splice(place, 1);
		return place < 0;
	});
	if (missing.length + left.length === 0) return '';
	const shown = columns.length === 0 ? actual.columns : columns;
	return [
		`"${caption}" is not as Then says.`,
		...missing.map((row) => `  expected and not there: ${lineOf(row, shown)}`),
		...left.map((row) => `  there and not expected: ${lineOf(row, shown)}`),
	].join('\n');
}

function fits(expected: Cells, actual: Cells): boolean {
	return Object.entries(expected).every(([column, cell]) => {
		const value = actual[column] ?? '';
		return PARTLY.has(column) && cell !== '' ? value.includes(cell) : value === cell;
	});
}

function lineOf(row: Cells, columns: readonly string[]): string {
	return columns.map((column) => `${column}: ${row[column] ?? ''}`).join(' | ');
}
