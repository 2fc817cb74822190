import type { INodeProperties } from 'n8n-workflow';
import type { OrderMatch, OrderMatchField } from '../../../lib/accountview';
import { orderLocator } from '../../shared/accountview/locators';
import type { ItemParameters } from '../../shared/item-parameters';
import { invalidParameter } from '../../shared/values';

/** How to recognise an order. */
export const matchOnParameter: INodeProperties = {
	displayName: 'Match On',
	name: 'matchOn',
	type: 'options',
	// Other parameters are shown by its value, so it has to be the same for all items.
	noDataExpression: true,
	default: 'ownReference',
	description: 'The field by which to recognise the order',
	options: [
		{
			name: 'Number',
			value: 'number',
			description: 'The order number in AccountView',
		},
		{
			name: 'Own Reference',
			value: 'ownReference',
			description:
				'The number that another system gave the order, such as that of a work order. It stands in square brackets in front of the description (COMMENT1) unless the credential says otherwise.',
		},
	],
};

export const matchValueParameter: INodeProperties = {
	displayName: 'Match Value',
	name: 'matchValue',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. WB-1042',
	description: 'What the order has in the field chosen under Match On',
};

/** Match On, and then an order of the list or a reference. */
export const matchParameters: readonly INodeProperties[] = [
	matchOnParameter,
	{ ...orderLocator, displayOptions: { show: { matchOn: ['number'] } } },
	{ ...matchValueParameter, displayOptions: { hide: { matchOn: ['number'] } } },
];

/** Reads Match On and the value to look for; Create or Update takes a number from Match Value. */
export function matchOf(
	parameters: ItemParameters,
	{ numberFrom }: { readonly numberFrom: 'order' | 'matchValue' },
): OrderMatch {
	const field = parameters.text('matchOn', 'Match On');
	if (field !== 'number' && field !== 'ownReference') {
		throw invalidParameter('Match On', 'number or ownReference', field);
	}
	const isChosen = field === 'number' && numberFrom === 'order';
	const label = isChosen ? 'Order' : 'Match Value';
	const value = isChosen ? parameters.chosen('order', label) : parameters.text('matchValue', label);
	if (value !== '') return { field, value };
	throw invalidParameter(label, `${WANTED[field]} to look for`, value);
}

const WANTED: Readonly<Record<OrderMatchField, string>> = {
	number: 'an order number',
	ownReference: 'an own reference',
};
