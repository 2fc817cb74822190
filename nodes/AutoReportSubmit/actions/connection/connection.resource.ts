import { describeResource } from '../../../shared/resource-description';
import * as check from './check.operation';

export const connectionOperations = { check };

export const connectionDescription = describeResource({
	resource: 'connection',
	default: 'check',
	operations: connectionOperations,
	choices: [
		{
			name: 'Check',
			value: 'check',
			description:
				'See which step is missing before anything can be filed, and what to do about it',
			action: 'Check the connection',
		},
	],
});
