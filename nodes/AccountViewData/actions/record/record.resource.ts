import { describeResource } from '../../../shared/resource-description';
import * as create from './create.operation';
import * as getAll from './getAll.operation';
import * as update from './update.operation';

export const recordOperations = { create, getAll, update };

export const recordDescription = describeResource({
	resource: 'record',
	default: 'getAll',
	operations: recordOperations,
	choices: [
		{
			name: 'Create',
			value: 'create',
			description: 'Add a record of any business object',
			action: 'Create record',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'Read many records of any business object; none found gives no items',
			action: 'Get many records',
		},
		{
			name: 'Update',
			value: 'update',
			description: 'Change columns of a record of any business object',
			action: 'Update record',
		},
	],
});
