import type { IDataObject } from 'n8n-workflow';
import { collect } from '../../../shared/accountview/collect';
import { readOutput } from '../../../shared/accountview/output';
import type { AccountViewSession } from '../../../shared/accountview/session';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { orderFilters, readOrderFilter } from '../order-filters';
import { orderOutputParameters, SIMPLIFIED_ORDER } from './output';

export const description = showFor(
	'order',
	['getAll'],
	[...listParameters, ...orderOutputParameters, orderFilters()],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { fields, toRow } = readOutput(parameters, session, 'order', SIMPLIFIED_ORDER);
	const pages = session.orders.list(readOrderFilter(parameters), {
		fields,
		...readLimit(parameters),
	});
	return await collect(pages, toRow);
}
