import { describeResource } from '../../resource-description';
import * as confirm from './confirm.operation';
import * as getAll from './getAll.operation';
import * as reset from './reset.operation';

export const positionOperations = { confirm, getAll, reset };

export const positionDescription = describeResource({
	resource: 'position',
	default: 'confirm',
	operations: positionOperations,
	choices: [
		{
			name: 'Confirm',
			value: 'confirm',
			description: 'Settle a batch of changes, so that it does not come again',
			action: 'Confirm position',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'See up to where changes were read, for each position',
			action: 'Get many positions',
		},
		{
			name: 'Reset',
			value: 'reset',
			description: 'Forget a position, so that its next run is a first run',
			action: 'Reset position',
		},
	],
});
