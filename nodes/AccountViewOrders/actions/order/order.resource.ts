import { assumedNotice } from '../../../shared/accountview/assumed-notice';
import { getChangedOperation } from '../../../shared/changes/get-changed';
import { describeResource } from '../../../shared/resource-description';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as update from './update.operation';
import * as upsert from './upsert.operation';

const getChanged = getChangedOperation('order');

export const orderOperations = { create, get, getAll, getChanged, update, upsert };

export const orderDescription = [
	...describeResource({
		resource: 'order',
		default: 'getAll',
		operations: orderOperations,
		choices: [
			{
				name: 'Create',
				value: 'create',
				description: 'Add a sales order with its lines to AccountView, in one request',
				action: 'Create order',
			},
			{
				name: 'Create or Update',
				value: 'upsert',
				description: 'Create a new record, or update the current one if it already exists (upsert)',
				action: 'Create or update order',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one order with its lines',
				action: 'Get order',
			},
			{
				name: 'Get Changed',
				value: 'getChanged',
				description: 'Read the orders that were added or changed since the last confirmed run',
				action: 'Get changed orders',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many orders without their lines; none found gives no items',
				action: 'Get many orders',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Change fields of an order and leave the others and the lines as they are',
				action: 'Update order',
			},
		],
	}),
	assumedNotice('order', ['order']),
];
