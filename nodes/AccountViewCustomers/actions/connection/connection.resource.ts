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
				'Try the credential: the sign-in, the company, the right to read customers and the dictionary override',
			action: 'Check connection',
		},
	],
});
