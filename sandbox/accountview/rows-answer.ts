import { json, type Answer } from '../http/answer';
import type { Switches } from '../switches';
import type { Database } from './database';
import { AccountViewError } from './errors';
import type { Selection } from './selection';
import type { StoredRow } from './table';
import { shownName, type BusinessObject } from './tables/definition';

/** A row of an answer with its lines. */
export interface AnsweredRow {
	readonly row: StoredRow;
	readonly lines: readonly StoredRow[];
}

/** Rows with all the lines they have. */
export function withLines(
	rows: readonly StoredRow[],
	database: Database,
	{ detail }: BusinessObject,
): readonly AnsweredRow[] {
	if (detail === undefined) return rows.map((row) => ({ row, lines: [] }));
	const lines = database.table(detail);
	return rows.map((row) => ({ row, lines: lines.linesOf(recordCode(row)) }));
}

/** The record code by which lines name their header. */
export function recordCode({ values }: StoredRow): string {
	const code = values['REC_ID'];
	return typeof code === 'string' ? code : '';
}

/**
 * The answer that holds these rows under the object's table name, and beside them the lines of all,
 * each with the place of its header in the answer as `<HEADER>_Id`.
 */
export function rowsAnswer(
	{
		database,
		object,
		switches,
	}: { database: Database; object: BusinessObject; switches: Switches },
	rows: readonly AnsweredRow[],
	selection: Selection,
	status = 200,
): Answer {
	if (rows.length === 0 && switches.emptyResult === '404') {
		throw new AccountViewError('Er zijn geen gegevens gevonden.', 404);
	}
	const answer: Record<string, unknown> = {};
	const put = (table: string, written: readonly unknown[]): void => {
		if (written.length === 0 && switches.emptyResult === 'no-key') return;
		const single = written.length === 1 && switches.singleRowAs === 'object';
		answer[table] = single ? written[0] : written;
	};
	const header = shownName(database.table(object.table).definition);
	put(
		header,
		rows.map(({ row }, position) => selection.rows(row, position)),
	);
	const { lines } = selection;
	if (object.detail !== undefined && lines !== undefined) {
		const written = rows.flatMap((each, position) =>
			each.lines.map((line, place) => ({ ...lines(line, place), [`${header}_Id`]: position })),
		);
		put(shownName(database.table(object.detail).definition), written);
	}
	for (const sibling of object.siblings) answer[sibling] = [];
	return json(status, answer);
}
