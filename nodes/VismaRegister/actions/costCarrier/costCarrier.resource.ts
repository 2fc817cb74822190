import { describeResource } from '../../../shared/resource-description';
import { applyOf } from '../planning/apply';
import { planOf } from '../planning/plan';

export const costCarrierOperations = {
	apply: applyOf('costCarrier', 'costCarriers'),
	plan: planOf('costCarrier', 'costCarriers'),
};

export const costCarrierDescription = describeResource({
	resource: 'costCarrier',
	default: 'plan',
	choices: [
		{
			name: 'Apply',
			value: 'apply',
			description: 'Do the steps of a plan for cost carriers that is still current',
			action: 'Apply a plan for cost carriers',
		},
		{
			name: 'Plan',
			value: 'plan',
			description: 'See what would change for cost carriers, and change nothing',
			action: 'Plan cost carriers',
		},
	],
	operations: costCarrierOperations,
});
