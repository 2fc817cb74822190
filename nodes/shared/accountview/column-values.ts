import type { INodeProperties } from 'n8n-workflow';
import type { EntityName } from '../../../lib/accountview';
import { furtherColumnsMethodName } from './methods/further-columns';

/** Columns that no field covers, as AccountView's own dictionary describes them. */
export function columnValuesParameter(entity: EntityName): INodeProperties {
	return {
		displayName: 'Additional Columns',
		name: 'columnValues',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'Further columns of the record as this AccountView installation knows them',
		typeOptions: {
			loadOptionsDependsOn: ['operation'],
			resourceMapper: {
				resourceMapperMethod: furtherColumnsMethodName(entity),
				mode: 'add',
				fieldWords: { singular: 'column', plural: 'columns' },
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: false,
				hideNoDataError: true,
			},
		},
	};
}
