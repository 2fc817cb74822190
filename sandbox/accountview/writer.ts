import type { Answer } from '../http/answer';
import { AccountViewError } from './errors';
import { fieldsWriter, rowsAnswer } from './reader';
import { insertRows, removeRows, updateRows, type RowContext } from './row-rules';
import type { StoredRow } from './table';
import type { BusinessObject } from './tables/definition';
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
			return writeAnswer(body, object, insertRows(request, object, body.rows), request);
		case 'PUT':
			return writeAnswer(body, object, updateRows(request, object, body.rows), request);
		case 'DELETE':
			removeRows(request, object, body.rows);
			return emptyAnswer(request);
	}
}

function checkRequest(
	{ method, switches }: WriteRequest,
	body: WriteBody,
	object: BusinessObject,
): void {
	const allowed = {
		POST: object.insertAllowed,
		PUT: object.updateAllowed,
		DELETE: object.deleteAllowed,
	};
	if (!allowed[method]) {
		throw new AccountViewError(`Deze bewerking is niet toegestaan voor object ${object.code}.`);
	}
	if (body.tableName.trim().toUpperCase() !== object.table) {
		throw new AccountViewError(
			`De tabel '${body.tableName}' hoort niet bij object ${object.code}.`,
			undefined,
			1022,
		);
	}
	if (switches.bookDateRequired && body.bookDate === '') {
		throw new AccountViewError('BookDate is verplicht.', undefined, 1010);
	}
	if (body.rows.length === 0) throw new AccountViewError('Het bericht bevat geen rijen.');
}

function writeAnswer(
	body: WriteBody,
	object: BusinessObject,
	rows: readonly StoredRow[],
	{ database, switches }: WriteRequest,
): Answer {
	const { definition } = database.table(object.table);
	const answer = (fields: string): Answer =>
		rowsAnswer(
			object,
			rows,
			fieldsWriter(fields, database, definition, switches),
			switches,
			switches.writeStatus,
		);
	switch (switches.writeResponse) {
		case 'full':
			return answer('*');
		case 'sent-columns':
			return answer([...new Set([definition.key, ...body.columns])].join(','));
		case 'key-only':
			return answer(definition.key);
		case 'empty-body':
			return emptyAnswer({ switches });
	}
}

function emptyAnswer({ switches }: Pick<WriteRequest, 'switches'>): Answer {
	return { status: switches.writeStatus, headers: {}, body: '' };
}
