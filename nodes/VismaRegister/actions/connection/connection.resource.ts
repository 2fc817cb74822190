import { describeResource } from '../../../shared/resource-description';
import * as check from './check.operation';

export const connectionOperations = { check };

export const connectionDescription = describeResource({
	resource: 'connection',
	default: 'check',
	choices: [
		{
			name: 'Check',
			value: 'check',
			description: 'See which step of the activation is missing, and what to do',
			action: 'Check the connection',
		},
	],
	operations: connectionOperations,
});
