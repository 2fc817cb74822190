import { describeResource } from '../../../shared/resource-description';
import * as prepare from './prepare.operation';
import * as validate from './validate.operation';

export const icpStatementOperations = { prepare, validate };

export const icpStatementDescription = describeResource({
	resource: 'icpStatement',
	default: 'prepare',
	operations: icpStatementOperations,
	choices: [
		{
			name: 'Prepare',
			value: 'prepare',
			description:
				'Make a draft of the statement from AccountView, or from supplies that are given',
			action: 'Prepare an ICP statement',
		},
		{
			name: 'Validate',
			value: 'validate',
			description: 'Hold a draft against every rule, and keep it to be approved if it may be filed',
			action: 'Validate an ICP statement',
		},
	],
});
