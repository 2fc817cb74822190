import type { IDataObject } from 'n8n-workflow';
import type { AccountViewSession } from '../../../shared/accountview/session';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { readSearch, searchParameter, searched } from './search';

export const description = showFor(
	'dictionary',
	['getObjects'],
	[...listParameters, searchParameter],
);

/** `{ code, label, table, insertAllowed, updateAllowed, deleteAllowed }`. */
export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { limit } = readLimit(parameters);
	const search = readSearch(parameters);
	const [objects, tables] = await Promise.all([session.client.objects(), session.client.tables()]);
	const rows = objects.map(({ code, label, ...allowed }) => {
		const table = tables.find(({ object, header }) => object === code && header === '');
		return { code, label, table: table?.name ?? '', ...allowed };
	});
	return rows.filter((row) => searched(search, row.code, row.label, row.table)).slice(0, limit);
}
