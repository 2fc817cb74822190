import { unknownColumns } from './diagnosis';
import type { Dictionary } from './dictionary';
import { fieldFromColumn, type EntityDefinition, type FieldDefinition } from './entity-definition';
import { noneWhenHidden, type Metadata } from './metadata';
import { toColumnDefinition, type ColumnInfo } from './metadata-rows';
import type { FieldValue } from '../values';

/** FoxPro's widest text column. */
const WIDEST_TEXT = 254;

/**
 * The rules of a column that the dictionary has no field for: from the proven columns of the
 * table, else from this installation's own dictionary. Where that cannot be asked, the kind of
 * value decides and AccountView has the last word.
 *
 * @throws AccountViewError `AV_COLUMN_UNKNOWN` when the installation says it has no such column
 */
export async function lookUpColumn(
	entity: EntityDefinition,
	column: string,
	value: FieldValue,
	metadata: Metadata,
	dictionary: Dictionary,
): Promise<FieldDefinition> {
	const proven = entity.columns.get(column);
	if (proven !== undefined) return fieldFromColumn(proven);
	const columns: readonly ColumnInfo[] = await metadata.columns(entity.table).catch(noneWhenHidden);
	const info = columns.find(({ name }) => name === column);
	if (info === undefined && columns.length > 0) {
		const missing = await metadata.missingColumns(entity.table, [column]);
		if (missing.length > 0) throw unknownColumns(entity, missing, dictionary);
	}
	const known = info === undefined ? undefined : toColumnDefinition(info);
	return known === undefined ? guess(column, value) : fieldFromColumn(known);
}

function guess(column: string, value: FieldValue): FieldDefinition {
	return {
		column,
		type: typeof value === 'number' ? 'N' : typeof value === 'boolean' ? 'L' : 'C',
		length: WIDEST_TEXT,
		mandatory: false,
		upperCase: false,
		readOnly: false,
		label: column,
		dutch: column,
		proof: 'assumed',
		overridden: false,
	};
}
