/** A FoxPro type letter. */
export type FieldType = 'C' | 'M' | 'N' | 'Y' | 'B' | 'I' | 'L' | 'D' | 'T';

/**
 * A stored value: text, number, yes/no; dates as `YYYY-MM-DD`, date-times as Dutch local
 * `YYYY-MM-DDTHH:mm:ss`; null is an empty date.
 */
export type CellValue = string | number | boolean | null;

export type RowValues = Readonly<Record<string, CellValue>>;

export interface Column {
	/** The name by which rows are stored and by which this program knows the column. */
	readonly name: string;
	/** The name that requests and answers use, when it is another one. */
	readonly shown?: string;
	readonly type: FieldType;
	/** Width in characters for `C`; the dictionary's number for the other types. */
	readonly length: number;
	/** Digits kept behind the point; as many as given when left out. */
	readonly decimals?: number;
	readonly mandatory: boolean;
	readonly upperCase: boolean;
	readonly readOnly: boolean;
	/** The Dutch name in the data dictionary. */
	readonly label: string;
}

export interface TableDefinition {
	readonly name: string;
	/** The name that requests and answers use, when it is another one. */
	readonly shown?: string;
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
	/** The table whose rows these are the lines of: `HDR_ID` holds the `REC_ID` of the header. */
	readonly header?: string;
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
	/** How a refusal begins, and its number; by default the column's name and 1016. */
	readonly unknown?: { readonly what: string; readonly number: number };
}

/** Switches that say whether the module an object belongs to was bought. */
export type Licence = 'addressesLicensed' | 'projectsLicensed' | 'ordersLicensed' | 'hoursLicensed';

export interface BusinessObject {
	readonly code: string;
	/** The code that requests and answers use, when it is another one. */
	readonly shown?: string;
	/** The Dutch name. */
	readonly label: string;
	readonly table: string;
	/** Rows of the table that belong to this object; all when left out. */
	readonly includes?: (row: RowValues) => boolean;
	/** Columns mandatory through this object only. */
	readonly mandatory?: readonly string[];
	/** Values the server gives a new row of this object. */
	readonly fixedOnInsert?: RowValues;
	/** Tables that come beside the main one, always without rows. */
	readonly siblings: readonly string[];
	/** The table with the lines of a row: read and written together with it. */
	readonly detail?: string;
	/** The module this object belongs to; part of every AccountView when left out. */
	readonly licence?: Licence;
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

/** The columns in which every table keeps who entered and changed a row, and when. */
export function auditColumns(): readonly Column[] {
	return [
		column('CNG_DATE', 'T', 8, 'ro', 'Datum laatste wijz'),
		column('CNG_NR', 'I', 4, 'ro', 'Wijzignummer'),
		column('CNG_USR', 'C', 20, 'ro UC', 'Gewijzigd door'),
		column('INP_DATE', 'T', 8, 'ro', 'Invoerdatum'),
		column('INP_USR', 'C', 20, 'ro UC', 'Invoermedewerker'),
	];
}

/** The name of a table or column in requests and answers. */
export function shownName({
	name,
	shown,
}: {
	readonly name: string;
	readonly shown?: string;
}): string {
	return shown ?? name;
}

/** The code of an object in requests and answers. */
export function shownCode({ code, shown }: BusinessObject): string {
	return shown ?? code;
}

/** The name in requests and answers of a column that this program knows as `name`. */
export function shownColumn(definition: TableDefinition, name: string): string {
	return definition.columns.find((each) => each.name === name)?.shown ?? name;
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
