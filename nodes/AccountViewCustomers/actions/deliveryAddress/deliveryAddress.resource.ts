import { describeResource } from '../../../shared/resource-description';
import * as create from './create.operation';
import * as getAll from './getAll.operation';

export const deliveryAddressOperations = { create, getAll };

export const deliveryAddressDescription = describeResource({
	resource: 'deliveryAddress',
	default: 'getAll',
	operations: deliveryAddressOperations,
	choices: [
		{
			name: 'Create',
			value: 'create',
			description: 'Add a delivery address to a customer',
			action: 'Create delivery address',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			description:
				'Read many delivery addresses, if you like of one customer; none found gives no items',
			action: 'Get many delivery addresses',
		},
	],
});
