import type { FoxProType } from '../dictionary/column-table';
import type { FieldValue } from '../values';

/** One value of one column. */
export interface WriteValue {
	readonly column: string;
	readonly type: FoxProType;
	readonly value: FieldValue;
}

/** Rows that belong to the record, such as the lines of an order. */
export interface WriteDetail {
	readonly table: string;
	readonly rows: readonly (readonly WriteValue[])[];
}

/** One record to write. */
export interface WriteRequest {
	readonly businessObject: string;
	readonly table: string;
	readonly values: readonly WriteValue[];
	readonly details?: readonly WriteDetail[];
	/** `YYYY-MM-DD`: picks the administration; left out, AccountView picks it. */
	readonly bookDate?: string;
}

interface WireField {
	readonly Name: string;
	readonly FieldType: string;
}

type WireValue = string | number | null;

const HEADER_ROW = '1';

/**
 * Writes the one generic body of POST and PUT: a definition of columns, then rows of values in
 * that order. Every row has its handle `RowId`; detail rows name their header's in `HeaderId`.
 *
 * Value forms, as live public clients send them: dates as calendar day at 00:00 with `Z` and type
 * `T`, logicals as the texts TRUE and FALSE, empty text as null. Empty dates and
 * logicals have no form and are left out.
 * Sources: omniboost/go-accountview.net and public connectors.
 */
export function encodeWrite(request: WriteRequest): string {
	const values = request.values.filter(isSent);
	const details = request.details ?? [];
	return JSON.stringify({
		BookDate: request.bookDate === undefined ? '' : wireDate(request.bookDate),
		BusinessObject: request.businessObject,
		Table: {
			Definition: {
				Name: request.table,
				Fields: [handle('RowId'), ...values.map(wireField)],
			},
			...(details.length > 0 && { DetailDefinitions: details.map(detailDefinition) }),
		},
		TableData: {
			Data: { Rows: [{ Values: [HEADER_ROW, ...values.map(wireValue)] }] },
			...(details.length > 0 && { DetailData: details.map(detailData) }),
		},
	});
}

function isSent({ type, value }: WriteValue): boolean {
	const hasEmptyForm = type !== 'D' && type !== 'T' && type !== 'L';
	return hasEmptyForm || (value !== null && value !== '');
}

function handle(name: string): WireField {
	return { Name: name, FieldType: 'C' };
}

function wireField({ column, type }: WriteValue): WireField {
	return { Name: column, FieldType: wireType(type) };
}

/** The letter describes the value sent, not the column: dates go as T, amounts as N. */
function wireType(type: FoxProType): string {
	switch (type) {
		case 'C':
		case 'M':
			return 'C';
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return 'N';
		case 'L':
			return 'L';
		case 'D':
		case 'T':
			return 'T';
	}
}

function wireValue({ type, value }: WriteValue): WireValue {
	if (value === null || value === '') return null;
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	return (type === 'D' || type === 'T') && typeof value === 'string' ? wireDate(value) : value;
}

/** Never a local midnight moved to UTC: that would be the day before for a server that ignores Z. */
function wireDate(value: string): string {
	const [day = '', time = '00:00:00'] = value.split('T');
	return `${day}T${time}.000Z`;
}

/** All rows of a detail table share one list of columns; a row without a value has null there. */
function detailColumns({ rows }: WriteDetail): readonly WriteValue[] {
	const columns = new Map(
		rows
			.flat()
			.filter(isSent)
			.map((value) => [value.column, value]),
	);
	return [...columns.values()];
}

function detailDefinition(detail: WriteDetail): { Name: string; Fields: readonly WireField[] } {
	const fields = detailColumns(detail).map(wireField);
	return { Name: detail.table, Fields: [handle('RowId'), handle('HeaderId'), ...fields] };
}

function detailData(detail: WriteDetail): { Rows: readonly { Values: readonly WireValue[] }[] } {
	const columns = detailColumns(detail);
	const rows = detail.rows.map((row, index) => {
		const values = columns.map(({ column }) => {
			const value = row.find((candidate) => candidate.column === column);
			return value === undefined ? null : wireValue(value);
		});
		return { Values: [String(index + 1), HEADER_ROW, ...values] };
	});
	return { Rows: rows };
}
