import { getChangedOperation } from '../../../shared/changes/get-changed';
import { describeResource } from '../../../shared/resource-description';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as update from './update.operation';
import * as upsert from './upsert.operation';

const getChanged = getChangedOperation('customer');

export const customerOperations = { create, get, getAll, getChanged, update, upsert };

export const customerDescription = describeResource({
	resource: 'customer',
	default: 'getAll',
	operations: customerOperations,
	choices: [
		{
			name: 'Create',
			value: 'create',
			description: 'Add a customer to AccountView',
			action: 'Create customer',
		},
		{
			name: 'Create or Update',
			value: 'upsert',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			action: 'Create or update customer',
		},
		{
			name: 'Get',
			value: 'get',
			description: 'Read one customer by number',
			action: 'Get customer',
		},
		{
			name: 'Get Changed',
			value: 'getChanged',
			description: 'Read the customers that were added or changed since the last confirmed run',
			action: 'Get changed customers',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'Read many customers, narrowed down by filters; none found gives no items',
			action: 'Get many customers',
		},
		{
			name: 'Update',
			value: 'update',
			description: 'Change fields of a customer and leave the others as they are',
			action: 'Update customer',
		},
	],
});
