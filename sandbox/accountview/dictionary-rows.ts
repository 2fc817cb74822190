import type { Database } from './database';
import {
	shownCode,
	shownColumn,
	shownName,
	type Column,
	type TableDefinition,
} from './tables/definition';
import { SYSTEM_OBJECTS, TABLES } from './tables/objects';

/**
 * Fills the dictionary tables from the table definitions, so that the two cannot differ: under the
 * names that requests use now.
 */
export function fillDictionary(database: Database): void {
	const files = database.table('DCT_FILE');
	const fields = database.table('DCT_FLD');
	for (const table of [files, fields]) {
		for (const { key } of table.inKeyOrder()) table.remove(key);
	}
	for (const { name } of TABLES) {
		const table = database.table(name).definition;
		const shown = shownName(table);
		files.put(shown, {
			DBF_NAME: shown,
			DBF_DESC: table.label,
			OBJ_CODE: objectOf(table, database),
			DBF_TYPE: isSystem(table) ? 1 : 2,
			TBL_CHILD: shownTable(table.nested ?? linesOf(table), database),
			TBL_HDR: shownTable(table.header, database),
			SORT_EXPN: shownColumn(table, table.key),
			TBL_ACTIVE: true,
			OBJ_ACTIVE: true,
		});
		for (const column of table.columns) {
			fields.put(`${shown.padEnd(10)}${shownName(column)}`, {
				DBF_NAME: shown,
				FIELD_NAME: shownName(column),
				FLD_DESC: column.label,
				FIELD_TYPE: column.type,
				FIELD_LEN: column.length,
				INP_MAND: column.mandatory,
				FLD_FMT: format(column),
				COM_BLK: column.readOnly,
				PKY_TBL: shownTable(tableBehind(table, column), database),
			});
		}
	}
}

function objectOf(table: TableDefinition, database: Database): string {
	const objects = [...database.objects, ...SYSTEM_OBJECTS];
	const object = objects.find((each) => each.table === table.name);
	return object === undefined ? '' : shownCode(object);
}

function shownTable(name: string | undefined, database: Database): string {
	return name === undefined ? '' : shownName(database.table(name).definition);
}

/** The table with the lines of this one. */
function linesOf({ name }: TableDefinition): string | undefined {
	return TABLES.find(({ header }) => header === name)?.name;
}

/** The main table that a column points to. */
function tableBehind({ references }: TableDefinition, { name }: Column): string | undefined {
	return references?.find(({ column }) => column === name)?.table;
}

function isSystem(table: TableDefinition): boolean {
	return SYSTEM_OBJECTS.some((object) => object.table === table.name);
}

/** The input format of the dictionary: `!` forces upper case, `D` is a date. */
function format(column: Column): string {
	if (column.upperCase) return '!';
	return column.type === 'D' ? 'D' : '';
}
