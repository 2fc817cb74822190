import { DateTime } from 'luxon';

import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import {
	changedCondition,
	codeCondition,
	isGiven,
	oneOfCondition,
	searchCondition,
	type Condition,
} from '../reading/conditions';
import { isDateOnly, parseDutchTime } from '../reading/dates';
import { requireField } from '../reading/read-fields';
import { matchFilters, type MatchRule } from '../records/record-kind';
import { calendarDay } from './calendar-day';

/** All conditions must hold. */
export interface OrderFilter {
	readonly number?: string;
	readonly customerNumber?: string;
	readonly project?: string;
	/** First delivery day, `YYYY-MM-DD`. Orders without a delivery date lie in no range. */
	readonly deliveryFrom?: string;
	/** Last delivery day, included. */
	readonly deliveryUntil?: string;
	/** Values of the status, any of which; what they mean is not public. */
	readonly statuses?: readonly string[];
	readonly ownReference?: string;
	/** ISO date-time; see {@link changedCondition}. */
	readonly changedSince?: string;
	/** Part of the number, the own reference or the description, in any case. */
	readonly search?: string;
}

/** @throws AccountViewError `AV_QUERY_INVALID` for what is no date */
export function orderConditions(
	entity: EntityDefinition,
	referenceRule: MatchRule,
	filter: OrderFilter,
): readonly Condition[] {
	const {
		number,
		customerNumber,
		project,
		statuses = [],
		ownReference,
		changedSince,
		search,
	} = filter;
	return [
		...(isGiven(number) ? [codeCondition(entity, 'number', number)] : []),
		...(isGiven(ownReference) ? [referenceCondition(entity, referenceRule, ownReference)] : []),
		...(isGiven(customerNumber) ? [codeCondition(entity, 'customerNumber', customerNumber)] : []),
		...(isGiven(project) ? [codeCondition(entity, 'project', project)] : []),
		...deliveryConditions(entity, filter),
		...(isGiven(changedSince) ? [changedCondition(entity, changedSince)] : []),
		...(statuses.length > 0 ? [oneOfCondition(entity, 'status', statuses)] : []),
		...(isGiven(search)
			? [
					searchCondition(entity, search, {
						names: ['ownReference', 'description'],
						codes: ['number'],
					}),
				]
			: []),
	];
}

function deliveryConditions(
	entity: EntityDefinition,
	{ deliveryFrom, deliveryUntil }: OrderFilter,
): readonly Condition[] {
	const from = isGiven(deliveryFrom) ? dayOf(deliveryFrom) : undefined;
	const until = isGiven(deliveryUntil) ? dayOf(deliveryUntil) : undefined;
	if (from === undefined && until === undefined) return [];
	if (from !== undefined && until !== undefined && until < from) {
		throw new AccountViewError({
			code: 'AV_QUERY_INVALID',
			message: `No delivery date lies from ${from} until ${until}.`,
			remedy: 'Exchange the two dates.',
		});
	}
	return [deliveryCondition(entity, from, until)];
}

/** AccountView is asked from the day before: on a clock that shows UTC a day begins on that one. */
function deliveryCondition(
	entity: EntityDefinition,
	from: string | undefined,
	until: string | undefined,
): Condition {
	const { column } = requireField(entity, 'deliveryDate');
	const bound = from && DateTime.fromISO(from, { zone: 'utc' }).minus({ days: 1 }).toISODate();
	return {
		fields: ['deliveryDate'],
		...(bound && {
			filter: { column, operator: 'DateOnOrAfterDate', type: 'T', value: bound },
		}),
		holds: ({ deliveryDate }) => {
			const day = calendarDay(deliveryDate);
			return day !== null && (from ?? '') <= day && (until === undefined || day <= until);
		},
	};
}

/** A calendar day; of a moment with a zone, the Dutch one. */
function dayOf(text: string): string {
	const day = parseDutchTime(text)?.slice(0, 10);
	if (day !== undefined) return isDateOnly(text) ? text.trim() : day;
	throw new AccountViewError({
		code: 'AV_QUERY_INVALID',
		message: `'${text}' is not a date.`,
		remedy: 'Write it as 2026-03-05.',
	});
}

function referenceCondition(entity: EntityDefinition, rule: MatchRule, value: string): Condition {
	const [filter] = matchFilters(entity, rule, { field: 'ownReference', value });
	const wanted = rule.comparable(value);
	return {
		fields: ['ownReference'],
		...(filter !== undefined && { filter }),
		holds: ({ ownReference }) => {
			const text = String(ownReference ?? '');
			return rule.comparable(rule.valueIn?.(text) ?? text) === wanted;
		},
	};
}
