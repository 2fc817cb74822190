import { describeResource } from '../../../shared/resource-description';
import * as finish from './finish.operation';
import * as start from './start.operation';

export const runOperationTable = { finish, start };

export const runDescription = describeResource({
	resource: 'run',
	default: 'start',
	operations: runOperationTable,
	choices: [
		{
			name: 'Finish',
			value: 'finish',
			description: 'Count the results, move positions on and let the next run begin',
			action: 'Finish run',
		},
		{
			name: 'Start',
			value: 'start',
			description: 'Begin a run, or go out by Skipped while another one is busy',
			action: 'Start run',
		},
	],
});
