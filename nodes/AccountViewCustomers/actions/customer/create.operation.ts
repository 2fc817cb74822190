import type { IDataObject } from 'n8n-workflow';
import { ADDITIONAL_FIELDS, additionalFields } from '../../../shared/accountview/additional-fields';
import { columnValuesParameter } from '../../../shared/accountview/column-values';
import { fieldParameter } from '../../../shared/accountview/field-properties';
import { recordInput } from '../../../shared/accountview/record-input';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';

/** What AccountView asks of every new customer. */
const REQUIRED = ['name', 'controlAccount'];

export const description = showFor(
	'customer',
	['create'],
	[
		...REQUIRED.map((name) => ({ ...fieldParameter('customer', name), required: true })),
		additionalFields(
			'customer',
			REQUIRED,
			'Without a number AccountView gives one, and without a search code it is made from the name',
		),
		columnValuesParameter('customer'),
	],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const input = recordInput(parameters, 'customer', ADDITIONAL_FIELDS, {
		name: parameters.text('name', 'Name'),
		controlAccount: parameters.text('controlAccount', 'Control Account'),
	});
	const { outcome, record } = await session.customers.create(input);
	return [{ outcome, ...record }];
}
