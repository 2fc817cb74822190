import { describeResource } from '../../../shared/resource-description';
import * as getAll from './getAll.operation';
import * as settle from './settle.operation';

export const printJobOperations = { getAll, settle };

export const printJobDescription = describeResource({
	resource: 'printJob',
	default: 'getAll',
	operations: printJobOperations,
	choices: [
		{
			name: 'Get Many',
			value: 'getAll',
			description:
				'See what was printed, what waits at the printer, what failed and what is in doubt',
			action: 'Get many print jobs',
		},
		{
			name: 'Settle',
			value: 'settle',
			description: 'Tell what became of a print that is in doubt or has failed',
			action: 'Settle a print job',
		},
	],
});
