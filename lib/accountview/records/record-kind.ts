import type {
	EntityDefinition,
	EntityName,
	EntityReference,
} from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import type { RequestTally } from '../exchange/exchange';
import type { Filter } from '../reading/query';
import { requireField } from '../reading/read-fields';
import type { EntityInput, EntityRecord } from '../values';

/** How records are recognised by one of their fields. */
export interface MatchRule {
	/** In sentences: `customer number`. */
	readonly name: string;
	/** The form in which two values are compared; empty for a value that recognises nothing. */
	readonly comparable: (value: string) => string;
	/**
	 * Any of which may hold, to narrow a read down with; every row is compared all the same, because
	 * AccountView's Equal may mean "begins with". Left out: Equal on the comparable form.
	 */
	readonly filters?: (column: string, value: string) => readonly Filter[];
	/** The value within the column's text; left out, it is that text. */
	readonly valueIn?: (text: string) => string;
	/** Whether records may have the value and still not be found by the filters. */
	readonly mayHide?: (tally: RequestTally) => Promise<boolean>;
}

export type MatchRules<Field extends string> = Readonly<Record<Field, MatchRule>>;

/** Which record is meant. */
export interface RecordMatch<Field extends string = string> {
	readonly field: Field;
	readonly value: string;
}

/** What one kind of record has of its own, beside its entity in the dictionary. */
export interface RecordKind<Field extends string> {
	readonly entity: EntityReference;
	/** Kind of the lines that a new record may bring along. */
	readonly detail?: EntityName;
	/** The key field of the entity must be among them. */
	readonly matches: MatchRules<Field>;
	/** Completes what a caller gives; `current` reads the record that is to be changed. */
	readonly complete?: (
		input: EntityInput,
		current: (() => Promise<EntityRecord>) | undefined,
	) => EntityInput | Promise<EntityInput>;
	/** The record as callers know it, made from what stands in the columns. */
	readonly present?: (record: EntityRecord) => EntityRecord;
	/** Adds to the error of a record that could not be created. */
	readonly explainInsert?: (error: unknown, input: EntityInput) => unknown;
}

/** Codes that AccountView keeps in capitals. */
export const comparableCode = (value: string): string => plainText(value).toUpperCase();

/** Texts that are kept as they were typed. */
export const plainText = (value: string): string => value.normalize('NFC').trim();

/** Codes in the column of a key, found by Equal. */
export function codeRule(name: string): MatchRule {
	return { name, comparable: comparableCode };
}

/** The filters that narrow a read to the records meant. */
export function matchFilters(
	entity: EntityDefinition,
	rule: MatchRule,
	{ field, value }: RecordMatch,
): readonly Filter[] {
	const { column } = requireField(entity, field);
	return (
		rule.filters?.(column, value) ?? [
			{ column, operator: 'Equal', type: 'C', value: rule.comparable(value) },
		]
	);
}

/** How sentences call a record by a match: `customer with own reference A-7`. */
export function matchedRecord(
	entity: EntityDefinition,
	rule: MatchRule,
	{ value }: RecordMatch,
): string {
	return `${entity.label} with ${rule.name} ${value.trim()}`;
}

/**
 * @throws AccountViewError `AV_FIELD_REQUIRED` for a match without a value: it would fit every
 *   record that has none
 */
export function requireMatchValue(
	entity: EntityDefinition,
	rule: MatchRule,
	{ value }: RecordMatch,
): string {
	const wanted = rule.comparable(value);
	if (wanted !== '') return wanted;
	throw new AccountViewError({
		code: 'AV_FIELD_REQUIRED',
		message: `There is no ${rule.name} to find the ${entity.label} by.`,
		remedy: `Give the record a value in the field that ${entity.plural} are matched on.`,
	});
}
