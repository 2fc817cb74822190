import type { INodeProperties } from 'n8n-workflow';
import * as getAll from './getAll.operation';

export const contactPersonOperations = { getAll };

export const contactPersonDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['contactPerson'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				description:
					'Read the main and administration contacts of many customers; none found gives no items',
				action: 'Get many contact persons',
			},
		],
	},
	...getAll.description,
];
