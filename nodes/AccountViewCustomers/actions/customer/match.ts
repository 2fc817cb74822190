import type { INodeProperties } from 'n8n-workflow';
import type { CustomerMatch, CustomerMatchField } from '../../../../lib/accountview';
import type { ItemParameters } from '../../../shared/item-parameters';
import { invalidParameter } from '../../../shared/values';

export const matchValueParameter: INodeProperties = {
	displayName: 'Match Value',
	name: 'matchValue',
	type: 'string',
	default: '',
	required: true,
	description: 'What the customer has in the field chosen under Match On',
};

/** Reads Match On and, by the field it names, the value to look for. */
export function matchOf(
	parameters: ItemParameters,
	valueOf: (field: CustomerMatchField) => string,
): CustomerMatch {
	const field = parameters.text('matchOn', 'Match On');
	if (field !== 'number' && field !== 'ownReference' && field !== 'email') {
		throw invalidParameter('Match On', 'number, ownReference or email', field);
	}
	const value = valueOf(field);
	if (value !== '') return { field, value };
	throw invalidParameter(MATCH_LABELS[field], 'a value to look for', value);
}

const MATCH_LABELS: Readonly<Record<CustomerMatchField, string>> = {
	number: 'Customer number',
	ownReference: 'Own reference',
	email: 'E-mail address',
};
