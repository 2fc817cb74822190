import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../../shared/item-parameters';
import { textOf } from '../../../shared/values';

/** Narrows a list of names down. */
export const searchParameter: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. uren',
			description: 'Part of the name or of its Dutch label',
		},
	],
};

/** In lower case; empty when everything is wanted. */
export function readSearch(parameters: ItemParameters): string {
	const { search } = parameters.fields('filters', 'Filters');
	return textOf(search, 'Search').toLowerCase();
}

export function searched(search: string, ...texts: readonly string[]): boolean {
	return texts.some((text) => text.toLowerCase().includes(search));
}
