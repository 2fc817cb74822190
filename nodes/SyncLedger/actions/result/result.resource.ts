import { describeResource } from '../../../shared/resource-description';
import * as save from './save.operation';

export const resultOperationTable = { save };

export const resultDescription = describeResource({
	resource: 'result',
	default: 'save',
	operations: resultOperationTable,
	choices: [
		{
			name: 'Save',
			value: 'save',
			description: 'Keep what came of a record that Sync Compare has handed out',
			action: 'Save result',
		},
	],
});
