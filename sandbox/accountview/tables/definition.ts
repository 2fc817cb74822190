/** A FoxPro type letter. */
export type FieldType = 'C' | 'M' | 'N' | 'Y' | 'B' | 'I' | 'L' | 'D' | 'T';

/**
 * A stored value: text, number, yes/no; dates as `YYYY-MM-DD`, date-times as Dutch local
 * `YYYY-MM-DDTHH:mm:ss`; null is an empty date.
 */
export type CellValue = string | number | boolean | null;

export type RowValues = Readonly<Record<string, CellValue>>;

export interface Column {
	readonly name: string;
	readonly type: FieldType;
	/** Width in characters for `C`; the dictionary's number for the other types. */
	readonly length: number;
	readonly mandatory: boolean;
	readonly upperCase: boolean;
	readonly readOnly: boolean;
	/** The Dutch name in the data dictionary. */
	readonly label: string;
}

export interface TableDefinition {
	readonly name: string;
	/** The Dutch name in the data dictionary. */
	readonly label: string;
	/** Column that identifies a row and orders pages. */
	readonly key: string;
	/** Who makes the key of a new row: the writer, the next free number, or a record code. */
	readonly numbering: 'given' | 'next-number' | 'record-code';
	readonly columns: readonly Column[];
	/** Columns worked out from the others when read; writing them has no effect. */
	readonly calculated?: Readonly<Record<string, (row: RowValues) => CellValue>>;
	/** Has `<TABLE>_Id` in answers: tables that take part in a relation do. */
	readonly related: boolean;
	/** Has `EXT_KEY` in answers: tables with data do, the dictionary does not. */
	readonly extKey: boolean;
	/** Rows of other tables that belong to one row: read as `<table>.<column>`. */
	readonly joins?: readonly Join[];
	/** Table whose rows answers hold inside each row. */
	readonly nested?: string;
	/** Other tables that a text column points to; a value without its row is refused. */
	readonly references?: readonly Reference[];
}

export interface Join {
	readonly table: string;
	/** Column of this table that holds the other table's key. */
	readonly by: string;
	/** The other table is a view of this one: its columns stand in the same row. */
	readonly sameRow?: true;
}

export interface Reference {
	readonly column: string;
	readonly table: string;
}

export interface BusinessObject {
	readonly code: string;
	/** The Dutch name. */
	readonly label: string;
	readonly table: string;
	/** Rows of the table that belong to this object; all when left out. */
	readonly includes?: (row: RowValues) => boolean;
	/** Columns mandatory through this object only. */
	readonly mandatory?: readonly string[];
	/** Values the server gives a new row of this object. */
	readonly fixedOnInsert?: RowValues;
	/** Detail tables that come beside the main one. */
	readonly siblings: readonly string[];
	readonly insertAllowed: boolean;
	readonly updateAllowed: boolean;
	readonly deleteAllowed: boolean;
}

/** Flags as the tables write them: M mandatory, UC upper case, ro read-only. */
export type ColumnFlags = '' | 'M' | 'UC' | 'ro' | 'M UC' | 'ro UC';

export function column(
	name: string,
	type: FieldType,
	length: number,
	flags: ColumnFlags,
	label: string,
): Column {
	return {
		name,
		type,
		length,
		mandatory: flags.startsWith('M'),
		upperCase: flags.endsWith('UC'),
		readOnly: flags.startsWith('ro'),
		label,
	};
}

/** What a column holds before anyone filled it. */
export function emptyValue(type: FieldType): CellValue {
	switch (type) {
		case 'C':
		case 'M':
			return '';
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return 0;
		case 'L':
			return false;
		case 'D':
		case 'T':
			return null;
	}
}
