import type { IDataObject } from 'n8n-workflow';
import { collect } from '../../../shared/accountview/collect';
import { listParameters } from '../../../shared/accountview/customer-parameters';
import { customerFilterParameter, readCustomerFilter } from '../customer-filter';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';

export const description = showFor(
	'contactPerson',
	['getAll'],
	[...listParameters, customerFilterParameter],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const limit = parameters.flag('returnAll', 'Return All')
		? {}
		: { limit: parameters.count('limit', 'Limit') };
	const pages = session.customers.contactPersons(readCustomerFilter(parameters), limit);
	return await collect(pages, (record) => record);
}
