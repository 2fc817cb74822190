import { describeResource } from '../../../shared/resource-description';
import * as getAll from './getAll.operation';

export const issueOperations = { getAll };

export const issueDescription = describeResource({
	resource: 'issue',
	default: 'getAll',
	operations: issueOperations,
	choices: [
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'See which records are out of step, why, and what to do about each',
			action: 'Get many errors',
		},
	],
});
