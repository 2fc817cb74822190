import type { INodeProperties } from 'n8n-workflow';
import type { LongDescriptions } from '../../../../lib/accountview';
import { fieldParameter } from '../../../shared/accountview/field-properties';
import {
	customerLocator,
	employeeLocator,
	projectLocator,
} from '../../../shared/accountview/locators';
import { withLocators } from '../../../shared/accountview/locator-fields';
import type { ItemParameters } from '../../../shared/item-parameters';
import { invalidParameter, textOf } from '../../../shared/values';

/** Its brackets take two characters of the column that it shares with the description. */
export const ownReferenceParameter: INodeProperties = {
	...fieldParameter('order', 'ownReference'),
	placeholder: 'e.g. WB-1042',
	description:
		'The number that another system gave the order, such as that of a work order: at most 38 characters, in square brackets in front of the description (COMMENT1) unless the credential says otherwise',
};

/** In the editor these fields are chosen from AccountView's own lists. */
const CHOSEN: readonly INodeProperties[] = [
	{ ...customerLocator, name: 'customerNumber', required: false },
	{
		...customerLocator,
		displayName: 'Delivery Customer',
		name: 'deliveryCustomer',
		required: false,
		description: 'Who the order is delivered to (afleverdebiteur); empty for the customer',
	},
	{ ...employeeLocator, required: false },
	{ ...projectLocator, required: false },
];

/** The collection with lists in the place of texts, and the own reference explained. */
export function withLists(collection: INodeProperties): INodeProperties {
	return withLocators(collection, [...CHOSEN, ownReferenceParameter]);
}

export const optionsParameter: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Long Descriptions',
			name: 'longDescriptions',
			type: 'options',
			default: 'note',
			description:
				'What becomes of a description that does not fit into 40 characters, own reference included',
			options: [
				{
					name: 'Put Into the External Note',
					value: 'note',
					description:
						'It is shortened with …, stands whole in front of the external note, and the result says descriptionShortened',
				},
				{
					name: 'Refuse',
					value: 'refuse',
					description: 'The order is not sent; the error says how much fits',
				},
			],
		},
	],
};

export function readLongDescriptions(parameters: ItemParameters): LongDescriptions {
	const { longDescriptions } = parameters.fields('options', 'Options');
	const text = textOf(longDescriptions, 'Long Descriptions');
	if (text === '' || text === 'note') return 'note';
	if (text === 'refuse') return text;
	throw invalidParameter('Long Descriptions', 'note or refuse', longDescriptions);
}
