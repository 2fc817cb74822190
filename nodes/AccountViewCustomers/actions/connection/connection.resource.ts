import type { INodeProperties } from 'n8n-workflow';
import * as check from './check.operation';

export const connectionOperations = { check };

export const connectionDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['connection'] } },
		default: 'check',
		options: [
			{
				name: 'Check',
				value: 'check',
				description:
					'Try the credential: the sign-in, the company, the right to read customers and the dictionary override',
				action: 'Check connection',
			},
		],
	},
	...check.description,
];
