import { z } from 'zod4';
import type { Database } from '../accountview/database';
import { writeRecord } from '../accountview/office';
import { recordCode } from '../accountview/rows-answer';
import type { StoredRow } from '../accountview/table';
import type { RowValues } from '../accountview/tables/definition';
import { json, noContent, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { CONTROL_BODIES, parseBody } from './control-bodies';
import { ControlError } from './control-error';

/** A table of AccountView as the control interface calls it. */
interface ControlTable {
	readonly table: string;
	/** One row of it, in sentences. */
	readonly label: string;
	/** The object through which rows are added and changed; rows are only read when left out. */
	readonly object?: string;
	readonly lines?: string;
}

const TABLES: Readonly<Record<string, ControlTable>> = {
	customers: { table: 'CONTACT', label: 'customer', object: 'AR1' },
	addresses: { table: 'DEL_ADDR', label: 'address', object: 'ADDR' },
	projects: { table: 'PROJECTS', label: 'project', object: 'PJ1' },
	'project-types': { table: 'PJ_TYPE', label: 'project type', object: 'PT1' },
	employees: { table: 'EMPLOYEE', label: 'employee', object: 'EM1' },
	articles: { table: 'ARTICLE', label: 'article', object: 'AK1' },
	'article-groups': { table: 'ART_GRP', label: 'article group', object: 'AG1' },
	orders: { table: 'SO_HDR', label: 'order', object: 'SO1', lines: 'SO_LINE' },
	'order-lines': { table: 'SO_LINE', label: 'order line' },
	'hour-sheets': { table: 'HRS_HDR', label: 'hour sheet', object: 'UR1', lines: 'HRS_LINE' },
	'hour-entries': { table: 'HRS_LINE', label: 'entry of hours' },
	'hour-types': { table: 'HRS_TYPE', label: 'hour type', object: 'US1' },
};

const MOST_ROWS = 200;

/**
 * Answers what the control interface asks of a table: its rows, one row, and writing under
 * AccountView's own rules. Columns have the names of this program, whatever the switch `names` says.
 */
export function answerTable(
	database: Database,
	exchange: Exchange,
	name: string,
	key: string | undefined,
): Answer {
	const subject = TABLES[name];
	if (subject === undefined) throw new ControlError(404, 'not_found', `There is no table ${name}.`);
	switch (`${exchange.method}${key === undefined ? '' : ' one'}`) {
		case 'GET':
			return json(200, list(database, subject, exchange.query));
		case 'POST':
			return json(201, written(database, subject, 'insert', exchange.body, {}));
		case 'GET one':
			return json(200, asRead(database, subject, known(database, subject, key ?? '')));
		case 'PATCH one': {
			const { key: keyColumn } = database.table(subject.table).definition;
			const own = { [keyColumn]: key ?? '' };
			return json(200, written(database, subject, 'update', exchange.body, own));
		}
		case 'DELETE one': {
			const row = known(database, subject, key ?? '');
			database.remove(subject.table, row.key);
			return noContent();
		}
		default:
			throw new ControlError(405, 'method_not_allowed', `No ${exchange.method} here.`);
	}
}

function list(
	database: Database,
	subject: ControlTable,
	query: URLSearchParams,
): readonly unknown[] {
	const limit = z.coerce
		.number()
		.int()
		.min(1)
		.catch(MOST_ROWS)
		.parse(query.get('limit') ?? '');
	const rows = database.table(subject.table).inKeyOrder().slice(0, limit);
	return rows.map((row) => asRead(database, subject, row));
}

/** A row with its lines beside its columns. */
function asRead(database: Database, { lines }: ControlTable, row: StoredRow): unknown {
	if (lines === undefined) return row.values;
	const own = database.table(lines).linesOf(recordCode(row));
	return { ...row.values, lines: own.map(({ values }) => values) };
}

function written(
	database: Database,
	subject: ControlTable,
	kind: 'insert' | 'update',
	body: string,
	key: RowValues,
): unknown {
	const { object, table, label } = subject;
	if (object === undefined) {
		throw new ControlError(405, 'method_not_allowed', `A ${label} is written with its header.`);
	}
	const { lines, ...values } = parseBody(CONTROL_BODIES.record, body);
	const record = { values: { ...values, ...key }, lines: lines ?? [] };
	const stored = writeRecord(database, object, kind, record);
	const row = database.table(table).get(String(stored[database.table(table).definition.key]));
	return row === undefined ? stored : asRead(database, subject, row);
}

function known(database: Database, { table, label }: ControlTable, key: string): StoredRow {
	const row = database.table(table).get(key);
	if (row === undefined) throw new ControlError(404, 'not_found', `There is no ${label} ${key}.`);
	return row;
}
