import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ReferenceFilter } from '../../../../lib/accountview';
import { collect } from '../../../shared/accountview/collect';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { ItemParameters } from '../../../shared/item-parameters';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { textOf } from '../../../shared/values';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Conditions that must all be met',
	options: [
		{
			displayName: 'Article Code',
			name: 'code',
			type: 'string',
			default: '',
			placeholder: 'e.g. KETEL-HR28',
			description: 'Only the article with exactly this code',
		},
		{
			displayName: 'Article Group',
			name: 'group',
			type: 'string',
			default: '',
			placeholder: 'e.g. CV',
			description: 'Articles of the group (artikelgroep) with this code',
		},
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. kraan',
			description: 'Part of the code or of the description, in any case',
		},
	],
};

export const description = showFor('article', ['getAll'], [...listParameters, filters]);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const pages = session.articles.list(readFilter(parameters), readLimit(parameters));
	return await collect(pages, (record) => ({ ...record }));
}

/** A filter that was added but left empty filters nothing. */
function readFilter(parameters: ItemParameters): ReferenceFilter {
	const given = parameters.fields('filters', 'Filters');
	return {
		key: textOf(given['code'], 'Article Code'),
		search: textOf(given['search'], 'Search'),
		codes: { group: textOf(given['group'], 'Article Group') },
	};
}
