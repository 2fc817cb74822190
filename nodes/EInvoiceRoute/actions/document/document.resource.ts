import { describeResource } from '../../../shared/resource-description';
import * as getAll from './getAll.operation';
import * as settle from './settle.operation';

export const documentOperations = { getAll, settle };

export const documentDescription = describeResource({
	resource: 'document',
	default: 'getAll',
	operations: documentOperations,
	choices: [
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'See which documents wait, failed or are in doubt, and where their files are',
			action: 'Get many documents',
		},
		{
			name: 'Settle',
			value: 'settle',
			description: 'Tell what became of a document, such as one that was printed by hand',
			action: 'Settle a document',
		},
	],
});
