import { describeResource } from '../../../shared/resource-description';
import * as render from './render.operation';

export const reportOperations = { render };

export const reportDescription = describeResource({
	resource: 'report',
	default: 'render',
	choices: [
		{
			name: 'Render',
			value: 'render',
			description: 'Make a page or a table of what is registered, and why something is not',
			action: 'Render a report',
		},
	],
	operations: reportOperations,
});
