import type { IDataObject } from 'n8n-workflow';
import { ADDITIONAL_FIELDS, additionalFields } from '../../../shared/accountview/additional-fields';

import { fieldParameter } from '../../../shared/accountview/field-properties';
import { customerLocator } from '../../../shared/accountview/locators';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';

const OWN_PARAMETERS = ['name', 'street', 'postcode', 'city'];

export const description = showFor(
	'deliveryAddress',
	['create'],
	[
		customerLocator,
		...OWN_PARAMETERS.map((name) => ({
			...fieldParameter('deliveryAddress', name),
			required: true,
		})),
		additionalFields('deliveryAddress', ['customerNumber', ...OWN_PARAMETERS]),
	],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const input = recordInput(parameters, 'deliveryAddress', ADDITIONAL_FIELDS, {
		customerNumber: parameters.chosen('customer', 'Customer'),
		name: parameters.text('name', 'Name'),
		street: parameters.text('street', 'Street and Number'),
		postcode: parameters.text('postcode', 'Postcode'),
		city: parameters.text('city', 'City'),
	});
	return [{ outcome: 'created', ...(await session.deliveryAddresses.create(input)) }];
}
