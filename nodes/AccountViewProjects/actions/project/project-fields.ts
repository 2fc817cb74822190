import type { INodeProperties } from 'n8n-workflow';
import { withLocators } from '../../../shared/accountview/locator-fields';
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
	return withLocators(collection, CHOSEN);
}
