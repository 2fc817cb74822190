import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AccountViewSession } from '../../accountview/session';
import type { OperationCall } from '../../operation';
import { showFor } from '../../show-for';
import { invalidParameter } from '../../values';

const batch: INodeProperties = {
	displayName: 'Batch',
	name: 'batch',
	type: 'string',
	default: '={{ $json._position.token }}',
	required: true,
	description:
		'The token that Get Changed gave with each item. Confirming the same one again does nothing.',
};

export const description = showFor('position', ['confirm'], [batch]);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const given = parameters.text('batch', 'Batch');
	if (given === '') throw invalidParameter('Batch', 'the token of a Get Changed operation', given);
	const { name, outcome } = await session.positions.confirm(given);
	return [{ name, outcome }];
}
