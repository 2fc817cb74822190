import type { Database } from './database';
import type { Column, TableDefinition } from './tables/definition';
import { DATA_OBJECTS, SYSTEM_OBJECTS, TABLES } from './tables/objects';

/** Fills the dictionary tables from the table definitions, so that the two cannot differ. */
export function fillDictionary(database: Database): void {
	const files = database.table('DCT_FILE');
	const fields = database.table('DCT_FLD');
	for (const table of TABLES) {
		files.put(table.name, {
			DBF_NAME: table.name,
			DBF_DESC: table.label,
			OBJ_CODE: objectOf(table),
			DBF_TYPE: isSystem(table) ? 1 : 2,
			TBL_CHILD: table.nested ?? '',
			SORT_EXPN: table.key,
			TBL_ACTIVE: true,
			OBJ_ACTIVE: true,
		});
		for (const column of table.columns) {
			fields.put(`${table.name.padEnd(8)}${column.name}`, {
				DBF_NAME: table.name,
				FIELD_NAME: column.name,
				FLD_DESC: column.label,
				FIELD_TYPE: column.type,
				FIELD_LEN: column.length,
				INP_MAND: column.mandatory,
				FLD_FMT: format(column),
				COM_BLK: column.readOnly,
			});
		}
	}
}

function objectOf(table: TableDefinition): string {
	const objects = [...DATA_OBJECTS, ...SYSTEM_OBJECTS];
	return objects.find((object) => object.table === table.name)?.code ?? '';
}

function isSystem(table: TableDefinition): boolean {
	return SYSTEM_OBJECTS.some((object) => object.table === table.name);
}

/** The input format of the dictionary: `!` forces upper case, `D` is a date. */
function format(column: Column): string {
	if (column.upperCase) return '!';
	return column.type === 'D' ? 'D' : '';
}
