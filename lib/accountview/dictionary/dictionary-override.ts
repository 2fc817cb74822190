import * as z from 'zod4';

import { DEFAULT_DICTIONARY, mapEntities, type Dictionary } from './dictionary';
import type { EntityDefinition } from './entity-definition';
import { changeEntity, type EntityChange, type FieldChange } from './dictionary-change';
import { AccountViewError } from '../errors';
import { jsonErrorPosition } from './json-position';
import { nearestName } from './suggestion';

const Name = z
	.string()
	.trim()
	.regex(/^[A-Za-z]\w{0,9}$/, 'expected a name of at most 10 letters, digits or _')
	.transform((name) => name.toUpperCase());

const FieldOverride = z.strictObject({
	column: Name.exactOptional(),
	type: z.enum(['C', 'M', 'N', 'Y', 'B', 'I', 'L', 'D', 'T']).exactOptional(),
	length: z.number().int().min(1).max(254).exactOptional(),
	mandatory: z.boolean().exactOptional(),
	upperCase: z.boolean().exactOptional(),
	readOnly: z.boolean().exactOptional(),
});

const Override = z.strictObject(mapEntities(DEFAULT_DICTIONARY, entitySchema));

/**
 * Adapts the dictionary to one installation. The text is JSON; empty text changes nothing:
 *
 * ```json
 * { "customer": { "fields": {
 *     "ownReference": "DEB_NRV",
 *     "mobile": { "column": "X_MOBILE", "type": "C", "length": 30 },
 *     "eInvoiceAddress": null } } }
 * ```
 *
 * A column name alone takes the rules known for that column; `null` says that this installation
 * has no such column. `businessObject`, `table` and `pagingColumn` stand beside `fields`; lines have
 * their header's object.
 *
 * @throws AccountViewError `AV_OVERRIDE_MALFORMED` when the text is no JSON or has a wrong value,
 *   `AV_OVERRIDE_UNKNOWN` when it has a name that the dictionary does not have
 */
export function applyDictionaryOverride(json: string): Dictionary {
	if (json.trim() === '') return DEFAULT_DICTIONARY;
	const parsed = parse(json);
	// Copied out of a JSON view it is a text that holds the JSON.
	const result = Override.safeParse(typeof parsed === 'string' ? parse(parsed) : parsed);
	if (!result.success) throw explain(result.error.issues);
	const changes = result.data;
	return withParentObjects(
		mapEntities(DEFAULT_DICTIONARY, (entity, name) => changeEntity(entity, changes[name])),
	);
}

/** Lines are read and written through the object of their header, whatever that is called here. */
function withParentObjects(dictionary: Dictionary): Dictionary {
	return mapEntities(dictionary, (entity) => {
		const parent = entity.parent === undefined ? undefined : dictionary[entity.parent];
		return parent === undefined || parent.businessObject === entity.businessObject
			? entity
			: { ...entity, businessObject: parent.businessObject };
	});
}

function entitySchema(entity: EntityDefinition): z.ZodOptional<z.ZodType<EntityChange>> {
	const fields: Record<string, z.ZodExactOptional<z.ZodType<FieldChange>>> = {};
	for (const [name, field] of Object.entries(entity.fields)) {
		const needed = field.mandatory || name === entity.keyField;
		fields[name] = fieldSchema(needed).exactOptional();
	}
	const common = {
		table: Name.exactOptional(),
		fields: z.strictObject(fields).exactOptional(),
	};
	const schema: z.ZodType<EntityChange> =
		entity.parent === undefined
			? z.strictObject({
					...common,
					businessObject: Name.exactOptional(),
					pagingColumn: Name.exactOptional(),
				})
			: z.strictObject(common);
	return schema.optional();
}

/** A column name, a whole definition, or `null` where AccountView does not need the field. */
function fieldSchema(needed: boolean): z.ZodType<FieldChange> {
	const whole = z.preprocess(
		(value) => (typeof value === 'string' ? { column: value } : value),
		FieldOverride.nullable(),
	);
	return whole.refine((value) => value !== null || !needed, 'this field cannot be left out');
}

function parse(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		const place = jsonErrorPosition(json);
		throw malformed(`it is not JSON (line ${place?.line ?? 1}, column ${place?.column ?? 1})`);
	}
}

function explain(issues: readonly z.core.$ZodIssue[]): AccountViewError {
	const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
	if (unknown !== undefined) return unknownName(unknown.path, unknown.keys[0] ?? '');
	const [first] = issues;
	return malformed(`at ${placeOf(first?.path ?? [])}: ${first?.message ?? 'a value is wrong'}`);
}

function unknownName(path: readonly PropertyKey[], name: string): AccountViewError {
	const known = knownNamesAt(path);
	const near = nearestName(name, known);
	const hint = near === undefined ? '' : ` Did you mean '${near}'?`;
	return new AccountViewError({
		code: 'AV_OVERRIDE_UNKNOWN',
		message: `The dictionary override has an unknown name '${name}' at ${placeOf(path)}.${hint}`,
		remedy: `Use one of these names there: ${known.join(', ')}.`,
		details: { name, place: placeOf(path) },
	});
}

function knownNamesAt([entity, section, field]: readonly PropertyKey[]): readonly string[] {
	if (entity === undefined) return Object.keys(DEFAULT_DICTIONARY);
	const definition = Object.values(DEFAULT_DICTIONARY).find(({ name }) => name === entity);
	if (section === undefined) return sectionsOf(definition);
	if (field !== undefined) return Object.keys(FieldOverride.shape);
	return Object.keys(definition?.fields ?? {});
}

function sectionsOf(entity: EntityDefinition | undefined): readonly string[] {
	return entity?.parent === undefined
		? ['businessObject', 'table', 'pagingColumn', 'fields']
		: ['table', 'fields'];
}

function placeOf(path: readonly PropertyKey[]): string {
	return path.length === 0 ? 'the top level' : path.map(String).join('.');
}

function malformed(problem: string): AccountViewError {
	return new AccountViewError({
		code: 'AV_OVERRIDE_MALFORMED',
		message: `The dictionary override cannot be used: ${problem}.`,
		remedy: 'Correct the JSON in the credential, or empty the field to use the default dictionary.',
	});
}
