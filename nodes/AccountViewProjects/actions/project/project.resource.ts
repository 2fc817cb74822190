import { assumedNotice } from '../../../shared/accountview/assumed-notice';
import { getChangedOperation } from '../../../shared/changes/get-changed';
import { describeResource } from '../../../shared/resource-description';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as update from './update.operation';
import * as upsert from './upsert.operation';

const getChanged = getChangedOperation('project');

export const projectOperations = { create, get, getAll, getChanged, update, upsert };

export const projectDescription = [
	...describeResource({
		resource: 'project',
		default: 'getAll',
		operations: projectOperations,
		choices: [
			{
				name: 'Create',
				value: 'create',
				description: 'Add a project to AccountView under a code of your own',
				action: 'Create project',
			},
			{
				name: 'Create or Update',
				value: 'upsert',
				description: 'Create a new record, or update the current one if it already exists (upsert)',
				action: 'Create or update project',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one project by code',
				action: 'Get project',
			},
			{
				name: 'Get Changed',
				value: 'getChanged',
				description: 'Read the projects that were added or changed since the last confirmed run',
				action: 'Get changed projects',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many projects, only open ones at first; none found gives no items',
				action: 'Get many projects',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Change fields of a project and leave the others as they are',
				action: 'Update project',
			},
		],
	}),
	assumedNotice('project', ['project']),
];
