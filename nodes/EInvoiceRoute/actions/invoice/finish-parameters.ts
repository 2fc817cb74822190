import type { INodeProperties } from 'n8n-workflow';
import { LABELS } from '../../labels';

/** What Finish is given. */
export const finishParameters: INodeProperties[] = [
	{
		displayName: LABELS.outcome,
		name: 'outcome',
		type: 'options',
		default: 'item',
		options: [
			{
				name: 'From the Item',
				value: 'item',
				description:
					'What Email Profile Send or Invoice: Print says of it; an error counts as failure',
			},
			{ name: 'Failure', value: 'failure', description: 'It did not reach the customer' },
			{ name: 'Success', value: 'success', description: 'It has reached its channel' },
		],
		description: 'What became of the invoice on its channel',
	},
	{
		displayName: LABELS.afterSending,
		name: 'afterSending',
		type: 'options',
		default: 'keep',
		options: [
			{ name: 'Keep', value: 'keep', description: 'The files stay in the storage location' },
			{
				name: 'Remove',
				value: 'remove',
				description:
					'What has been mailed or printed is removed; what was handed over or stored stays, and so does what failed',
			},
		],
		description: 'What happens to the stored files once the invoice has gone out',
	},
	{
		displayName: LABELS.hideNotice,
		name: 'hideNotice',
		type: 'boolean',
		default: false,
		description: 'Whether one item tells of all invoices together, with those that need attention',
	},
];
