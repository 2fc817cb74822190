import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { AccountViewError } from '../../../../lib/accountview';
import type { AccountViewSession } from '../../../shared/accountview/session';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { invalidParameter } from '../../../shared/values';
import { readSearch, searchParameter, searched } from './search';

const table: INodeProperties = {
	displayName: 'Table',
	name: 'table',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The table whose columns to read',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a table...',
			typeOptions: { searchListMethod: 'searchTables', searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. CONTACT' },
	],
};

export const description = showFor(
	'dictionary',
	['getColumns'],
	[table, ...listParameters, searchParameter],
);

/** `{ table, name, label, type, length, mandatory, upperCase, readOnly, linksTo }`. */
export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const name = parameters.chosen('table', 'Table').toUpperCase();
	if (name === '') throw invalidParameter('Table', 'a table name', name);
	const { limit } = readLimit(parameters);
	const search = readSearch(parameters);
	const columns = await session.client.columns(name);
	if (columns.length === 0) throw unknownTable(name);
	return columns
		.filter((column) => searched(search, column.name, column.label))
		.map((column) => ({ table: name, ...column }))
		.slice(0, limit);
}

function unknownTable(name: string): AccountViewError {
	return new AccountViewError({
		code: 'AV_TABLE_UNKNOWN',
		message: `This AccountView has no table ${name}.`,
		remedy: 'Choose one of Dictionary: Get Tables.',
		details: { table: name },
	});
}
