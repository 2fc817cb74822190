import type { IDataObject } from 'n8n-workflow';
import { collect } from '../../../shared/accountview/collect';
import type { AccountViewSession } from '../../../shared/accountview/session';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { customerFilterParameter, readCustomerFilter } from '../customer-filter';

export const description = showFor(
	'deliveryAddress',
	['getAll'],
	[...listParameters, customerFilterParameter],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const pages = session.deliveryAddresses.list(
		readCustomerFilter(parameters),
		readLimit(parameters),
	);
	return await collect(pages, (record) => record);
}
