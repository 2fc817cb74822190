import type { INodeProperties } from 'n8n-workflow';
import * as create from './create.operation';
import * as getAll from './getAll.operation';

export const deliveryAddressOperations = { create, getAll };

export const deliveryAddressDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['deliveryAddress'] } },
		default: 'getAll',
		options: [
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
	},
	...create.description,
	...getAll.description,
];
