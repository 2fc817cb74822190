import type { EntityDefinition } from '../dictionary/entity-definition';
import {
	changedCondition,
	codeCondition,
	isGiven,
	logicalCondition,
	searchCondition,
	type Condition,
} from '../reading/conditions';

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

/** @throws AccountViewError `AV_QUERY_INVALID` when `changedSince` is no date */
export function customerConditions(
	entity: EntityDefinition,
	{ changedSince, search, country, blocked, emailInvoices }: CustomerFilter,
): readonly Condition[] {
	return [
		...(isGiven(changedSince) ? [changedCondition(entity, changedSince)] : []),
		...(isGiven(country) ? [codeCondition(entity, 'country', country)] : []),
		...(isGiven(search)
			? [searchCondition(entity, search, { names: ['name'], codes: ['number', 'searchCode'] })]
			: []),
		...(blocked === undefined ? [] : [logicalCondition(entity, 'blocked', blocked)]),
		...(emailInvoices === undefined
			? []
			: [logicalCondition(entity, 'emailInvoices', emailInvoices)]),
	];
}
