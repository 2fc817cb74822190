import { describeResource } from '../../../shared/resource-description';
import * as getAll from './getAll.operation';
import * as settle from './settle.operation';

export const outboxOperations = { getAll, settle };

export const outboxDescription = describeResource({
	resource: 'outbox',
	default: 'getAll',
	operations: outboxOperations,
	choices: [
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'See what was sent, what waits, what was refused and what is in doubt',
			action: 'Get many messages of the outbox',
		},
		{
			name: 'Settle',
			value: 'settle',
			description: 'Tell what became of a message that is in doubt or was refused',
			action: 'Settle a message of the outbox',
		},
	],
});
