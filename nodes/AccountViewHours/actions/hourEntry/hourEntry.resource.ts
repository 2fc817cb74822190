import { assumedNotice } from '../../../shared/accountview/assumed-notice';
import { describeResource } from '../../../shared/resource-description';
import * as create from './create.operation';
import * as getAll from './getAll.operation';

export const hourEntryOperations = { create, getAll };

export const hourEntryDescription = [
	...describeResource({
		resource: 'hourEntry',
		default: 'create',
		operations: hourEntryOperations,
		choices: [
			{
				name: 'Create',
				value: 'create',
				description: 'Send the hours of all items to AccountView together, each entry once',
				action: 'Create hour entries',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read the entries of hour sheets; none found gives no items',
				action: 'Get many hour entries',
			},
		],
	}),
	assumedNotice('hourEntry', ['hourSheet', 'hourEntry']),
];
