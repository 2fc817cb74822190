import { describeResource } from '../../../shared/resource-description';
import { receiptOperation } from '../receipt-operation';
import { statusOperation } from '../status-operation';
import { submitOperation } from '../submit-operation';
import * as getTransactions from './getTransactions.operation';
import * as prepare from './prepare.operation';
import * as validate from './validate.operation';

export const vatReturnOperations = {
	getReceipt: receiptOperation('vatReturn', 'vatReturn'),
	getStatus: statusOperation('vatReturn', 'vatReturn'),
	getTransactions,
	prepare,
	submit: submitOperation('vatReturn', 'vatReturn'),
	validate,
};

export const vatReturnDescription = describeResource({
	resource: 'vatReturn',
	default: 'prepare',
	operations: vatReturnOperations,
	choices: [
		{
			name: 'Get Receipt',
			value: 'getReceipt',
			description: 'Get what was filed and all that was said of it, as files',
			action: 'Get the receipt of a VAT return',
		},
		{
			name: 'Get Status',
			value: 'getStatus',
			description: 'Ask how far a filing is; one in doubt is looked up, and nothing is sent',
			action: 'Get the status of a VAT return',
		},
		{
			name: 'Get Transactions',
			value: 'getTransactions',
			description: 'See the transactions in AccountView that an amount of a draft is made of',
			action: 'Get the transactions of a VAT return',
		},
		{
			name: 'Prepare',
			value: 'prepare',
			description: 'Make a draft of the return from AccountView, or from rubrics that are given',
			action: 'Prepare a VAT return',
		},
		{
			name: 'Submit',
			value: 'submit',
			description: 'Send what was validated and approved to the tax authority, exactly once',
			action: 'Submit a VAT return',
		},
		{
			name: 'Validate',
			value: 'validate',
			description: 'Hold a draft against every rule, and keep it to be approved if it may be filed',
			action: 'Validate a VAT return',
		},
	],
});
