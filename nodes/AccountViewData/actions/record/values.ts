import type { INodeProperties } from 'n8n-workflow';
import type { FieldValue } from '../../../../lib/accountview';
import { columnValues } from '../../../shared/accountview/record-input';
import type { ItemParameters } from '../../../shared/item-parameters';

/** The columns of the chosen object, from this installation's own dictionary. */
export const valuesParameter: INodeProperties = {
	displayName: 'Columns',
	name: 'columnValues',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	required: true,
	typeOptions: {
		loadOptionsDependsOn: ['businessObject.value', 'operation'],
		resourceMapper: {
			resourceMapperMethod: 'getRecordColumns',
			mode: 'add',
			fieldWords: { singular: 'column', plural: 'columns' },
			addAllFields: false,
			multiKeyMatch: false,
			supportAutoMap: false,
		},
	},
};

/** By column name; columns that were added but left empty are not sent. */
export function readValues(parameters: ItemParameters): Record<string, FieldValue> {
	return columnValues(parameters, 'Columns');
}
