import type { INodeProperties } from 'n8n-workflow';
import type { OrderFilter } from '../../../lib/accountview';
import { optionalDay } from '../../shared/accountview/days';
import { customerLocator, projectLocator } from '../../shared/accountview/locators';
import type { ItemParameters } from '../../shared/item-parameters';
import { textOf, textsOf } from '../../shared/values';

/** Narrows down which orders are meant; `more` stands among the others by its label. */
export function orderFilters(more: readonly INodeProperties[] = []): INodeProperties {
	const options = [...FILTERS, ...more];
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Conditions that must all be met',
		options: options.toSorted((one, other) =>
			one.displayName.localeCompare(other.displayName, 'en'),
		),
	};
}

export const orderNumberFilter: INodeProperties = {
	displayName: 'Order Number',
	name: 'number',
	type: 'string',
	default: '',
	placeholder: 'e.g. 26000101',
	description: 'The order with exactly this number',
};

const FILTERS: readonly INodeProperties[] = [
	{
		displayName: 'Changed Since',
		name: 'changedSince',
		type: 'dateTime',
		default: '',
		description: 'Orders that were changed in AccountView at or after this moment',
	},
	{ ...customerLocator, required: false, description: 'Orders of this customer (debiteur)' },
	{
		displayName: 'Delivery From',
		name: 'deliveryFrom',
		type: 'dateTime',
		default: '',
		description: 'Orders with a delivery date on this day or later; those without one are left out',
	},
	{
		displayName: 'Delivery Until',
		name: 'deliveryUntil',
		type: 'dateTime',
		default: '',
		description:
			'Orders with a delivery date on this day or earlier; those without one are left out',
	},
	{
		displayName: 'Own Reference',
		name: 'ownReference',
		type: 'string',
		default: '',
		placeholder: 'e.g. WB-1042',
		description: 'The order with exactly this own reference',
	},
	{ ...projectLocator, required: false, description: 'Orders of this project' },
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. ketel',
		description: 'Part of the number, the own reference or the description, in any case',
	},
	{
		displayName: 'Status Values',
		name: 'statuses',
		type: 'string',
		default: '',
		placeholder: 'e.g. 0,1',
		description:
			'Values of the order status (Orderstatus, ORD_STAT), any of which, with commas between them',
	},
];

/** A filter that was added but left empty filters nothing. */
export function readOrderFilter(parameters: ItemParameters): OrderFilter {
	const given = parameters.fields('filters', 'Filters');
	const changedSince = textOf(given['changedSince'], 'Changed Since');
	return {
		...(changedSince !== '' && {
			changedSince: parameters.instant(changedSince, 'Changed Since'),
		}),
		number: textOf(given['number'], 'Order Number'),
		customerNumber: parameters.chosen('filters.customer', 'Customer'),
		project: parameters.chosen('filters.project', 'Project'),
		deliveryFrom: optionalDay(given['deliveryFrom'], 'Delivery From'),
		deliveryUntil: optionalDay(given['deliveryUntil'], 'Delivery Until'),
		ownReference: textOf(given['ownReference'], 'Own Reference'),
		search: textOf(given['search'], 'Search'),
		statuses: textsOf(given['statuses'] ?? '', 'Status Values'),
	};
}
