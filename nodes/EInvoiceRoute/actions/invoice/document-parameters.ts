import type { INodeProperties } from 'n8n-workflow';
import { LABELS } from '../../labels';
import { ofInvoice, ofOther } from './shown-for-kind';

const kindParameter: INodeProperties = {
	displayName: LABELS.documentKind,
	name: 'documentKind',
	type: 'options',
	default: 'invoice',
	options: [
		{ name: 'Counter Invoice', value: 'counterInvoice', description: 'Baliefactuur' },
		{ name: 'Deposit', value: 'deposit', description: 'Aanbetaling' },
		{ name: 'Invoice or Credit Note', value: 'invoice', description: 'Factuur of creditnota' },
		{ name: 'Order Confirmation', value: 'orderConfirmation', description: 'Orderbevestiging' },
		{ name: 'Packing Slip', value: 'packingSlip', description: 'Pakbon' },
		{ name: 'Purchase Order', value: 'purchaseOrder', description: 'Bestelbon' },
		{ name: 'Reminder', value: 'reminder', description: 'Aanmaning' },
		{ name: 'Subscription', value: 'subscription', description: 'Abonnement' },
	],
	description: 'By which of the settings of the customer it is routed',
};

/** Which document it is. */
export const documentParameters: INodeProperties[] = [
	kindParameter,
	{
		displayName: LABELS.invoice,
		name: 'invoice',
		type: 'json',
		typeOptions: { rows: 8 },
		default: '={{ $json.invoice }}',
		required: true,
		displayOptions: ofInvoice,
		description:
			'The invoice or credit note: seller, buyer, lines with VAT, payment and references, see the guide of this node. Amounts may be text or numbers, such as 1234.56.',
	},
	{
		displayName: LABELS.documentNumber,
		name: 'documentNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.orderNumber }}',
		displayOptions: ofOther,
		description: 'The number of the document',
	},
	{
		displayName: LABELS.documentDate,
		name: 'documentDate',
		type: 'string',
		default: '={{ $today.toISODate() }}',
		required: true,
		placeholder: 'e.g. 2026-11-30',
		displayOptions: ofOther,
		description: 'The date on the document',
	},
	{
		displayName: LABELS.customerName,
		name: 'customerName',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.customer.ACCT_NAME }}',
		displayOptions: ofOther,
		description: 'How the customer is called, for file name and message',
	},
	{
		displayName: LABELS.administration,
		name: 'administration',
		type: 'string',
		default: '',
		placeholder: 'e.g. DEMO2026',
		description: 'Whose invoice it is; empty where there is one administration',
	},
	{
		displayName: LABELS.copy,
		name: 'copy',
		type: 'options',
		default: 'customer',
		options: [
			{
				name: 'Customer Copy',
				value: 'customer',
				description: 'Goes to the customer by the channel that was agreed on',
			},
			{
				name: 'Internal Copy',
				value: 'internal',
				description: 'Goes to the printer and is never mailed, whatever the customer has chosen',
			},
		],
		description: 'Who the print is for',
	},
];
