import type { INodeProperties } from 'n8n-workflow';
import type { Stream } from '../../../lib/sync/sides';
import type { ItemParameters } from '../item-parameters';
import { invalidParameter } from '../values';

const CONNECTION = 'Connection Name';
const ENTITY = 'Entity';

/** Characters of a name in the store. */
const LONGEST = 200;

/** Which connection and which kind of record a step works for. */
export const streamParameters: INodeProperties[] = [
	{
		displayName: CONNECTION,
		name: 'connection',
		type: 'string',
		default: 'field-service',
		required: true,
		placeholder: 'e.g. field-service',
		description:
			'Which two systems are kept in step; any name, and the same one in all steps of the flow',
	},
	{
		displayName: ENTITY,
		name: 'entity',
		type: 'string',
		default: 'customer',
		required: true,
		placeholder: 'e.g. customer',
		description:
			'Which kind of record, such as customer, project, order or hours; any name, and the same one in all steps of the flow',
	},
];

/** @throws CodedError NODE_PARAMETER_INVALID */
export function readStream(parameters: ItemParameters): Stream {
	return {
		backend: nameIn(parameters, 'connection', CONNECTION),
		entity: nameIn(parameters, 'entity', ENTITY),
	};
}

function nameIn(parameters: ItemParameters, name: string, label: string): string {
	const given = parameters.text(name, label);
	if (given !== '' && given.length <= LONGEST) return given;
	throw invalidParameter(label, `a name of 1 to ${LONGEST} characters`, given);
}
