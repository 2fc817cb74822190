import type { IDataObject } from 'n8n-workflow';
import { simplifyCustomer, type EntityRecord } from '../../../../lib/accountview';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { ItemParameters } from '../../../shared/item-parameters';

/** The fields that the simplified customer is made of; no others are asked for. */
const SIMPLIFIED_FROM = [
	'number',
	'name',
	'phone',
	'email',
	'street',
	'postcode',
	'city',
	'postalStreet',
	'postalPostcode',
	'postalCity',
];

/** What of each customer is wanted, and the form in which it leaves the node. */
export interface CustomerOutput {
	readonly fields: readonly string[];
	readonly toRow: (record: EntityRecord) => IDataObject;
}

/** Reads Simplify, Fields and Additional Columns. */
export function customerOutput(
	parameters: ItemParameters,
	session: AccountViewSession,
): CustomerOutput {
	if (parameters.flag('simplify', 'Simplify')) {
		return { fields: SIMPLIFIED_FROM, toRow: simplifyCustomer };
	}
	const chosen = parameters.texts('fields', 'Fields');
	const all = Object.keys(session.client.settings.dictionary.customer.fields);
	const columns = parameters
		.texts('additionalColumns', 'Additional Column Names or IDs')
		.map((column) => column.toUpperCase());
	return {
		fields: [...(chosen.length > 0 ? chosen : all), ...columns],
		toRow: (record) => record,
	};
}
