import { describeResource } from '../../../shared/resource-description';
import { applyOf } from '../planning/apply';
import { planOf } from '../planning/plan';

export const userOperations = {
	apply: applyOf('user', 'users'),
	plan: planOf('user', 'users'),
};

export const userDescription = describeResource({
	resource: 'user',
	default: 'plan',
	choices: [
		{
			name: 'Apply',
			value: 'apply',
			description: 'Do the steps of a plan for users that is still current',
			action: 'Apply a plan for users',
		},
		{
			name: 'Plan',
			value: 'plan',
			description: 'See what would change for users, and change nothing',
			action: 'Plan users',
		},
	],
	operations: userOperations,
});
