import { describeResource } from '../../../shared/resource-description';
import * as preview from './preview.operation';
import * as send from './send.operation';

export const messageOperations = { preview, send };

export const messageDescription = describeResource({
	resource: 'message',
	default: 'send',
	operations: messageOperations,
	choices: [
		{
			name: 'Preview',
			value: 'preview',
			description:
				'See what would be sent, from whom and whether it has left before; sends nothing',
			action: 'Preview a message',
		},
		{
			name: 'Send',
			value: 'send',
			description: 'Send a message at most once, however often the flow runs',
			action: 'Send a message',
		},
	],
});
