import type { IDataObject } from 'n8n-workflow';
import {
	customerLocator,
	customerOutputParameters,
} from '../../../shared/accountview/customer-parameters';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import { customerOutput } from './output';

export const description = showFor(
	'customer',
	['get'],
	[customerLocator, ...customerOutputParameters],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { fields, toRow } = customerOutput(parameters, session);
	const number = parameters.chosen('customer', 'Customer');
	if (number === '') throw invalidParameter('Customer', 'a customer number to look for', number);
	return [toRow(await session.customers.get(number, { fields }))];
}
