import type { INodeProperties } from 'n8n-workflow';

/** What one locator is about. */
interface LocatorFacts {
	readonly displayName: string;
	readonly name: string;
	/** Lower case, in sentences. */
	readonly noun: string;
	readonly dutch: string;
	/** What identifies it: `number` or `code`. */
	readonly key: 'number' | 'code';
	readonly placeholder: string;
	/** Most characters of the key. */
	readonly length: number;
	/** See methods/list-search.ts. */
	readonly searchMethod: string;
}

/** One record, from a list that AccountView is asked for, or by its number or code. */
function locator(facts: LocatorFacts): INodeProperties {
	const { displayName, name, noun, dutch, key, placeholder, length, searchMethod } = facts;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: `The ${noun}${noun === dutch ? '' : ` (${dutch})`} in AccountView`,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${/^([aeiou]|hour)/.test(noun) ? 'an' : 'a'} ${noun}...`,
				typeOptions: { searchListMethod: searchMethod, searchable: true },
			},
			{
				displayName: key === 'number' ? 'By Number' : 'By Code',
				name: key,
				type: 'string',
				placeholder,
				validation: [
					{
						type: 'regex',
						properties: {
							regex: `^\\s*\\S(.{0,${length - 2}}\\S)?\\s*$`,
							errorMessage: `${capitalised(noun)} ${key}: 1 to ${length} characters`,
						},
					},
				],
			},
		],
	};
}

export const customerLocator = locator({
	displayName: 'Customer',
	name: 'customer',
	noun: 'customer',
	dutch: 'debiteur',
	key: 'number',
	placeholder: 'e.g. 10025',
	length: 10,
	searchMethod: 'searchCustomers',
});

export const projectLocator = locator({
	displayName: 'Project',
	name: 'project',
	noun: 'project',
	dutch: 'project',
	key: 'code',
	placeholder: 'e.g. P2026-014',
	length: 10,
	searchMethod: 'searchProjects',
});

export const projectTypeLocator = locator({
	displayName: 'Project Type',
	name: 'projectType',
	noun: 'project type',
	dutch: 'projecttype',
	key: 'code',
	placeholder: 'e.g. REGIE',
	length: 10,
	searchMethod: 'searchProjectTypes',
});

export const employeeLocator = locator({
	displayName: 'Employee',
	name: 'employee',
	noun: 'employee',
	dutch: 'medewerker',
	key: 'number',
	placeholder: 'e.g. 104',
	length: 10,
	searchMethod: 'searchEmployees',
});

export const orderLocator = locator({
	displayName: 'Order',
	name: 'order',
	noun: 'order',
	dutch: 'verkooporder',
	key: 'number',
	placeholder: 'e.g. 26000101',
	length: 10,
	searchMethod: 'searchOrders',
});

export const articleLocator = locator({
	displayName: 'Article',
	name: 'article',
	noun: 'article',
	dutch: 'artikel',
	key: 'code',
	placeholder: 'e.g. CV-KETEL-24',
	length: 15,
	searchMethod: 'searchArticles',
});

export const hourTypeLocator = locator({
	displayName: 'Hour Type',
	name: 'hourType',
	noun: 'hour type',
	dutch: 'uursoort',
	key: 'code',
	placeholder: 'e.g. WERK',
	length: 10,
	searchMethod: 'searchHourTypes',
});

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
