import type { IDataObject } from 'n8n-workflow';
import { customerLocator } from '../../../shared/accountview/locators';
import { readOutput } from '../../../shared/accountview/output';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import { customerOutputParameters, SIMPLIFIED_CUSTOMER } from './output';

export const description = showFor(
	'customer',
	['get'],
	[customerLocator, ...customerOutputParameters],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { fields, toRow } = readOutput(parameters, session, 'customer', SIMPLIFIED_CUSTOMER);
	const number = parameters.chosen('customer', 'Customer');
	if (number === '') throw invalidParameter('Customer', 'a customer number to look for', number);
	return [toRow(await session.customers.get(number, { fields }))];
}
