import type { INodeProperties } from 'n8n-workflow';
import {
	customerLocator,
	employeeLocator,
	projectTypeLocator,
} from '../../../shared/accountview/locators';

/** In the editor these fields are chosen from AccountView's own lists. */
const CHOSEN: readonly INodeProperties[] = [
	{ ...customerLocator, name: 'customerNumber', required: false },
	{ ...employeeLocator, displayName: 'Responsible Employee', required: false },
	{ ...projectTypeLocator, required: false },
];

/** The collection with lists in the place of the texts. */
export function withLists(collection: INodeProperties): INodeProperties {
	const fields = (collection.options ?? []).filter(isProperty);
	const options = fields.map((field) => CHOSEN.find(({ name }) => name === field.name) ?? field);
	return {
		...collection,
		options: options.toSorted((one, other) =>
			one.displayName.localeCompare(other.displayName, 'en'),
		),
	};
}

function isProperty(
	option: NonNullable<INodeProperties['options']>[number],
): option is INodeProperties {
	return 'displayName' in option && 'type' in option;
}
