import { DateTime } from 'luxon';

import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import type { EntityRecord, FieldValue, Row } from '../values';
import { DUTCH_ZONE } from './dates';
import type { Filter } from './query';
import { requireField, selectFields } from './read-fields';
import { UNNARROWED, type Narrowing } from './read-narrowing';
import { compileReader } from './record-reader';

/** One condition on a record, for AccountView and for us. */
export interface Condition {
	/** Logical names of the fields that it looks at. */
	readonly fields: readonly string[];
	/** Left out where the form of the filter value is not known: a wrong one could hide rows. */
	readonly filter?: Filter;
	/** Any of which may hold, where one filter cannot say it; used when nothing else narrows. */
	readonly anyOf?: readonly Filter[];
	readonly holds: (record: EntityRecord) => boolean;
}

/** Conditions, ready for use. */
export interface FilterPlan {
	/** What AccountView is asked, the narrowest first. */
	readonly attempts: readonly Narrowing[];
	/** Columns that the test needs. */
	readonly columns: readonly string[];
	/** The same conditions, on a row; undefined when there are none. */
	readonly test: ((row: Row) => boolean) | undefined;
}

/** Divides conditions between AccountView, which narrows, and a test of our own, which decides. */
export function planConditions(
	entity: EntityDefinition,
	conditions: readonly Condition[],
): FilterPlan {
	const fields = selectFields(entity, [...new Set(conditions.flatMap((part) => part.fields))]);
	const read = compileReader(entity.table, fields);
	const holds = (row: Row): boolean => {
		const record = read(row);
		return conditions.every((condition) => condition.holds(record));
	};
	return {
		attempts: attemptsFor(conditions),
		columns: fields.map(({ column }) => column),
		test: conditions.length === 0 ? undefined : holds,
	};
}

/** All filters together, then one alone, then none: how many AccountView takes is not known. */
function attemptsFor(conditions: readonly Condition[]): readonly Narrowing[] {
	const filters = conditions.flatMap(({ filter }) => (filter === undefined ? [] : [filter]));
	const [first] = filters;
	if (first === undefined) {
		const anyOf = conditions.find((condition) => condition.anyOf !== undefined)?.anyOf;
		return anyOf === undefined
			? [UNNARROWED]
			: [{ filters: anyOf, matchAnyFilter: true }, UNNARROWED];
	}
	const all = { filters, matchAnyFilter: false };
	const one = { filters: [first], matchAnyFilter: false };
	return filters.length > 1 ? [all, one, UNNARROWED] : [all, UNNARROWED];
}

/** Tells whether a text condition was given at all. */
export function isGiven(text: string | undefined): text is string {
	return text !== undefined && text.trim() !== '';
}

/**
 * Changed at or after a moment: an ISO date-time, Dutch time where it has no zone. Whether
 * AccountView's clock shows Dutch time or UTC is not known, so changes of up to two hours before
 * come along: none is ever missed.
 *
 * @throws AccountViewError `AV_QUERY_INVALID` when it is no date
 */
export function changedCondition(entity: EntityDefinition, changedSince: string): Condition {
	const { column } = requireField(entity, 'changedAt');
	const bound = earliestReading(changedSince);
	return {
		fields: ['changedAt'],
		filter: { column, operator: 'DateOnOrAfterDate', type: 'T', value: bound },
		holds: ({ changedAt }) => typeof changedAt === 'string' && isChangedSince(changedAt, bound),
	};
}

/**
 * A filter for changes since a moment that AccountView itself named. Its answers may carry a zone
 * that its filters do not mind, so the bound is set as if they were an hour or two apart.
 */
export function sinceFilter(column: string, since: string): Filter {
	return {
		column,
		operator: 'DateOnOrAfterDate',
		type: 'T',
		value: earliestReading(since),
	};
}

/** The instant on a clock that shows UTC, which lies before the same instant in Dutch time. */
function earliestReading(changedSince: string): string {
	const instant = DateTime.fromISO(changedSince.trim(), { zone: DUTCH_ZONE });
	if (instant.isValid) return instant.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss");
	throw new AccountViewError({
		code: 'AV_QUERY_INVALID',
		message: `'${changedSince}' is not a date and time.`,
		remedy: 'Write it as 2026-03-05T14:30:00.',
	});
}

/** AccountView may leave the time out: then the day decides. */
export function isChangedSince(changedAt: string, bound: string): boolean {
	return changedAt.endsWith('T00:00:00')
		? changedAt.slice(0, 10) >= bound.slice(0, 10)
		: changedAt >= bound;
}

/** A code that is kept in capitals. */
export function codeCondition(entity: EntityDefinition, name: string, code: string): Condition {
	const wanted = code.trim().toUpperCase();
	const { column } = requireField(entity, name);
	return {
		fields: [name],
		filter: { column, operator: 'Equal', type: 'C', value: wanted },
		holds: (record) => String(record[name]).trim().toUpperCase() === wanted,
	};
}

/** A yes or no; checked here only, because the form of its filter value is not known. */
export function logicalCondition(
	entity: EntityDefinition,
	name: string,
	wanted: boolean,
): Condition {
	requireField(entity, name);
	return { fields: [name], holds: (record) => (record[name] === true) === wanted };
}

/** One of some values; empty numbers and texts are equal to none. Checked here only. */
export function oneOfCondition(
	entity: EntityDefinition,
	name: string,
	wanted: readonly string[],
): Condition {
	requireField(entity, name);
	const forms = new Set(wanted.map((value) => value.trim().toUpperCase()));
	return { fields: [name], holds: (record) => forms.has(textOf(record[name])) };
}

/** A calendar day from and up to, both included; an empty date lies in no range. */
export function dateRangeCondition(
	entity: EntityDefinition,
	name: string,
	{ from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
): Condition {
	const { column } = requireField(entity, name);
	return {
		fields: [name],
		...(from !== undefined && {
			filter: { column, operator: 'DateOnOrAfterDate', type: 'T', value: from },
		}),
		holds: (record) => {
			const day = textOf(record[name]).slice(0, 10);
			return day !== '' && (from ?? '') <= day && (until === undefined || day <= until);
		},
	};
}

/** Part of one of some text fields, in any case. `codes` are kept in capitals, `names` as typed. */
export function searchCondition(
	entity: EntityDefinition,
	search: string,
	{ names, codes }: { readonly names: readonly string[]; readonly codes: readonly string[] },
): Condition {
	const wanted = search.trim().toLowerCase();
	const fields = [...names, ...codes].filter((name) => entity.fields[name] !== undefined);
	return {
		fields,
		anyOf: searchFilters(entity, search.trim(), {
			names: names.filter((name) => fields.includes(name)),
			codes: codes.filter((name) => fields.includes(name)),
		}),
		holds: (record) => fields.some((name) => String(record[name]).toLowerCase().includes(wanted)),
	};
}

/** Names are asked for in their usual ways of writing: whether AccountView minds capitals is not known. */
function searchFilters(
	entity: EntityDefinition,
	search: string,
	{ names, codes }: { readonly names: readonly string[]; readonly codes: readonly string[] },
): readonly Filter[] {
	const lower = search.toLowerCase();
	const upper = search.toUpperCase();
	const ways = new Set([search, lower, upper, search.charAt(0).toUpperCase() + lower.slice(1)]);
	const contains = (name: string, value: string): Filter => ({
		column: requireField(entity, name).column,
		operator: 'Contains',
		type: 'C',
		value,
	});
	return [
		...codes.map((name) => contains(name, upper)),
		...names.flatMap((name) => [...ways].map((way) => contains(name, way))),
	];
}

function textOf(value: FieldValue | undefined): string {
	return value === null || value === undefined ? '' : String(value).trim().toUpperCase();
}
