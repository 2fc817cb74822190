import type { INodeProperties } from 'n8n-workflow';
import type { Stream } from '../../lib/sync/sides';
import type { ItemParameters } from '../shared/item-parameters';

const CONNECTION = 'Connection Name';
const ENTITY = 'Entity';

export const connectionFilter: INodeProperties = {
	displayName: CONNECTION,
	name: 'connection',
	type: 'string',
	default: '',
	placeholder: 'e.g. field-service',
	description: 'Only this connection; leave empty for all',
};

/** Which connections and kinds of record are shown; neither is needed. */
export const streamFilter: INodeProperties[] = [
	connectionFilter,
	{
		displayName: ENTITY,
		name: 'entity',
		type: 'string',
		default: '',
		placeholder: 'e.g. customer',
		description: 'Only this kind of record; leave empty for all',
	},
];

/** @throws CodedError NODE_PARAMETER_INVALID */
export function readStreamFilter(parameters: ItemParameters): Partial<Stream> {
	const backend = parameters.text('connection', CONNECTION);
	const entity = parameters.text('entity', ENTITY);
	return { ...(backend !== '' && { backend }), ...(entity !== '' && { entity }) };
}
