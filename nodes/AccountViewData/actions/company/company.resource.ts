import { describeResource } from '../../../shared/resource-description';
import * as getAll from './getAll.operation';

export const companyOperations = { getAll };

export const companyDescription = describeResource({
	resource: 'company',
	default: 'getAll',
	operations: companyOperations,
	choices: [
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'Read the companies that the user of the credential may open',
			action: 'Get many companies',
		},
	],
});
