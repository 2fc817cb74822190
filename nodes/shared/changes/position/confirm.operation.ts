import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AccountViewSession } from '../../accountview/session';
import type { OperationCall } from '../../operation';
import { showFor } from '../../show-for';
import { invalidParameter } from '../../values';

const token: INodeProperties = {
	displayName: 'Token',
	name: 'token',
	type: 'string',
	default: '={{ $json._position.token }}',
	required: true,
	description:
		'The token that Get Changed gave with each item. Confirming the same one again does nothing.',
};

export const description = showFor('position', ['confirm'], [token]);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const given = parameters.text('token', 'Token');
	if (given === '') throw invalidParameter('Token', 'the token of a Get Changed operation', given);
	const { name, outcome } = await session.positions.confirm(given);
	return [{ name, outcome }];
}
