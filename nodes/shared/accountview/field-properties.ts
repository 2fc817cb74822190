import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	DEFAULT_DICTIONARY,
	type EntityName,
	type FieldDefinition,
} from '../../../lib/accountview';

/**
 * Parameters made from the dictionary, so that a field is described in one place only. They show
 * AccountView's usual columns; an override of the credential changes columns, never field names.
 */

/** A collection's options: each field that may be written, by its label, in alphabetical order. */
export function writableFields(
	entity: EntityName,
	exceptNames: readonly string[] = [],
): INodeProperties[] {
	return Object.entries(DEFAULT_DICTIONARY[entity].fields)
		.filter(([name, field]) => !field.readOnly && !exceptNames.includes(name))
		.map(([name, field]) => fieldProperty(name, field))
		.sort(byDisplayName);
}

/** One field as a parameter of its own. */
export function fieldParameter(entity: EntityName, name: string): INodeProperties {
	const field = DEFAULT_DICTIONARY[entity].fields[name];
	if (field === undefined) throw new Error(`The dictionary has no field ${name} of ${entity}`);
	return fieldProperty(name, field);
}

/** A field as the editor calls it; a name that the dictionary lacks stays as it is. */
export function fieldLabel(entity: EntityName, name: string): string {
	const field = DEFAULT_DICTIONARY[entity].fields[name];
	return field === undefined ? name : titleCase(field.label);
}

/** Every field as a choice. */
export function fieldChoices(entity: EntityName): INodePropertyOptions[] {
	return Object.entries(DEFAULT_DICTIONARY[entity].fields)
		.map(([name, field]) => ({
			name: titleCase(field.label),
			value: name,
			description: describeOrigin(field),
		}))
		.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

function fieldProperty(name: string, field: FieldDefinition): INodeProperties {
	const displayName = titleCase(field.label);
	const base = { displayName, name, description: describeField(field) };
	switch (field.type) {
		case 'C':
			return { ...base, type: 'string', default: '', ...placeholderFor(field) };
		case 'M':
			return { ...base, type: 'string', typeOptions: { rows: 4 }, default: '' };
		case 'L':
			return { ...base, type: 'boolean', default: false };
		case 'D':
		case 'T':
			return { ...base, type: 'dateTime', default: '' };
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return { ...base, type: 'number', default: 0 };
		default:
			return field.type satisfies never;
	}
}

function placeholderFor({ format }: FieldDefinition): { placeholder?: string } {
	if (format === 'email') return { placeholder: 'e.g. info@example.com' };
	return format === 'postcode' ? { placeholder: 'e.g. 1234 AB' } : {};
}

function describeField(field: FieldDefinition): string {
	const origin = describeOrigin(field);
	if (field.type === 'L') return `Whether this is on in AccountView: ${origin}`;
	const limit = field.type === 'C' ? `, at most ${field.length} characters` : '';
	const capitals = field.upperCase ? ', kept in capitals' : '';
	return `${origin}${limit}${capitals}`;
}

/** AccountView's own name of the field, its column, and whether that column is certain. */
function describeOrigin({ dutch, column, proof }: FieldDefinition): string {
	const doubt = proof === 'assumed' ? ', an assumed name' : '';
	return `${dutch} (${column}${doubt})`;
}

const SMALL_WORDS = new Set(['and', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to']);

/** `Street and number` -> `Street and Number`, `E-mail` -> `E-Mail`. */
function titleCase(label: string): string {
	return label.replace(/[A-Za-z]+/g, (word, position: number) =>
		position > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
	);
}

function byDisplayName(one: INodeProperties, other: INodeProperties): number {
	return one.displayName.localeCompare(other.displayName, 'en');
}
