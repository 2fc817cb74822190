import { describeResource } from '../../../shared/resource-description';
import * as check from './check.operation';
import * as resolve from './resolve.operation';

export const profileOperations = { check, resolve };

export const profileDescription = describeResource({
	resource: 'profile',
	default: 'check',
	operations: profileOperations,
	choices: [
		{
			name: 'Check',
			value: 'check',
			description: 'Connect and sign in, and tell in words what is wrong; sends nothing',
			action: 'Check a profile',
		},
		{
			name: 'Resolve',
			value: 'resolve',
			description: 'Find which profile a message goes out through, and why',
			action: 'Resolve a profile',
		},
	],
});
