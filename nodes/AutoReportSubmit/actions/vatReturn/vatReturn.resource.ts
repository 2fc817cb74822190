import { describeResource } from '../../../shared/resource-description';
import * as prepare from './prepare.operation';
import * as validate from './validate.operation';

export const vatReturnOperations = { prepare, validate };

export const vatReturnDescription = describeResource({
	resource: 'vatReturn',
	default: 'prepare',
	operations: vatReturnOperations,
	choices: [
		{
			name: 'Prepare',
			value: 'prepare',
			description: 'Make a draft of the return from AccountView, or from rubrics that are given',
			action: 'Prepare a VAT return',
		},
		{
			name: 'Validate',
			value: 'validate',
			description: 'Hold a draft against every rule, and keep it to be approved if it may be filed',
			action: 'Validate a VAT return',
		},
	],
});
