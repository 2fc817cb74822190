import { describeResource } from '../../../shared/resource-description';
import * as getAll from './getAll.operation';

export const contactPersonOperations = { getAll };

export const contactPersonDescription = describeResource({
	resource: 'contactPerson',
	default: 'getAll',
	operations: contactPersonOperations,
	choices: [
		{
			name: 'Get Many',
			value: 'getAll',
			description:
				'Read the main and administration contacts of many customers; none found gives no items',
			action: 'Get many contact persons',
		},
	],
});
