import type { INodeProperties } from 'n8n-workflow';
import { fieldChoices } from './field-properties';

/** One customer, from a list or by number. */
export const customerLocator: INodeProperties = {
	displayName: 'Customer',
	name: 'customer',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The customer (debiteur) in AccountView',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a customer...',
			typeOptions: { searchListMethod: 'searchCustomers', searchable: true },
		},
		{
			displayName: 'By Number',
			name: 'number',
			type: 'string',
			placeholder: 'e.g. 10025',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*\\S(.{0,8}\\S)?\\s*$',
						errorMessage: 'A customer number has 1 to 10 characters',
					},
				},
			],
		},
	],
};

/** What of a customer to return. */
export const customerOutputParameters: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		hint: 'Number, name, phone, e-mail, main address and work location. A postal address is the main address and a separate visiting address becomes the work location.',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions',
		default: [],
		options: fieldChoices('customer'),
		description: 'The fields to return; choose none for all of them',
		displayOptions: { show: { simplify: [false] } },
	},
	{
		displayName: 'Additional Column Names or IDs',
		name: 'additionalColumns',
		type: 'multiOptions',
		default: [],
		typeOptions: { loadOptionsMethod: 'getFurtherCustomerColumns' },
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		displayOptions: { show: { simplify: [false] } },
	},
];

/** How to recognise a customer. */
export const matchOnParameter: INodeProperties = {
	displayName: 'Match On',
	name: 'matchOn',
	type: 'options',
	// Other parameters are shown by its value, so it has to be the same for all items.
	noDataExpression: true,
	default: 'number',
	description: 'The field by which to recognise the customer',
	options: [
		{
			name: 'E-Mail',
			value: 'email',
			description: 'The business e-mail address, which no two customers may share',
		},
		{
			name: 'Number',
			value: 'number',
			description: 'The customer number in AccountView',
		},
		{
			name: 'Own Reference',
			value: 'ownReference',
			description:
				'The number that another system gave the customer, kept in the external customer number (DEB_NR) unless the credential says otherwise',
		},
	],
};

/** Columns that no field covers, as AccountView's own dictionary describes them. */
export const columnValuesParameter: INodeProperties = {
	displayName: 'Additional Columns',
	name: 'columnValues',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: 'Further columns of the customer as this AccountView installation knows them',
	typeOptions: {
		loadOptionsDependsOn: ['operation'],
		resourceMapper: {
			resourceMapperMethod: 'getFurtherCustomerColumns',
			mode: 'add',
			fieldWords: { singular: 'column', plural: 'columns' },
			addAllFields: false,
			multiKeyMatch: false,
			supportAutoMap: false,
			hideNoDataError: true,
		},
	},
};
