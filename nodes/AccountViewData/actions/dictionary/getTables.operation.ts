import type { IDataObject } from 'n8n-workflow';
import type { AccountViewSession } from '../../../shared/accountview/session';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { readSearch, searchParameter, searched } from './search';

export const description = showFor(
	'dictionary',
	['getTables'],
	[...listParameters, searchParameter],
);

/** `{ name, label, object, child, header, sortedBy }`. */
export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { limit } = readLimit(parameters);
	const search = readSearch(parameters);
	const tables = await session.client.tables();
	return tables
		.filter(({ name, label, object }) => searched(search, name, label, object))
		.map((table) => ({ ...table }))
		.slice(0, limit);
}
