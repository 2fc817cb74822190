import { json, type Answer } from '../http/answer';
import type { Distortion } from '../http/exchange';
import { distortRows } from '../http/fault-effects';
import type { Switches } from '../switches';
import { allColumns, resolveColumn, type ResolvedColumn } from './columns';
import type { Database } from './database';
import { AccountViewError } from './errors';
import { readFilters, type RowTest } from './filters';
import { rowWriter, type NullColumn, type RowWriter } from './output';
import { Parameters } from './parameters';
import type { StoredRow } from './table';
import type { BusinessObject, TableDefinition } from './tables/definition';

/** Everything a read depends on. */
export interface ReadRequest {
	readonly query: URLSearchParams;
	readonly object: BusinessObject;
	readonly database: Database;
	readonly switches: Switches;
	/** Most rows in the answer. */
	readonly pageSizeCap: number;
	readonly distortion: Distortion | undefined;
}

/**
 * Answers GET accountviewdata and accountviewsystemdata.
 *
 * @throws {AccountViewError} for anything in the request that AccountView would refuse
 */
export function read(request: ReadRequest): Answer {
	const { object, database, switches } = request;
	const parameters = new Parameters(request.query);
	const { definition } = database.table(object.table);
	const writer = fieldsWriter(parameters.get('Fields'), database, definition, switches);
	const belongs = object.includes;
	const filter = readFilters(parameters, database, definition, switches);
	const test: RowTest =
		belongs === undefined ? filter : (row) => belongs(row.values) && filter(row);
	const rows = distortRows(selectRows(request, parameters, test), request.distortion);
	return rowsAnswer(object, rows, writer, switches);
}

/** The answer that holds these rows under the object's table name. */
export function rowsAnswer(
	object: BusinessObject,
	rows: readonly StoredRow[],
	writer: RowWriter,
	switches: Switches,
	status = 200,
): Answer {
	if (rows.length === 0 && switches.emptyResult === '404') {
		throw new AccountViewError('Er zijn geen gegevens gevonden.', 404);
	}
	const answer: Record<string, unknown> = {};
	if (rows.length > 0 || switches.emptyResult === 'array') {
		const written = rows.map(writer);
		const single = written.length === 1 && switches.singleRowAs === 'object';
		answer[object.table] = single ? written[0] : written;
	}
	for (const sibling of object.siblings) answer[sibling] = [];
	return json(status, answer);
}

/** A writer for the columns named in `fields`: comma-separated, `*` or '' for all. */
export function fieldsWriter(
	fields: string,
	database: Database,
	definition: TableDefinition,
	switches: Switches,
): RowWriter {
	const names = fields.split(',').map((name) => name.trim());
	const all = fields.trim() === '' || names.includes('*');
	const columns = all
		? allColumns(definition)
		: names.flatMap((name) => namedColumn(name, database, definition, switches));
	return rowWriter(definition, columns, switches, nestedWriter(database, definition, switches));
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
				`De kolom '${name}' bestaat niet in ${definition.name}.`,
				undefined,
				1021,
			);
		case 'omitted':
			return [];
		case 'null':
			return [{ nullColumn: name.toUpperCase() }];
	}
}

/** Writes the rows of the nested table that carry the key of the row they belong to. */
function nestedWriter(
	database: Database,
	definition: TableDefinition,
	switches: Switches,
): ((row: StoredRow) => unknown) | undefined {
	if (definition.nested === undefined) return undefined;
	const nested = database.table(definition.nested);
	const writer = rowWriter(nested.definition, allColumns(nested.definition), switches);
	return (row) => {
		const own = nested.inKeyOrder().filter(({ values }) => values[definition.key] === row.key);
		return own.map(writer);
	};
}

function selectRows(
	{ object, database, switches, pageSizeCap }: ReadRequest,
	parameters: Parameters,
	test: RowTest,
): readonly StoredRow[] {
	const table = database.table(object.table);
	const limit = Math.min(readPageSize(parameters, switches), pageSizeCap);
	const lastKey = parameters.get('LastKey');
	const sort = readSort(parameters, database, table.definition);
	if (sort !== undefined) {
		if (lastKey !== '' && switches.lastKeyWithSort === 'error') {
			throw new AccountViewError('LastKey kan niet samen met SortFields worden gebruikt.');
		}
		return table.inKeyOrder().filter(test).sort(sort).slice(0, limit);
	}
	const start = lastKey === '' ? 0 : table.positionAfter(lastKey);
	return takeWhere(table.inKeyOrder(), start, limit, test);
}

function takeWhere(
	rows: readonly StoredRow[],
	start: number,
	limit: number,
	test: RowTest,
): StoredRow[] {
	const taken: StoredRow[] = [];
	for (let position = start; position < rows.length && taken.length < limit; position += 1) {
		const row = rows[position];
		if (row !== undefined && test(row)) taken.push(row);
	}
	return taken;
}

function readPageSize(parameters: Parameters, switches: Switches): number {
	const given = parameters.get('PageSize').trim();
	if (given === '') return switches.pageSizeDefault;
	const size = Number(given);
	if (!Number.isInteger(size) || size < 1) {
		throw new AccountViewError(`PageSize '${given}' is geen positief geheel getal.`);
	}
	return size;
}

type RowOrder = (a: StoredRow, b: StoredRow) => number;

function readSort(
	parameters: Parameters,
	database: Database,
	definition: TableDefinition,
): RowOrder | undefined {
	const fields = parameters.get('SortFields').trim();
	if (fields === '') return undefined;
	const columns = fields.split(',').map((name) => {
		const resolved = resolveColumn(database, definition, name);
		if (resolved === undefined || resolved === 'implicit') {
			throw new AccountViewError(`De sorteerkolom '${name.trim()}' bestaat niet.`, undefined, 1021);
		}
		return resolved;
	});
	const sign = readSortOrder(parameters.get('SortOrder'));
	return (a, b) => {
		for (const { read } of columns) {
			const order = compare(read(a) ?? '', read(b) ?? '');
			if (order !== 0) return sign * order;
		}
		return 0;
	};
}

function readSortOrder(text: string): 1 | -1 {
	switch (text.trim().toLowerCase()) {
		case '':
		case 'ascending':
			return 1;
		case 'descending':
			return -1;
		default:
			throw new AccountViewError(`De sorteervolgorde '${text}' is onbekend.`);
	}
}

function compare(a: string | number | boolean, b: string | number | boolean): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
