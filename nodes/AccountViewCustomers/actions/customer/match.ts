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

/** Reads Match On and the value to look for; Update takes a number from its parameter Customer. */
export function matchOf(
	parameters: ItemParameters,
	{ numberFrom }: { readonly numberFrom: 'customer' | 'matchValue' },
): CustomerMatch {
	const field = parameters.text('matchOn', 'Match On');
	if (field !== 'number' && field !== 'ownReference' && field !== 'email') {
		throw invalidParameter('Match On', 'number, ownReference or email', field);
	}
	const isChosen = field === 'number' && numberFrom === 'customer';
	const label = isChosen ? 'Customer' : 'Match Value';
	const value = isChosen
		? parameters.chosen('customer', label)
		: parameters.text('matchValue', label);
	if (value !== '') return { field, value };
	throw invalidParameter(label, `${WANTED[field]} to look for`, value);
}

const WANTED: Readonly<Record<CustomerMatchField, string>> = {
	number: 'a customer number',
	ownReference: 'an own reference',
	email: 'an e-mail address',
};
