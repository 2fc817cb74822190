import type { IDataObject } from 'n8n-workflow';
import { collect } from '../../../shared/accountview/collect';
import { customerFilterParameter, readCustomerFilter } from '../customer-filter';
import type { AccountViewSession } from '../../../shared/accountview/session';
import { listParameters, readLimit } from '../../../shared/list-parameters';
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
	const pages = session.customers.contactPersons(
		readCustomerFilter(parameters),
		readLimit(parameters),
	);
	return await collect(pages, (record) => record);
}
