import type { FoxProType } from '../dictionary/column-table';
import type { FieldValue } from '../values';

/** One value of one column. */
export interface WriteValue {
	readonly column: string;
	readonly type: FoxProType;
	readonly value: FieldValue;
}

/** One record with the rows that belong to it, such as an order with its lines. */
export interface WriteRecord {
	readonly values: readonly WriteValue[];
	readonly details?: readonly (readonly WriteValue[])[];
}

/**
 * Records of one object to write in one request. A definition lists the columns once for all rows,
 * so a row without a value has null there: give rows of one request the same columns wherever null
 * would not mean the same as leaving the value out.
 */
export interface WriteRequest {
	readonly businessObject: string;
	readonly table: string;
	/** Table of the records' details. */
	readonly detailTable?: string;
	readonly records: readonly WriteRecord[];
	/** `YYYY-MM-DD`: picks the administration; left out, AccountView picks it. */
	readonly bookDate?: string;
}

interface WireField {
	readonly Name: string;
	readonly FieldType: string;
}

type WireValue = string | number | null;

/**
 * Writes the one generic body of POST and PUT: a definition of columns, then rows of values in
 * that order. Every row has its handle `RowId`; detail rows name their header's in `HeaderId`.
 *
 * Value forms, as live public clients send them: dates as calendar day at 00:00 with `Z` and type
 * `T`, logicals as the texts TRUE and FALSE, empty text as null. Empty dates and
 * logicals have no form and are left out.
 * Sources: omniboost/go-accountview.net and public connectors.
 */
export function encodeWrite({
	businessObject,
	table,
	detailTable,
	records,
	bookDate,
}: WriteRequest): string {
	const headers = records.map(({ values }) => values);
	const details = detailTable === undefined ? [] : records.flatMap(detailsOf);
	const columns = columnsOf(headers);
	const detailColumns = columnsOf(details.map(({ values }) => values));
	const hasDetails = detailTable !== undefined && details.length > 0;
	return JSON.stringify({
		BookDate: bookDate === undefined ? '' : wireDate(bookDate),
		BusinessObject: businessObject,
		Table: {
			Definition: definition(table, ['RowId'], columns),
			...(hasDetails && {
				DetailDefinitions: [definition(detailTable, ['RowId', 'HeaderId'], detailColumns)],
			}),
		},
		TableData: {
			Data: {
				Rows: headers.map((values, index) => row([rowId(index)], columns, values)),
			},
			...(hasDetails && {
				DetailData: [
					{
						Rows: details.map(({ header, values }, index) =>
							row([rowId(index), header], detailColumns, values),
						),
					},
				],
			}),
		},
	});
}

interface DetailRow {
	/** Handle of the header. */
	readonly header: string;
	readonly values: readonly WriteValue[];
}

function detailsOf({ details = [] }: WriteRecord, index: number): readonly DetailRow[] {
	return details.map((values) => ({ header: rowId(index), values }));
}

function rowId(index: number): string {
	return String(index + 1);
}

/** The columns of all rows together, each by the first value that has it. */
function columnsOf(rows: readonly (readonly WriteValue[])[]): readonly WriteValue[] {
	const columns = new Map<string, WriteValue>();
	for (const value of rows.flat()) {
		if (isSent(value) && !columns.has(value.column)) columns.set(value.column, value);
	}
	return [...columns.values()];
}

function isSent({ type, value }: WriteValue): boolean {
	const hasEmptyForm = type !== 'D' && type !== 'T' && type !== 'L';
	return hasEmptyForm || (value !== null && value !== '');
}

function definition(
	table: string,
	handles: readonly string[],
	columns: readonly WriteValue[],
): { readonly Name: string; readonly Fields: readonly WireField[] } {
	const handleFields = handles.map((name) => ({ Name: name, FieldType: 'C' }));
	return { Name: table, Fields: [...handleFields, ...columns.map(wireField)] };
}

function row(
	handles: readonly string[],
	columns: readonly WriteValue[],
	values: readonly WriteValue[],
): { readonly Values: readonly WireValue[] } {
	const byColumn = new Map(values.map((value) => [value.column, value]));
	const wired = columns.map(({ column }) => {
		const value = byColumn.get(column);
		return value === undefined ? null : wireValue(value);
	});
	return { Values: [...handles, ...wired] };
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
