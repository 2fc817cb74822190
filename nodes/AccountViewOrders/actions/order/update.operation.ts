import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { columnValuesParameter } from '../../../shared/accountview/column-values';
import { writableFields } from '../../../shared/accountview/field-properties';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { matchOf, matchParameters } from '../match';
import { optionsParameter, readLongDescriptions, withLists } from './order-fields';
import { writtenRow } from './rows';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'The fields to change; all others and the lines stay as they are',
	options: writableFields('order', ['number']),
};

export const description = showFor(
	'order',
	['update'],
	[...matchParameters, withLists(updateFields), columnValuesParameter('order'), optionsParameter],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const match = matchOf(parameters, { numberFrom: 'order' });
	const input = recordInput(parameters, 'order', {
		name: 'updateFields',
		label: 'Update Fields',
	});
	const longDescriptions = readLongDescriptions(parameters);
	return [writtenRow(await session.orders.update(match, input, { longDescriptions }))];
}
