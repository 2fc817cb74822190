import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { collect } from '../../../shared/accountview/collect';
import type { AccountViewSession } from '../../../shared/accountview/session';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { textsOf } from '../../../shared/values';
import { filtersParameter, readFilters } from './filters';
import { keyColumnOption, objectLocator, readObject } from './object-parameters';

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Column Names or IDs',
			name: 'columns',
			type: 'multiOptions',
			default: [],
			typeOptions: {
				loadOptionsMethod: 'getRecordColumnOptions',
				loadOptionsDependsOn: ['businessObject.value'],
			},
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			hint: 'Choose none for all columns',
		},
		keyColumnOption,
	],
};

export const description = showFor(
	'record',
	['getAll'],
	[objectLocator, ...listParameters, filtersParameter, options],
);

/** Records by column name. */
export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const choice = readObject(parameters);
	const { columns } = parameters.fields('options', 'Options');
	const chosen = columns === undefined ? [] : textsOf(columns, 'Column Names or IDs');
	const pages = session.anyRecords.list({
		...choice,
		...readLimit(parameters),
		...(chosen.length > 0 && { columns: chosen }),
		filters: readFilters(parameters),
	});
	return await collect(pages, (record) => record);
}
