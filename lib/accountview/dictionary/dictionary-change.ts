import { tableColumns } from './dictionary';
import { fieldFromColumn, type EntityDefinition } from './entity-definition';
import type { FieldDefinition } from './entity-definition';

/** What an override says about one field; `null`: this installation has no such column. */
export type FieldChange = Partial<
	Pick<FieldDefinition, 'column' | 'type' | 'length' | 'mandatory' | 'upperCase' | 'readOnly'>
> | null;

/** What an override says about one entity. */
export interface EntityChange {
	readonly businessObject?: string;
	readonly table?: string;
	readonly pagingColumn?: string;
	readonly fields?: Readonly<Record<string, FieldChange>>;
}

/** The entity as this installation has it. */
export function changeEntity(
	entity: EntityDefinition,
	change: EntityChange | undefined,
): EntityDefinition {
	if (change === undefined) return entity;
	const table = change.table ?? entity.table;
	const fields = changeFields(entity, table, change.fields ?? {});
	const objectChanged = change.businessObject !== undefined || change.table !== undefined;
	return {
		...entity,
		businessObject: change.businessObject ?? entity.businessObject,
		table,
		columns: tableColumns(table),
		fields,
		pagingColumn: change.pagingColumn ?? followKey(entity, fields),
		overridden: objectChanged,
		proof: objectChanged ? 'assumed' : entity.proof,
	};
}

/** Pages that went by the key column go by its new name. */
function followKey(
	entity: EntityDefinition,
	fields: Readonly<Record<string, FieldDefinition>>,
): string {
	const goesByKey = entity.fields[entity.keyField]?.column === entity.pagingColumn;
	return (goesByKey ? fields[entity.keyField]?.column : undefined) ?? entity.pagingColumn;
}

function changeFields(
	entity: EntityDefinition,
	table: string,
	changes: Readonly<Record<string, FieldChange>>,
): Readonly<Record<string, FieldDefinition>> {
	const fields: Record<string, FieldDefinition> = {};
	for (const [name, field] of Object.entries(entity.fields)) {
		const change = changes[name];
		if (change === null) continue;
		fields[name] = change === undefined ? field : changeField(field, change, table);
	}
	return fields;
}

/** A column that is known brings its own rules; of an unknown one the field's rules are assumed. */
export function changeField(
	field: FieldDefinition,
	change: Exclude<FieldChange, null>,
	table: string,
): FieldDefinition {
	const known = tableColumns(table).get(change.column ?? field.column);
	if (known === undefined) return { ...field, ...change, proof: 'assumed', overridden: true };
	const { mandatory, label, dutch } = field;
	return { ...fieldFromColumn(known), mandatory, label, dutch, ...change, overridden: true };
}
