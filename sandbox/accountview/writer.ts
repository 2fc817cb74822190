import type { Answer } from '../http/answer';
import { AccountViewError } from './errors';
import { insertRecords, removeRecords, updateRecords, type WrittenRecord } from './records';
import { rowsAnswer, withLines } from './rows-answer';
import type { RowContext } from './row-rules';
import { columnsWriter, type Selection } from './selection';
import { shownCode, shownColumn, shownName, type BusinessObject } from './tables/definition';
import { readWriteBody, type WriteBody } from './write-body';

export interface WriteRequest extends RowContext {
	readonly method: 'POST' | 'PUT' | 'DELETE';
	readonly body: string;
	/** The object with that code, or an error when there is none. */
	findObject(code: string): BusinessObject;
}

/**
 * Carries out POST (insert), PUT (update) and DELETE on accountviewdata.
 *
 * @throws {AccountViewError} when the body or a row is refused; nothing was stored
 */
export function write(request: WriteRequest): Answer {
	const body = readWriteBody(request.body);
	const object = request.findObject(body.objectCode);
	checkRequest(request, body, object);
	switch (request.method) {
		case 'POST':
			return writeAnswer(body, object, insertRecords(request, object, body.records), request);
		case 'PUT':
			return writeAnswer(body, object, updateRecords(request, object, body.records), request);
		case 'DELETE':
			removeRecords(request, object, body.records);
			return emptyAnswer(request);
	}
}

function checkRequest(
	{ method, switches, database }: WriteRequest,
	body: WriteBody,
	object: BusinessObject,
): void {
	const code = shownCode(object);
	const allowed = {
		POST: object.insertAllowed,
		PUT: object.updateAllowed,
		DELETE: object.deleteAllowed,
	};
	if (!allowed[method]) {
		throw new AccountViewError(`Deze bewerking is niet toegestaan voor object ${code}.`);
	}
	const isTable = (sent: string, name: string): boolean =>
		sent === shownName(database.table(name).definition);
	if (!isTable(body.table.name, object.table)) {
		throw new AccountViewError(
			`De tabel '${body.table.name}' hoort niet bij object ${code}.`,
			undefined,
			1022,
		);
	}
	if (body.detail !== undefined && object.detail === undefined) {
		throw new AccountViewError(`Het object ${code} heeft geen regels.`);
	}
	if (body.detail !== undefined && !isTable(body.detail.name, object.detail ?? '')) {
		throw new AccountViewError(
			`De regeltabel '${body.detail.name}' hoort niet bij object ${code}.`,
			undefined,
			1022,
		);
	}
	if (switches.bookDateRequired && body.bookDate === '') {
		throw new AccountViewError('BookDate is verplicht.', undefined, 1010);
	}
	if (body.records.length === 0) throw new AccountViewError('Het bericht bevat geen rijen.');
	if (object.detail !== undefined && body.records.length > 1 && !switches.severalHeaders) {
		throw new AccountViewError('Een bericht bevat één kop met haar regels.', undefined, 1025);
	}
}

function writeAnswer(
	body: WriteBody,
	object: BusinessObject,
	records: readonly WrittenRecord[],
	request: WriteRequest,
): Answer {
	const { database, switches } = request;
	const subject = { database, object, switches };
	switch (switches.writeResponse) {
		case 'full': {
			const all = withLines(
				records.map(({ row }) => row),
				database,
				object,
			);
			return rowsAnswer(subject, all, echoOf(['*'], ['*']), switches.writeStatus);
		}
		case 'sent-columns': {
			const selection = echoOf(
				[...new Set([keyOf(object.table), ...body.table.columns])],
				[...new Set([keyOf(object.detail), ...(body.detail?.columns ?? [])])],
			);
			return rowsAnswer(subject, records, selection, switches.writeStatus);
		}
		case 'key-only': {
			const selection = echoOf([keyOf(object.table)], [keyOf(object.detail)]);
			return rowsAnswer(subject, records, selection, switches.writeStatus);
		}
		case 'empty-body':
			return emptyAnswer({ switches });
	}

	function keyOf(table: string | undefined): string {
		if (table === undefined) return '';
		const { definition } = database.table(table);
		return shownColumn(definition, definition.key);
	}

	function echoOf(columns: readonly string[], lineColumns: readonly string[]): Selection {
		const writer = (table: string, names: readonly string[]): Selection['rows'] =>
			columnsWriter(names, database, database.table(table).definition, switches);
		return {
			rows: writer(object.table, columns),
			lines: object.detail === undefined ? undefined : writer(object.detail, lineColumns),
		};
	}
}

function emptyAnswer({ switches }: Pick<WriteRequest, 'switches'>): Answer {
	return { status: switches.writeStatus, headers: {}, body: '' };
}
