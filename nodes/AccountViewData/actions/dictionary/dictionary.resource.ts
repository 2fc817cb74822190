import { describeResource } from '../../../shared/resource-description';
import * as checkMapping from './checkMapping.operation';
import * as getColumns from './getColumns.operation';
import * as getObjects from './getObjects.operation';
import * as getTables from './getTables.operation';

export const dictionaryOperations = { checkMapping, getColumns, getObjects, getTables };

export const dictionaryDescription = describeResource({
	resource: 'dictionary',
	default: 'checkMapping',
	operations: dictionaryOperations,
	choices: [
		{
			name: 'Check Mapping',
			value: 'checkMapping',
			description:
				'Compare the names that these nodes use with this AccountView, and get an override where they differ',
			action: 'Check mapping',
		},
		{
			name: 'Get Business Objects',
			value: 'getObjects',
			description: 'Read the business objects that this AccountView offers',
			action: 'Get business objects',
		},
		{
			name: 'Get Columns',
			value: 'getColumns',
			description: 'Read the columns of a table with type, length and label',
			action: 'Get columns',
		},
		{
			name: 'Get Tables',
			value: 'getTables',
			description: 'Read the tables that this AccountView has',
			action: 'Get tables',
		},
	],
});
