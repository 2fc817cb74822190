import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../shared/item-parameters';
import { textOf } from '../../shared/values';

/** Narrows a list of what belongs to customers down to one customer. */
export const customerFilterParameter: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Customer Number',
			name: 'customerNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. 10025',
			description: 'Only what belongs to this customer',
		},
	],
};

export function readCustomerFilter(parameters: ItemParameters): { customerNumber?: string } {
	const { customerNumber } = parameters.fields('filters', 'Filters');
	const number = textOf(customerNumber, 'Customer Number');
	return number === '' ? {} : { customerNumber: number };
}
