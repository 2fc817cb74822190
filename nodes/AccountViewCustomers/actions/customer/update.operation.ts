import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { columnValuesParameter } from '../../../shared/accountview/column-values';
import { writableFields } from '../../../shared/accountview/field-properties';
import { customerLocator } from '../../../shared/accountview/locators';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { matchOf, matchValueParameter } from './match';
import { matchOnParameter } from './match-on';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'The fields to change; all others stay as they are',
	options: writableFields('customer', ['number']),
};

export const description = showFor(
	'customer',
	['update'],
	[
		matchOnParameter,
		{ ...customerLocator, displayOptions: { show: { matchOn: ['number'] } } },
		{ ...matchValueParameter, displayOptions: { hide: { matchOn: ['number'] } } },
		updateFields,
		columnValuesParameter('customer'),
	],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const match = matchOf(parameters, { numberFrom: 'customer' });
	const input = recordInput(parameters, 'customer', {
		name: 'updateFields',
		label: 'Update Fields',
	});
	const { outcome, record } = await session.customers.update(match, input);
	return [{ outcome, ...record }];
}
