import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from './item-parameters';

/** Return All and Limit of every Get Many. */
export const listParameters: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** Reads both; without a limit all are wanted. */
export function readLimit(parameters: ItemParameters): { limit?: number } {
	return parameters.flag('returnAll', 'Return All')
		? {}
		: { limit: parameters.count('limit', 'Limit') };
}
