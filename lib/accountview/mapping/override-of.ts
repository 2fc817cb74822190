import { DEFAULT_DICTIONARY, type Dictionary } from '../dictionary/dictionary';
import { changeField } from '../dictionary/dictionary-change';
import type { EntityDefinition, FieldDefinition } from '../dictionary/entity-definition';

/** An override in the form that the credential takes. */
export type OverrideJson = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const RULES = ['type', 'length', 'mandatory', 'upperCase', 'readOnly'] as const;

/**
 * The override that makes the default dictionary into this one: the whole of it, not only what is
 * new, because it takes the place of the one in the credential.
 */
export function overrideOf(dictionary: Dictionary): OverrideJson {
	const entries = Object.entries(dictionary).flatMap(([name, entity]) => {
		const usual = Object.values(DEFAULT_DICTIONARY).find((candidate) => candidate.name === name);
		const changes = usual === undefined ? {} : entityChanges(usual, entity);
		return Object.keys(changes).length === 0 ? [] : [[name, changes] as const];
	});
	return Object.fromEntries(entries);
}

function entityChanges(
	usual: EntityDefinition,
	entity: EntityDefinition,
): Readonly<Record<string, unknown>> {
	const fields = fieldChanges(usual, entity);
	const isLine = entity.parent !== undefined;
	const usualKey = usual.fields[usual.keyField]?.column;
	const key = entity.fields[entity.keyField]?.column;
	// Pages that go by the key column follow its new name by themselves.
	const followed = usual.pagingColumn === usualKey ? key : usual.pagingColumn;
	return {
		...(!isLine &&
			entity.businessObject !== usual.businessObject && { businessObject: entity.businessObject }),
		...(entity.table !== usual.table && { table: entity.table }),
		...(!isLine && entity.pagingColumn !== followed && { pagingColumn: entity.pagingColumn }),
		...(Object.keys(fields).length > 0 && { fields }),
	};
}

function fieldChanges(
	usual: EntityDefinition,
	entity: EntityDefinition,
): Readonly<Record<string, unknown>> {
	const entries = Object.entries(usual.fields).flatMap(([name, field]) => {
		const changed = entity.fields[name];
		const change = changed === undefined ? null : fieldChange(field, changed, entity.table);
		return change === undefined ? [] : [[name, change] as const];
	});
	return Object.fromEntries(entries);
}

/** A column name, the column with the rules that differ, or undefined when all is as usual. */
function fieldChange(
	usual: FieldDefinition,
	changed: FieldDefinition,
	table: string,
): string | Readonly<Record<string, unknown>> | undefined {
	const { column } = changed;
	const isOtherColumn = usual.column !== column;
	// A column that is known brings rules of its own along.
	const assumed = isOtherColumn ? changeField(usual, { column }, table) : usual;
	const rules = RULES.filter((rule) => assumed[rule] !== changed[rule]);
	if (rules.length === 0) return isOtherColumn ? column : undefined;
	const differing = Object.fromEntries(rules.map((rule) => [rule, changed[rule]]));
	return { ...(isOtherColumn && { column }), ...differing };
}
