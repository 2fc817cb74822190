import type { INodeProperties } from 'n8n-workflow';
import { LABELS } from '../../labels';

const ofColumns = { show: { customerFrom: ['columns'] } };
const given = { show: { customerFrom: ['given'] } };

/** What was agreed on with the customer. */
export const customerParameters: INodeProperties[] = [
	{
		displayName: LABELS.customerFrom,
		name: 'customerFrom',
		type: 'options',
		default: 'columns',
		options: [
			{
				name: 'AccountView Columns',
				value: 'columns',
				description: 'Such as EL_SI, AUTO_INV and MAIL_BUS, as AccountView Data reads them',
			},
			{ name: 'Fields Below', value: 'given', description: 'What is filled in here' },
		],
		description: 'Where it stands what was agreed on with the customer',
	},
	{
		displayName: LABELS.customer,
		name: 'customer',
		type: 'json',
		default: '={{ $json.customer }}',
		required: true,
		displayOptions: ofColumns,
		description: 'The record of the customer with its columns',
	},
	{
		displayName: LABELS.electronic,
		name: 'electronic',
		type: 'boolean',
		default: false,
		displayOptions: given,
		description: 'Whether the customer has agreed to get this kind of document by e-mail',
	},
	{
		displayName: LABELS.emails,
		name: 'emails',
		type: 'string',
		default: '',
		placeholder: 'e.g. administration@customer.nl',
		displayOptions: given,
		description: 'Where it goes; several with commas or semicolons between them',
	},
	{
		displayName: LABELS.autoInvoice,
		name: 'autoInvoice',
		type: 'boolean',
		default: false,
		displayOptions: given,
		description: 'Whether the customer is invoiced through AutoInvoice',
	},
	{
		displayName: LABELS.forced,
		name: 'forced',
		type: 'options',
		default: '',
		options: [
			{ name: 'As AutoInvoice Decides', value: '', description: 'Nothing is prescribed' },
			{ name: 'E-Mail', value: 'email', description: 'Altijd via e-mail AutoInvoice' },
			{ name: 'Print Service', value: 'print', description: 'Altijd printservice AutoInvoice' },
			{ name: 'System to System', value: 'einvoice', description: 'Altijd system-to-system' },
		],
		displayOptions: { show: { customerFrom: ['given'], autoInvoice: [true] } },
		description: 'By which way of AutoInvoice it always goes',
	},
	{
		displayName: LABELS.electronicAddress,
		name: 'electronicAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. 0106:12345678',
		displayOptions: { show: { customerFrom: ['given'], autoInvoice: [true] } },
		description:
			'Where the customer receives e-invoices, as scheme and number: 0106 is a KVK number, 0190 an OIN, 9944 a VAT number and 0088 a GLN',
	},
	{
		displayName: LABELS.blocked,
		name: 'blocked',
		type: 'boolean',
		default: false,
		displayOptions: given,
		description: 'Whether the customer is blocked in AccountView',
	},
	{
		displayName: LABELS.alwaysStore,
		name: 'alwaysStore',
		type: 'boolean',
		default: false,
		description:
			'Whether invoices that are not mailed are stored as PDF instead of printed (facturen altijd opslaan als PDF)',
	},
];
