import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Operation } from './operation';

/** The operations of one resource, as the editor lists them. */
export interface ResourceDescription {
	readonly resource: string;
	/** Operation chosen at first. */
	readonly default: string;
	/** In alphabetical order of their names. */
	readonly choices: readonly OperationChoice[];
	/** Operation value -> its module. */
	readonly operations: Readonly<Record<string, Pick<Operation<never>, 'description'>>>;
}

export interface OperationChoice extends INodePropertyOptions {
	readonly description: string;
	/** Shown in the list of nodes: `Get many customers`. */
	readonly action: string;
}

/** The parameter Operation of a resource, followed by the parameters of each operation. */
export function describeResource({
	resource,
	default: first,
	choices,
	operations,
}: ResourceDescription): INodeProperties[] {
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			default: first,
			options: [...choices],
		},
		...Object.values(operations).flatMap(({ description }) => description),
	];
}
