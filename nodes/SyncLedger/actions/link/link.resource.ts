import { describeResource } from '../../../shared/resource-description';
import * as getAll from './getAll.operation';
import * as importPairs from './import.operation';

export const linkOperationTable = { getAll, import: importPairs };

export const linkDescription = describeResource({
	resource: 'link',
	default: 'getAll',
	operations: linkOperationTable,
	choices: [
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'See which records belong together, and what both sides agreed on',
			action: 'Get many links',
		},
		{
			name: 'Import',
			value: 'import',
			description: 'Link records that exist on both sides, one pair per item',
			action: 'Import links',
		},
	],
});
