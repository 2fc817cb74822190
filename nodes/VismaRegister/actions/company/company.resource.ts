import { describeResource } from '../../../shared/resource-description';
import { applyOf } from '../planning/apply';
import { planOf } from '../planning/plan';

export const companyOperations = {
	apply: applyOf('company', 'companies'),
	plan: planOf('company', 'companies'),
};

export const companyDescription = describeResource({
	resource: 'company',
	default: 'plan',
	choices: [
		{
			name: 'Apply',
			value: 'apply',
			description: 'Do the steps of a plan for companies that is still current',
			action: 'Apply a plan for companies',
		},
		{
			name: 'Plan',
			value: 'plan',
			description: 'See what would change for companies, and change nothing',
			action: 'Plan companies',
		},
	],
	operations: companyOperations,
});
