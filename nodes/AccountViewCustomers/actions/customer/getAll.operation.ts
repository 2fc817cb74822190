import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { CustomerFilter } from '../../../../lib/accountview';
import { collect } from '../../../shared/accountview/collect';
import { readOutput } from '../../../shared/accountview/output';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { ItemParameters } from '../../../shared/item-parameters';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { flagOf, textOf } from '../../../shared/values';
import { customerOutputParameters, SIMPLIFIED_CUSTOMER } from './output';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Conditions that must all be met',
	options: [
		{
			displayName: 'Blocked',
			name: 'blocked',
			type: 'boolean',
			default: false,
			description: 'Whether to return blocked customers; turned off, those that are not blocked',
		},
		{
			displayName: 'Changed Since',
			name: 'changedSince',
			type: 'dateTime',
			default: '',
			description: 'Customers that were changed in AccountView at or after this moment',
		},
		{
			displayName: 'Country',
			name: 'country',
			type: 'string',
			default: '',
			placeholder: 'e.g. NL',
			description: 'The two-letter code of the country of the visiting address',
		},
		{
			displayName: 'E-Mailed Invoices',
			name: 'emailInvoices',
			type: 'boolean',
			default: true,
			description:
				'Whether to return customers that get invoices by e-mail; turned off, those that do not',
		},
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. bakery',
			description: 'Part of the name, the number or the search code',
		},
	],
};

export const description = showFor(
	'customer',
	['getAll'],
	[...listParameters, ...customerOutputParameters, filters],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { fields, toRow } = readOutput(parameters, session, 'customer', SIMPLIFIED_CUSTOMER);
	const pages = session.customers.list(readFilter(parameters), {
		fields,
		...readLimit(parameters),
	});
	return await collect(pages, toRow);
}

/** A filter that was added but left empty filters nothing. */
function readFilter(parameters: ItemParameters): CustomerFilter {
	const given = parameters.fields('filters', 'Filters');
	const changedSince = textOf(given['changedSince'], 'Changed Since');
	const country = textOf(given['country'], 'Country');
	const search = textOf(given['search'], 'Search');
	return {
		...(changedSince !== '' && {
			changedSince: parameters.instant(changedSince, 'Changed Since'),
		}),
		...(country !== '' && { country }),
		...(search !== '' && { search }),
		...('blocked' in given && { blocked: flagOf(given['blocked'], 'Blocked') }),
		...('emailInvoices' in given && {
			emailInvoices: flagOf(given['emailInvoices'], 'E-Mailed Invoices'),
		}),
	};
}
