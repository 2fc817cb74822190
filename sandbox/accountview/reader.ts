import type { Answer } from '../http/answer';
import type { Distortion } from '../http/exchange';
import { distortRows } from '../http/fault-effects';
import type { Switches } from '../switches';
import { resolveColumn } from './columns';
import type { Database } from './database';
import { AccountViewError } from './errors';
import { readFilters, type RowTest } from './filters';
import { Parameters } from './parameters';
import { rowsAnswer, withLines } from './rows-answer';
import { readSelection } from './selection';
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
	const selection = readSelection(parameters.get('Fields'), database, object, switches);
	const belongs = object.includes;
	const filter = readFilters(parameters, database, object, switches);
	const test: RowTest =
		belongs === undefined ? filter : (row) => belongs(row.values) && filter(row);
	const rows = distortRows(selectRows(request, parameters, test), request.distortion);
	return rowsAnswer(request, withLines(rows, database, object), selection);
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
	const column = pageColumn(object, table.definition, switches);
	const start = lastKey === '' ? 0 : table.positionAfterValue(column, lastKey);
	return takeWhere(table.inOrderOf(column), start, limit, test);
}

/** The column that pages go by and LastKey is compared with. */
function pageColumn(
	{ table }: BusinessObject,
	{ key }: TableDefinition,
	{ orderPageKey }: Switches,
): string {
	return table === 'SO_HDR' && orderPageKey === 'record-code' ? 'REC_ID' : key;
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
