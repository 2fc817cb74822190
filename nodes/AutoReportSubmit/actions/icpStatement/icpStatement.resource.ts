import { describeResource } from '../../../shared/resource-description';
import { receiptOperation } from '../receipt-operation';
import { statusOperation } from '../status-operation';
import { submitOperation } from '../submit-operation';
import * as prepare from './prepare.operation';
import * as validate from './validate.operation';

export const icpStatementOperations = {
	getReceipt: receiptOperation('icpStatement', 'icp'),
	getStatus: statusOperation('icpStatement', 'icp'),
	prepare,
	submit: submitOperation('icpStatement', 'icp'),
	validate,
};

export const icpStatementDescription = describeResource({
	resource: 'icpStatement',
	default: 'prepare',
	operations: icpStatementOperations,
	choices: [
		{
			name: 'Get Receipt',
			value: 'getReceipt',
			description: 'Get what was filed and all that was said of it, as files',
			action: 'Get the receipt of an ICP statement',
		},
		{
			name: 'Get Status',
			value: 'getStatus',
			description: 'Ask how far a filing is; one in doubt is looked up, and nothing is sent',
			action: 'Get the status of an ICP statement',
		},
		{
			name: 'Prepare',
			value: 'prepare',
			description:
				'Make a draft of the statement from AccountView, or from supplies that are given',
			action: 'Prepare an ICP statement',
		},
		{
			name: 'Submit',
			value: 'submit',
			description: 'Send what was validated and approved to the tax authority, exactly once',
			action: 'Submit an ICP statement',
		},
		{
			name: 'Validate',
			value: 'validate',
			description: 'Hold a draft against every rule, and keep it to be approved if it may be filed',
			action: 'Validate an ICP statement',
		},
	],
});
