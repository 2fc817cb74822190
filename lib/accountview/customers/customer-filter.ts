import { DateTime } from 'luxon';

import { DUTCH_ZONE } from '../reading/dates';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import type { Filter } from '../reading/query';
import { requireField, selectFields } from '../reading/read-fields';
import { UNNARROWED, type Narrowing } from '../reading/read-narrowing';
import { compileReader } from '../reading/record-reader';
import type { EntityRecord, Row } from '../values';

/** All conditions must hold. */
export interface CustomerFilter {
	/**
	 * ISO date-time; without a zone it is Dutch time. Whether AccountView's clock shows Dutch time
	 * or UTC is not known, so changes of up to two hours before come along: none is ever missed.
	 */
	readonly changedSince?: string;
	/** Part of the name, the number or the search code, in any case. */
	readonly search?: string;
	/** Two-letter country code. */
	readonly country?: string;
	readonly blocked?: boolean;
	readonly emailInvoices?: boolean;
}

/** A filter, ready for use. */
export interface FilterPlan {
	/** What AccountView is asked, the narrowest first. */
	readonly attempts: readonly Narrowing[];
	/** Columns that the test needs. */
	readonly columns: readonly string[];
	/** The same conditions, on a row; undefined when there are none. */
	readonly test: ((row: Row) => boolean) | undefined;
}

/** One condition, for AccountView and for us. */
interface Condition {
	readonly fields: readonly string[];
	/** Left out where the form of the filter value is not known: a wrong one could hide rows. */
	readonly filter?: Filter;
	readonly holds: (record: EntityRecord) => boolean;
}

/**
 * Divides a filter between AccountView, which narrows, and a test of our own, which decides.
 *
 * @throws AccountViewError `AV_QUERY_INVALID` when `changedSince` is no date
 */
export function planFilter(entity: EntityDefinition, filter: CustomerFilter): FilterPlan {
	const conditions = conditionsOf(entity, filter);
	const fields = selectFields(entity, [...new Set(conditions.flatMap((part) => part.fields))]);
	const read = compileReader(entity.table, fields);
	const holds = (row: Row): boolean => {
		const record = read(row);
		return conditions.every((condition) => condition.holds(record));
	};
	return {
		attempts: attemptsFor(entity, conditions, filter.search?.trim() ?? ''),
		columns: fields.map(({ column }) => column),
		test: conditions.length === 0 ? undefined : holds,
	};
}

function conditionsOf(entity: EntityDefinition, filter: CustomerFilter): readonly Condition[] {
	const { changedSince, search, country, blocked, emailInvoices } = filter;
	return [
		...(isGiven(changedSince) ? [changedCondition(entity, changedSince)] : []),
		...(isGiven(country) ? [countryCondition(entity, country)] : []),
		...(isGiven(search) ? [searchCondition(search)] : []),
		...(blocked === undefined ? [] : [logicalCondition(entity, 'blocked', blocked)]),
		...(emailInvoices === undefined
			? []
			: [logicalCondition(entity, 'emailInvoices', emailInvoices)]),
	];
}

function isGiven(text: string | undefined): text is string {
	return text !== undefined && text.trim() !== '';
}

function changedCondition(entity: EntityDefinition, changedSince: string): Condition {
	const { column } = requireField(entity, 'changedAt');
	const bound = earliestReading(changedSince);
	return {
		fields: ['changedAt'],
		filter: { column, operator: 'DateOnOrAfterDate', type: 'T', value: bound },
		holds: ({ changedAt }) => typeof changedAt === 'string' && isOnOrAfter(changedAt, bound),
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
function isOnOrAfter(changedAt: string, bound: string): boolean {
	return changedAt.endsWith('T00:00:00')
		? changedAt.slice(0, 10) >= bound.slice(0, 10)
		: changedAt >= bound;
}

function countryCondition(entity: EntityDefinition, country: string): Condition {
	const code = country.trim().toUpperCase();
	return {
		fields: ['country'],
		filter: {
			column: requireField(entity, 'country').column,
			operator: 'Equal',
			type: 'C',
			value: code,
		},
		holds: (record) => String(record['country']).toUpperCase() === code,
	};
}

const SEARCHED = ['name', 'number', 'searchCode'];

function searchCondition(search: string): Condition {
	const wanted = search.trim().toLowerCase();
	return {
		fields: SEARCHED,
		holds: (record) => SEARCHED.some((name) => String(record[name]).toLowerCase().includes(wanted)),
	};
}

function logicalCondition(entity: EntityDefinition, name: string, wanted: boolean): Condition {
	requireField(entity, name);
	return { fields: [name], holds: (record) => (record[name] === true) === wanted };
}

function attemptsFor(
	entity: EntityDefinition,
	conditions: readonly Condition[],
	search: string,
): readonly Narrowing[] {
	const filters = conditions.flatMap(({ filter }) => (filter === undefined ? [] : [filter]));
	const [first] = filters;
	if (first === undefined) {
		return search === '' ? [UNNARROWED] : [searchNarrowing(entity, search), UNNARROWED];
	}
	const all = { filters, matchAnyFilter: false };
	const one = { filters: [first], matchAnyFilter: false };
	return filters.length > 1 ? [all, one, UNNARROWED] : [all, UNNARROWED];
}

/**
 * Any of the three columns. The name is asked for in its usual ways of writing, because whether
 * AccountView minds capitals is not known; the other two are kept in capitals.
 */
function searchNarrowing(entity: EntityDefinition, search: string): Narrowing {
	const lower = search.toLowerCase();
	const upper = search.toUpperCase();
	const names = new Set([search, lower, upper, search.charAt(0).toUpperCase() + lower.slice(1)]);
	const contains = (field: string, value: string): Filter => ({
		column: requireField(entity, field).column,
		operator: 'Contains',
		type: 'C',
		value,
	});
	const filters = [
		contains('number', upper),
		contains('searchCode', upper),
		...[...names].map((name) => contains('name', name)),
	];
	return { filters, matchAnyFilter: true };
}
