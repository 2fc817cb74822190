import { describeResource } from '../../../shared/resource-description';
import { applyOf } from '../planning/apply';
import { planOf } from '../planning/plan';

export const accessOperations = {
	apply: applyOf('access', 'access'),
	plan: planOf('access', 'access'),
};

export const accessDescription = describeResource({
	resource: 'access',
	default: 'plan',
	choices: [
		{
			name: 'Apply',
			value: 'apply',
			description: 'Do the steps of a plan for access that is still current',
			action: 'Apply a plan for access',
		},
		{
			name: 'Plan',
			value: 'plan',
			description: 'See what would change for access, and change nothing',
			action: 'Plan access',
		},
	],
	operations: accessOperations,
});
