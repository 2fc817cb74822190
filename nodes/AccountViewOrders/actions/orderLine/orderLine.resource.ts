import { assumedNotice } from '../../../shared/accountview/assumed-notice';
import { describeResource } from '../../../shared/resource-description';
import * as append from './append.operation';
import * as getAll from './getAll.operation';

export const orderLineOperations = { append, getAll };

export const orderLineDescription = [
	...describeResource({
		resource: 'orderLine',
		default: 'append',
		operations: orderLineOperations,
		choices: [
			{
				name: 'Append',
				value: 'append',
				description:
					'Add the ticked articles of a work order to a sales order, as far as AccountView knows them',
				action: 'Append order lines',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read the lines of one order or of many; none found gives no items',
				action: 'Get many order lines',
			},
		],
	}),
	assumedNotice('orderLine', ['order', 'orderLine']),
];
