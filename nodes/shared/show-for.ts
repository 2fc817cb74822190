import type { INodeProperties } from 'n8n-workflow';

/** The parameters, each shown only for the given resource and operations. */
export function showFor(
	resource: string,
	operations: readonly string[],
	properties: readonly INodeProperties[],
): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { resource: [resource], operation: [...operations], ...property.displayOptions?.show },
		},
	}));
}
