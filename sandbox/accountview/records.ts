import { AccountViewError } from './errors';
import { recordCode } from './rows-answer';
import {
	checkedInsert,
	checkedUpdate,
	existingKey,
	notFound,
	sentKey,
	type CheckedRow,
	type RowContext,
	type RowSubject,
} from './row-rules';
import { rulesOf } from './rules';
import type { StoredRow } from './table';
import type { BusinessObject, RowValues } from './tables/definition';
import type { SentRecord, SentRow } from './write-body';

/** A stored row with the lines that its request added or changed. */
export interface WrittenRecord {
	readonly row: StoredRow;
	readonly lines: readonly StoredRow[];
}

/** A line that passed every rule. */
interface CheckedLine extends CheckedRow {
	readonly isNew: boolean;
}

/** A row and its lines that passed every rule and wait for the others of their request. */
interface CheckedRecord {
	readonly row: CheckedRow;
	readonly lines: readonly CheckedLine[];
	/** Keys of lines that go. */
	readonly dropped: readonly string[];
}

/**
 * Adds rows through an object, with their lines. All are checked before the first is stored.
 *
 * @throws {AccountViewError} when a row or line breaks a rule; nothing was stored
 */
export function insertRecords(
	context: RowContext,
	object: BusinessObject,
	records: readonly SentRecord[],
): readonly WrittenRecord[] {
	const [taken, takenLines] = [new Set<string>(), new Set<string>()];
	const checked = records.map(({ values, lines }): CheckedRecord => {
		const row = checkedInsert(context, object, values, taken);
		const added = lines.map((line, place) =>
			newLine(context, object, line, takenLines, row.result, place + 1),
		);
		checkLines(context, object, row.result, true, added.length);
		return { row, lines: added, dropped: [] };
	});
	return checked.map((record) => {
		const row = context.database.insert(object.table, record.row.values, context.user);
		return { row, lines: storeLines(context, object, row, record) };
	});
}

/**
 * Changes columns of rows that an object shows, found by their key. Lines that name their REC_ID are
 * changed, the others added. All are checked before the first is stored.
 *
 * @throws {AccountViewError} when a row or line is not there or breaks a rule; nothing was stored
 */
export function updateRecords(
	context: RowContext,
	object: BusinessObject,
	records: readonly SentRecord[],
): readonly WrittenRecord[] {
	const takenLines = new Set<string>();
	const checked = records.map(({ values, lines }): CheckedRecord => {
		const row = checkedUpdate(context, object, values);
		return { row, ...checkedLines(context, object, lines, row, takenLines) };
	});
	return checked.flatMap((record) => {
		const { key, values } = record.row;
		const row = context.database.update(object.table, key, values, context.user);
		return row === undefined ? [] : [{ row, lines: storeLines(context, object, row, record) }];
	});
}

/** Removes rows by their key, and their lines with them. @throws {AccountViewError} when one is not there */
export function removeRecords(
	context: RowContext,
	object: BusinessObject,
	records: readonly SentRecord[],
): void {
	const keys = records.map(({ values }) => existingKey(context, object, values));
	for (const key of keys) context.database.remove(object.table, key);
}

/** The lines of an update. */
function checkedLines(
	context: RowContext,
	object: BusinessObject,
	sent: readonly SentRow[],
	header: CheckedRow,
	taken: Set<string>,
): Pick<CheckedRecord, 'lines' | 'dropped'> {
	if (object.detail === undefined || sent.length === 0) return { lines: [], dropped: [] };
	const { database, switches } = context;
	if (switches.orderLinesOnUpdate === 'error') {
		throw new AccountViewError('Regels kunnen niet worden gewijzigd.', undefined, 1154);
	}
	const table = database.table(object.detail);
	const known = table.linesOf(String(header.result['REC_ID'] ?? ''));
	const keys = sent.map((line) => sentKey(table.definition, line, switches));
	const foreign = keys.find((key) => key !== '' && known.every((line) => line.key !== key));
	if (foreign !== undefined) throw notFound(table.definition, foreign, switches);
	let order = Math.max(0, ...known.map(({ values }) => Number(values['REC_ORD'])));
	const lines = sent.map((line, place): CheckedLine => {
		if (keys[place] === '') {
			order += 1;
			return newLine(context, object, line, taken, header.result, order);
		}
		const subject = lineSubject(object);
		return { ...checkedUpdate(context, subject, line, header.result), isNew: false };
	});
	const added = lines.filter(({ isNew }) => isNew).length;
	checkLines(context, object, header.result, false, added);
	const kept = new Set(keys);
	const dropped = known.filter(({ key }) => !kept.has(key)).map(({ key }) => key);
	return { lines, dropped: switches.orderLinesOnUpdate === 'replace' ? dropped : [] };
}

function newLine(
	context: RowContext,
	object: BusinessObject,
	line: SentRow,
	taken: Set<string>,
	header: RowValues,
	order: number,
): CheckedLine {
	const checked = checkedInsert(context, lineSubject(object), line, taken, header);
	return { ...checked, values: { ...checked.values, REC_ORD: order }, isNew: true };
}

function lineSubject({ code, detail }: BusinessObject): RowSubject {
	if (detail === undefined) throw new Error(`Object ${code} has no lines.`);
	return { table: detail };
}

function checkLines(
	{ switches }: RowContext,
	object: BusinessObject,
	header: RowValues,
	isNew: boolean,
	added: number,
): void {
	rulesOf(object.table).checkLines?.({ switches, header, isNew, added });
}

function storeLines(
	{ database, user }: RowContext,
	{ detail }: BusinessObject,
	header: StoredRow,
	{ lines, dropped }: CheckedRecord,
): readonly StoredRow[] {
	if (detail === undefined) return [];
	for (const key of dropped) database.remove(detail, key);
	return lines.flatMap(({ key, values, isNew }) => {
		const own = { ...values, HDR_ID: recordCode(header) };
		if (isNew) return database.insert(detail, own, user);
		return database.update(detail, key, values, user) ?? [];
	});
}
