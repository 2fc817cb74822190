import type { INodeProperties } from 'n8n-workflow';

/** How to recognise a customer. */
export const matchOnParameter: INodeProperties = {
	displayName: 'Match On',
	name: 'matchOn',
	type: 'options',
	// Other parameters are shown by its value, so it has to be the same for all items.
	noDataExpression: true,
	default: 'number',
	description: 'The field by which to recognise the customer',
	options: [
		{
			name: 'E-Mail',
			value: 'email',
			description: 'The business e-mail address, which no two customers may share',
		},
		{
			name: 'Number',
			value: 'number',
			description: 'The customer number in AccountView',
		},
		{
			name: 'Own Reference',
			value: 'ownReference',
			description:
				'The number that another system gave the customer, kept in the external customer number (DEB_NR) unless the credential says otherwise',
		},
	],
};
