import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AccountViewSession } from '../../accountview/session';
import type { OperationCall } from '../../operation';
import { showFor } from '../../show-for';
import { CodedError } from '../../../../lib/errors/coded-error';

const batch: INodeProperties = {
	displayName: 'Batch',
	name: 'batch',
	type: 'string',
	default: '={{ $json._position.token }}',
	required: true,
	description:
		'The token that Get Changed gave with each item. Confirming the same one again does nothing.',
	hint: "One item confirms the whole batch, also what went another way: put this after the last step. Where nodes in between have made other items of them: <code>{{ $('Get Changed').first().json._position.token }}</code>, with the name of your Get Changed node.",
};

export const description = showFor('position', ['confirm'], [batch]);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const given = parameters.text('batch', 'Batch');
	if (given === '') throw batchMissing();
	const { name, outcome } = await session.positions.confirm(given);
	return [{ name, outcome }];
}

/** Most nodes make new items, without the token. */
function batchMissing(): CodedError {
	return new CodedError({
		code: 'NODE_PARAMETER_INVALID',
		message:
			'The parameter Batch holds nothing, which is not the token of a Get Changed operation.',
		remedy:
			"Where other nodes have made new items, take it from Get Changed itself: {{ $('Get Changed').first().json._position.token }}, with the name of that node.",
		details: { parameter: 'Batch' },
	});
}
