import type { EntityInput, EntityName, FieldValue } from '../../../lib/accountview';
import type { ItemParameters } from '../item-parameters';
import { invalidParameter, objectOf, withoutDate, withoutLocator } from '../values';
import { fieldLabel } from './field-properties';

/**
 * What a writing operation sends: single parameters and a collection by field name, and the
 * resource mapper `columnValues` by column name. Lengths and forms are checked by lib.
 */
export function recordInput(
	parameters: ItemParameters,
	entity: EntityName,
	collection: { readonly name: string; readonly label: string },
	single: Readonly<Record<string, FieldValue>> = {},
): EntityInput {
	return {
		fields: {
			...fieldValues(parameters.fields(collection.name, collection.label), (name) =>
				fieldLabel(entity, name),
			),
			...single,
		},
		columns: columnValues(parameters),
	};
}

function fieldValues(
	values: Readonly<Record<string, unknown>>,
	labelOf: (name: string) => string = (name) => name,
): Record<string, FieldValue> {
	// An expression that gives nothing at all leaves its field out; null and '' empty it.
	const given = Object.entries(values).filter(([, value]) => value !== undefined);
	return Object.fromEntries(
		given.map(([name, value]) => [name, fieldValue(value, labelOf(name))] as const),
	);
}

/** A column that was added but left empty in the mapper holds null and is not sent. */
export function columnValues(
	parameters: ItemParameters,
	label = 'Additional Columns',
): Record<string, FieldValue> {
	const { value } = parameters.fields('columnValues', label);
	const given = Object.entries(objectOf(value, label)).filter(([, entry]) => entry !== null);
	return fieldValues(Object.fromEntries(given));
}

function fieldValue(given: unknown, label: string): FieldValue {
	const value = withoutDate(withoutLocator(given));
	if (value === undefined || value === null) return null;
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		return value;
	}
	throw invalidParameter(label, 'a text, a number or true or false', value);
}
