import * as z from 'zod4';

import { isObject } from '../reading/answer';
import { readValue } from '../reading/read-value';
import type { Row } from '../values';
import { isFoxProType, type ColumnDefinition } from './column-table';

/** A column as AccountView's own dictionary describes it. */
export interface ColumnInfo {
	readonly name: string;
	/** Dutch, as AccountView shows it. */
	readonly label: string;
	/** FoxPro letter. */
	readonly type: string;
	readonly length: number;
	readonly mandatory: boolean;
	readonly upperCase: boolean;
	readonly readOnly: boolean;
	/** Table whose key the column holds; empty when it holds none, or AccountView does not say. */
	readonly linksTo: string;
}

/** A table as AccountView's own dictionary describes it. */
export interface TableInfo {
	readonly name: string;
	/** Dutch. */
	readonly label: string;
	/** Code of the business object that it belongs to; empty when it belongs to none. */
	readonly object: string;
	/** Table of its lines; empty when it has none. */
	readonly child: string;
	/** Table of its header; empty when it is no table of lines. */
	readonly header: string;
	/** What its rows are sorted by: a column, or an expression of FoxPro. */
	readonly sortedBy: string;
}

/** A business object that this installation offers. */
export interface ObjectInfo {
	readonly code: string;
	/** Dutch. */
	readonly label: string;
	readonly insertAllowed: boolean;
	readonly updateAllowed: boolean;
	readonly deleteAllowed: boolean;
}

/** Columns of DCT_FLD that {@link toColumnInfo} reads. */
export const COLUMN_INFO_FIELDS = [
	'DBF_NAME',
	'FIELD_NAME',
	'FLD_DESC',
	'FIELD_TYPE',
	'FIELD_LEN',
	'INP_MAND',
	'FLD_FMT',
	'COM_BLK',
	'PKY_TBL',
];

/** Columns of DCT_FILE that {@link toTableInfo} reads. */
export const TABLE_INFO_FIELDS = [
	'DBF_NAME',
	'DBF_DESC',
	'OBJ_CODE',
	'TBL_CHILD',
	'TBL_HDR',
	'SORT_EXPN',
];

export function toColumnInfo(row: Row): ColumnInfo {
	return {
		name: codeOf(row['FIELD_NAME']),
		label: textOf(row['FLD_DESC']),
		type: codeOf(row['FIELD_TYPE']),
		length: Number(row['FIELD_LEN'] ?? 0),
		mandatory: readValue(row['INP_MAND'], 'L') === true,
		upperCase: textOf(row['FLD_FMT']).includes('!'),
		readOnly: readValue(row['COM_BLK'], 'L') === true,
		linksTo: codeOf(row['PKY_TBL']),
	};
}

export function toTableInfo(row: Row): TableInfo {
	return {
		name: codeOf(row['DBF_NAME']),
		label: textOf(row['DBF_DESC']),
		object: codeOf(row['OBJ_CODE']),
		child: codeOf(row['TBL_CHILD']),
		header: codeOf(row['TBL_HDR']),
		sortedBy: textOf(row['SORT_EXPN']),
	};
}

const ObjectRow = z.unknown().transform(toObjectInfo);

/** Objects out of the answer; none for an answer of another form. */
export function toObjectInfos(answer: unknown): readonly ObjectInfo[] {
	const rows = z.array(ObjectRow).safeParse(answer);
	return rows.success ? rows.data.filter(({ code }) => code !== '') : [];
}

function toObjectInfo(row: unknown): ObjectInfo {
	const entries = isObject(row) ? Object.entries(row) : [];
	const byName = new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
	return {
		code: codeOf(byName.get('code')),
		label: textOf(byName.get('description')),
		insertAllowed: readValue(byName.get('insertallowed'), 'L') === true,
		updateAllowed: readValue(byName.get('updateallowed'), 'L') === true,
		deleteAllowed: readValue(byName.get('deleteallowed'), 'L') === true,
	};
}

/** The column in the form in which this package knows its own; undefined for an unknown type. */
export function toColumnDefinition(info: ColumnInfo): ColumnDefinition | undefined {
	const { type } = info;
	if (!isFoxProType(type)) return undefined;
	const { name, label, length, mandatory, upperCase, readOnly } = info;
	return { name, type, length, mandatory, upperCase, readOnly, label, dutch: label };
}

function codeOf(raw: unknown): string {
	return textOf(raw).toUpperCase();
}

/** The table of a dictionary row. */
export function tableOf(row: Row): string {
	return codeOf(row['DBF_NAME']);
}

function textOf(raw: unknown): string {
	return typeof raw === 'string' ? raw.trim() : '';
}
