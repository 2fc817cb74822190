import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import type { Filter } from '../reading/query';
import { requireField } from '../reading/read-fields';

/** The field by which a customer is recognised. */
export type CustomerMatchField = 'number' | 'ownReference' | 'email';

/** Which customer is meant. */
export interface CustomerMatch {
	readonly field: CustomerMatchField;
	readonly value: string;
}

/** The form in which two values of a match field are compared. */
export function comparable(field: CustomerMatchField, value: string): string {
	const text = value.normalize('NFC').trim();
	switch (field) {
		case 'number':
			return text.toUpperCase();
		case 'email':
			return text.toLowerCase();
		case 'ownReference':
			return text;
	}
}

/**
 * @throws AccountViewError `AV_FIELD_REQUIRED` for a match without a value: it would fit every
 *   customer that has none
 */
export function requireMatchValue({ field, value }: CustomerMatch): string {
	const wanted = comparable(field, value);
	if (wanted !== '') return wanted;
	throw new AccountViewError({
		code: 'AV_FIELD_REQUIRED',
		message: `There is no ${MATCH_NAMES[field]} to find the customer by.`,
		remedy: 'Give the record a value in the field that customers are matched on.',
	});
}

/** In sentences. */
export const MATCH_NAMES: Readonly<Record<CustomerMatchField, string>> = {
	number: 'customer number',
	ownReference: 'own reference',
	email: 'e-mail address',
};

/**
 * The filters, any of which may hold, that narrow a read to the customers meant. The caller still
 * compares: AccountView's Equal may mean "begins with".
 *
 * E-mail addresses are kept as typed, and whether AccountView minds capitals is not known. Contains
 * finds them in any case where it does not mind, and the two usual ways of writing where it does.
 */
export function matchFilters(
	entity: EntityDefinition,
	{ field, value }: CustomerMatch,
): readonly Filter[] {
	const { column } = requireField(entity, field);
	if (field !== 'email') {
		return [{ column, operator: 'Equal', type: 'C', value: comparable(field, value) }];
	}
	const text = value.normalize('NFC').trim();
	const ways = [...new Set([text, text.toLowerCase(), capitalised(text)])];
	return ways
		.slice(0, PROVEN_FILTERS)
		.map((way) => ({ column, operator: 'Contains', type: 'C', value: way }));
}

/** So many filters in one call are proven to work. */
const PROVEN_FILTERS = 2;

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}
