import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { customerLocator } from '../../../shared/accountview/customer-parameters';
import { fieldParameter, writableFields } from '../../../shared/accountview/field-properties';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';

const OWN_PARAMETERS = ['name', 'street', 'postcode', 'city'];

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: writableFields('deliveryAddress', ['customerNumber', ...OWN_PARAMETERS]),
};

export const description = showFor(
	'deliveryAddress',
	['create'],
	[
		customerLocator,
		...OWN_PARAMETERS.map((name) => ({
			...fieldParameter('deliveryAddress', name),
			required: true,
		})),
		additionalFields,
	],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const input = recordInput(
		parameters,
		{ name: 'additionalFields', label: 'Additional Fields' },
		{
			customerNumber: parameters.chosen('customer', 'Customer'),
			name: parameters.text('name', 'Name'),
			street: parameters.text('street', 'Street and Number'),
			postcode: parameters.text('postcode', 'Postcode'),
			city: parameters.text('city', 'City'),
		},
	);
	return [{ outcome: 'created', ...(await session.deliveryAddresses.create(input)) }];
}
