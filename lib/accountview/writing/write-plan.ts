import { bareName } from '../reading/query';
import type { EntityDefinition, FieldDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { checkValue, type Breach } from './field-rules';
import { fieldNamed, unknownField } from '../reading/read-fields';
import { isBlank, type EntityInput, type FieldValue } from '../values';

/** One value on its way to AccountView, checked. */
export interface PlannedValue {
	/** Its name in records: the logical field, or the column. */
	readonly name: string;
	readonly definition: FieldDefinition;
	readonly value: FieldValue;
}

/** A record that keeps all rules. */
export interface WritePlan {
	readonly entity: EntityDefinition;
	/** `customer 10025`, or `new customer 'Bakkerij Voorbeeld'`. */
	readonly record: string;
	readonly values: readonly PlannedValue[];
}

/** A value as it was given. */
interface GivenValue {
	readonly name: string;
	readonly definition: FieldDefinition;
	readonly value: FieldValue;
}

/** A record and its lines, all of which keep all rules. */
export interface NestedPlan {
	readonly header: WritePlan;
	readonly details: readonly WritePlan[];
}

/** What is to be planned. */
export interface PlanRequest {
	readonly entity: EntityDefinition;
	readonly input: EntityInput;
	readonly mode: 'insert' | 'update';
	/** How sentences call the record; left out, it is named by its key or name. */
	readonly record?: string;
	readonly lookup: ColumnLookup;
}

/** Finds the rules of a column that the dictionary does not name. */
export type ColumnLookup = (
	entity: EntityDefinition,
	column: string,
	value: FieldValue,
) => Promise<FieldDefinition>;

/**
 * Checks a record against the rules of its columns before anything is sent.
 *
 * @throws AccountViewError one error that lists every breach, under the code of the first:
 *   `AV_FIELD_UNKNOWN`, `AV_FIELD_TOO_LONG`, `AV_FIELD_REQUIRED`, `AV_FIELD_READ_ONLY`,
 *   `AV_FIELD_INVALID`; or what `lookup` throws
 */
export async function planWrite({
	entity,
	input,
	mode,
	lookup,
	record = recordName(entity, input, mode),
}: PlanRequest): Promise<WritePlan> {
	const given = [
		...givenFields(entity, input, record),
		...(await givenColumns(entity, input, lookup)),
	];
	const context = { country: countryOf(entity, given) };
	const values: PlannedValue[] = [];
	const breaches: NamedBreach[] = [...missingValues(entity, given, mode), ...doubles(given)];
	for (const item of given) {
		if (item.definition.readOnly && !isNeededKey(entity, item.name, mode)) {
			breaches.push({ ...item, code: 'AV_FIELD_READ_ONLY', rule: 'cannot be written' });
			continue;
		}
		const checked = checkValue(item.definition, item.value, context);
		if (!checked.ok) breaches.push({ ...item, ...checked.breach });
		else if (isWorthSending(checked.value, mode)) values.push({ ...item, value: checked.value });
	}
	if (breaches.length > 0) throw refusal(record, breaches);
	return { entity, record, values };
}

type NamedBreach = Breach & GivenValue;

function givenFields(
	entity: EntityDefinition,
	input: EntityInput,
	record: string,
): readonly GivenValue[] {
	return Object.entries(input.fields).map(([name, value]) => {
		const definition = fieldNamed(entity, name);
		if (definition === undefined) throw unknownField(entity, name, record);
		return { name, definition, value };
	});
}

async function givenColumns(
	entity: EntityDefinition,
	input: EntityInput,
	lookup: ColumnLookup,
): Promise<readonly GivenValue[]> {
	const given: GivenValue[] = [];
	for (const [written, value] of Object.entries(input.columns ?? {})) {
		const column = bareName(written.trim());
		const field = Object.entries(entity.fields).find(([, known]) => known.column === column);
		const [name, definition] = field ?? [column, await lookup(entity, column, value)];
		given.push({ name, definition, value });
	}
	return given;
}

function countryOf(entity: EntityDefinition, given: readonly GivenValue[]): string {
	const column = entity.fields['country']?.column;
	const country = given.find(({ definition }) => definition.column === column)?.value;
	return typeof country === 'string' ? country.trim().toUpperCase() : '';
}

function missingValues(
	entity: EntityDefinition,
	given: readonly GivenValue[],
	mode: 'insert' | 'update',
): readonly NamedBreach[] {
	const needed = Object.entries(entity.fields).filter(
		([name, field]) => (mode === 'insert' && field.mandatory) || isNeededKey(entity, name, mode),
	);
	return needed.flatMap(([name, definition]) => {
		const item = given.find((candidate) => candidate.definition.column === definition.column);
		if (item !== undefined && !isBlank(item.value)) return [];
		return [
			{ name, definition, value: null, code: 'AV_FIELD_REQUIRED', rule: 'must be filled in' },
		];
	});
}

/** A new record gets AccountView's own defaults where nothing is given; an update may empty a field. */
function isWorthSending(value: FieldValue, mode: 'insert' | 'update'): boolean {
	return mode === 'update' || !isBlank(value);
}

function isNeededKey(entity: EntityDefinition, name: string, mode: 'insert' | 'update'): boolean {
	return mode === 'update' && name === entity.keyField;
}

/** Two fields may share a column as long as they agree on what it holds. */
function doubles(given: readonly GivenValue[]): readonly NamedBreach[] {
	const seen = new Map<string, FieldValue>();
	return given.flatMap((item) => {
		const { column } = item.definition;
		const isDouble = seen.has(column) && seen.get(column) !== item.value;
		seen.set(column, item.value);
		const rule = `is given twice (column ${column})`;
		return isDouble ? [{ ...item, code: 'AV_FIELD_INVALID' as const, rule }] : [];
	});
}

/** `customer 10025`, `new customer 'Bakkerij Voorbeeld'`, `new order`. */
export function recordName(
	{ label, keyField, fields }: EntityDefinition,
	input: EntityInput,
	mode: 'insert' | 'update',
): string {
	const key = textOf(input.fields[keyField] ?? input.columns?.[fields[keyField]?.column ?? '']);
	if (key !== '') return `${label} ${readable(key)}`;
	const name = textOf(input.fields['name']);
	return `${mode === 'insert' ? 'new ' : ''}${label}${name === '' ? '' : ` '${readable(name)}'`}`;
}

function textOf(value: FieldValue | undefined): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

const LONGEST_SHOWN = 40;

/** Cut by whole characters, and with a sign for those that would break a sentence apart. */
function readable(text: string): string {
	const characters = Array.from(text, (character) =>
		/[\p{Cc}\p{Cf}\p{Cs}]/u.test(character) ? '\u{FFFD}' : character,
	);
	return characters.length <= LONGEST_SHOWN
		? characters.join('')
		: `${characters.slice(0, LONGEST_SHOWN).join('')}…`;
}

function refusal(record: string, breaches: readonly NamedBreach[]): AccountViewError {
	const sentences = breaches.map(({ definition, value, rule }) => {
		const shown = isBlank(value) ? '' : ` '${readable(String(value))}'`;
		return `${definition.label}${shown} ${rule}`;
	});
	return new AccountViewError({
		code: breaches[0]?.code ?? 'AV_FIELD_INVALID',
		message: `${capitalise(record)} was not sent: ${sentences.join('; ')}.`,
		remedy: 'Correct these fields in the record, then send it again.',
		record,
		details: { fields: breaches.map(({ name }) => name).join(', ') },
	});
}

function capitalise(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
