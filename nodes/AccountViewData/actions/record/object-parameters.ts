import type { INodeProperties } from 'n8n-workflow';
import type { ObjectChoice } from '../../../../lib/accountview';
import type { ItemParameters } from '../../../shared/item-parameters';
import { invalidParameter } from '../../../shared/values';

export const objectLocator: INodeProperties = {
	displayName: 'Business Object',
	name: 'businessObject',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The kind of record, as this AccountView calls it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a business object...',
			typeOptions: { searchListMethod: 'searchObjects', searchable: true },
		},
		{ displayName: 'By Code', name: 'code', type: 'string', placeholder: 'e.g. AK1' },
	],
};

/** Which column identifies a record; hidden among the options, because it is rarely needed. */
export const keyColumnOption: INodeProperties = {
	displayName: 'Key Column',
	name: 'keyColumn',
	type: 'string',
	default: '',
	placeholder: 'e.g. ART_CODE',
	description:
		'The column that identifies a record and by which pages go; left empty, the one that AccountView sorts the table by',
};

/** Reads the business object and the option Key Column. */
export function readObject(parameters: ItemParameters): ObjectChoice {
	const businessObject = parameters.chosen('businessObject', 'Business Object');
	if (businessObject === '') {
		throw invalidParameter('Business Object', 'the code of a business object', businessObject);
	}
	const { keyColumn } = parameters.fields('options', 'Options');
	return typeof keyColumn === 'string' && keyColumn.trim() !== ''
		? { businessObject, keyColumn }
		: { businessObject };
}
