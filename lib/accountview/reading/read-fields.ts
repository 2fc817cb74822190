import type { EntityDefinition, FieldDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { bareName, isColumnName } from './query';
import type { ReadField } from './record-reader';
import { nearestName } from '../dictionary/suggestion';

/**
 * The fields to read, by logical name or by column name in capitals; without names all fields of
 * the dictionary. A column that the dictionary names comes under its own name all the same.
 *
 * @throws AccountViewError `AV_FIELD_UNKNOWN` for a name that is neither
 */
export function selectFields(
	entity: EntityDefinition,
	names: readonly string[] = Object.keys(entity.fields),
): readonly ReadField[] {
	return [...new Set(names)].map((name) => {
		const field = fieldNamed(entity, name);
		if (field !== undefined) return { name, column: field.column, type: field.type };
		if (!isColumnName(name) || name !== name.toUpperCase()) throw unknownField(entity, name);
		return { name, column: name, type: entity.columns.get(bareName(name))?.type };
	});
}

/** A field of the dictionary; a name such as `constructor` is none, though every object has it. */
export function fieldNamed(entity: EntityDefinition, name: string): FieldDefinition | undefined {
	return Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined;
}

/**
 * A field that a service needs.
 *
 * @throws AccountViewError `AV_FIELD_UNKNOWN` when the dictionary override has taken it away
 */
export function requireField(entity: EntityDefinition, name: string): FieldDefinition {
	const field = fieldNamed(entity, name);
	if (field !== undefined) return field;
	throw new AccountViewError({
		code: 'AV_FIELD_UNKNOWN',
		message: `The dictionary override says that this AccountView has no ${entity.label} field '${name}'.`,
		remedy: 'Leave this field out, or correct the dictionary override in the credential.',
	});
}

/** The error for a name that is neither a logical field nor a column. */
export function unknownField(
	entity: EntityDefinition,
	name: string,
	record?: string,
): AccountViewError {
	const known = Object.keys(entity.fields);
	const near = nearestName(name, known);
	return new AccountViewError({
		code: 'AV_FIELD_UNKNOWN',
		message: `A ${entity.label} has no field '${name}'.${near === undefined ? '' : ` Did you mean '${near}'?`}`,
		remedy: `Use one of ${known.join(', ')}, or an AccountView column name in capitals.`,
		...(record !== undefined && { record }),
	});
}
