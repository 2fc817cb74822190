import type { EntityDefinition, FieldDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import type { Condition } from '../reading/conditions';
import { parseDutchTime } from '../reading/dates';
import type { Filter, FilterOperator } from '../reading/query';
import { requireField } from '../reading/read-fields';
import { parseLogical } from '../reading/read-value';
import type { FieldValue } from '../values';

/** A condition on a column of any business object. */
export interface ColumnFilter {
	readonly column: string;
	readonly operator: FilterOperator;
	readonly value: string | number | boolean;
}

/**
 * A condition as it was given, by the type of its column. AccountView narrows and we decide, because
 * its Equal may mean "begins with"; yes and no are checked here only.
 *
 * @throws AccountViewError `AV_QUERY_INVALID` for a value that does not fit the column
 */
export function columnCondition(entity: EntityDefinition, filter: ColumnFilter): Condition {
	const name = filter.column.trim().toUpperCase();
	const field = requireField(entity, name);
	const value = valueFor(field, filter);
	const narrowing = filterFor(field, filter.operator, value);
	return {
		fields: [name],
		...(narrowing !== undefined && { filter: narrowing }),
		holds: (record) => holds(filter.operator, record[name] ?? null, value),
	};
}

function valueFor(
	field: FieldDefinition,
	{ operator, value }: ColumnFilter,
): string | number | boolean {
	const isDateOperator = operator === 'DateOnOrAfterDate' || operator === 'DateOnOrBeforeDate';
	switch (field.type) {
		case 'C':
		case 'M':
			if (isDateOperator) throw invalid(field, 'holds text, not a date');
			return field.upperCase ? String(value).trim().toUpperCase() : String(value).trim();
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return numberFor(field, operator, value);
		case 'L':
			return logicalFor(field, operator, value);
		case 'D':
		case 'T':
			return dateFor(field, operator, value);
	}
}

function numberFor(field: FieldDefinition, operator: FilterOperator, value: unknown): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (operator !== 'Equal' && operator !== 'NotEqual') throw invalid(field, 'holds numbers');
	if (typeof number === 'number' && Number.isFinite(number)) return number;
	throw invalid(field, 'needs a number');
}

function logicalFor(
	field: FieldDefinition,
	operator: FilterOperator,
	value: string | number | boolean,
): boolean {
	const logical = typeof value === 'boolean' ? value : parseLogical(value);
	if (operator !== 'Equal' && operator !== 'NotEqual') throw invalid(field, 'holds yes or no');
	if (logical === undefined) throw invalid(field, 'needs true or false');
	return logical;
}

function dateFor(
	field: FieldDefinition,
	operator: FilterOperator,
	value: string | number | boolean,
): string {
	const time = typeof value === 'string' ? parseDutchTime(value) : undefined;
	if (operator === 'Contains') throw invalid(field, 'holds dates');
	if (time === undefined) throw invalid(field, 'needs a date such as 2026-03-05');
	return field.type === 'D' || time.endsWith('T00:00:00') ? time.slice(0, 10) : time;
}

function filterFor(
	{ type, column }: FieldDefinition,
	operator: FilterOperator,
	value: string | number | boolean,
): Filter | undefined {
	switch (type) {
		// Whether memo columns can be filtered, and how yes and no are written, is not public.
		case 'M':
		case 'L':
			return undefined;
		case 'C':
			return { column, operator, type: 'C', value };
		case 'D':
		case 'T':
			// Equality of a time is decided here: AccountView may compare to the day or the second.
			return operator === 'DateOnOrAfterDate' || operator === 'DateOnOrBeforeDate'
				? { column, operator, type: 'T', value: endOf(operator, String(value)) }
				: undefined;
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return { column, operator, type: 'N', value };
	}
}

/** A day as upper bound includes its last second. */
function endOf(operator: FilterOperator, value: string): string {
	return operator === 'DateOnOrBeforeDate' && value.length === 10 ? `${value}T23:59:59` : value;
}

function holds(
	operator: FilterOperator,
	stored: FieldValue,
	wanted: string | number | boolean,
): boolean {
	switch (operator) {
		case 'Equal':
			return isSame(stored, wanted);
		case 'NotEqual':
			return !isSame(stored, wanted);
		case 'Contains':
			return String(stored ?? '')
				.toLowerCase()
				.includes(String(wanted).toLowerCase());
		case 'DateOnOrAfterDate':
			return typeof stored === 'string' && cutTo(stored, wanted) >= String(wanted);
		case 'DateOnOrBeforeDate':
			return typeof stored === 'string' && cutTo(stored, wanted) <= String(wanted);
	}
}

function isSame(stored: FieldValue, wanted: string | number | boolean): boolean {
	if (typeof wanted !== 'string') return stored === wanted;
	return typeof stored === 'string' ? cutToDay(stored.trim(), wanted) === wanted : wanted === '';
}

/** A day is compared with days only. */
function cutTo(stored: string, wanted: string | number | boolean): string {
	return stored.slice(0, String(wanted).length);
}

function cutToDay(stored: string, wanted: string): string {
	const isDay = /^\d{4}-\d\d-\d\d$/.test(wanted) && /^\d{4}-\d\d-\d\dT/.test(stored);
	return isDay ? stored.slice(0, 10) : stored;
}

function invalid({ label, column }: FieldDefinition, problem: string): AccountViewError {
	return new AccountViewError({
		code: 'AV_QUERY_INVALID',
		message: `The filter on ${label} (${column}) cannot be used: the column ${problem}.`,
		remedy: 'Correct the operator or the value of this filter.',
	});
}
