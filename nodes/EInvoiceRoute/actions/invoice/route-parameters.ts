import type { INodeProperties } from 'n8n-workflow';
import { LABELS } from '../../labels';

/** Kinds of document whose content is an invoice; of others the node knows number and date. */
const INVOICES = ['counterInvoice', 'deposit', 'invoice', 'subscription'];
const OTHERS = ['orderConfirmation', 'packingSlip', 'purchaseOrder', 'reminder'];

const ofInvoice = { show: { documentKind: INVOICES } };
const ofOther = { show: { documentKind: OTHERS } };

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

const documentParameters: INodeProperties[] = [
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

const ofColumns = { show: { customerFrom: ['columns'] } };
const given = { show: { customerFrom: ['given'] } };

const customerParameters: INodeProperties[] = [
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

const fileParameters: INodeProperties[] = [
	{
		displayName: LABELS.pdfFrom,
		name: 'pdfFrom',
		type: 'options',
		default: 'render',
		displayOptions: ofInvoice,
		options: [
			{ name: 'From the Item', value: 'binary', description: 'The item brings its PDF along' },
			{ name: 'Made Here', value: 'render', description: 'An A4 invoice in Dutch or English' },
		],
		description: 'Where the PDF comes from',
	},
	{
		displayName: LABELS.pdfField,
		name: 'pdfField',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { documentKind: INVOICES, pdfFrom: ['binary'] } },
		hint: 'The name of the input field containing the binary file data of the PDF',
	},
	{
		displayName: LABELS.pdfField,
		name: 'pdfField',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: ofOther,
		hint: 'The name of the input field containing the binary file data of the PDF',
	},
	{
		displayName: LABELS.ubl,
		name: 'ubl',
		type: 'options',
		default: 'nlcius',
		displayOptions: ofInvoice,
		options: [
			{ name: 'None', value: 'none', description: 'No structured invoice' },
			{
				name: 'NLCIUS (SI-UBL 2.0)',
				value: 'nlcius',
				description: 'For customers in the Netherlands',
			},
			{
				name: 'NLCIUS with G-Account',
				value: 'gaccount',
				description: 'With the extension for a blocked account (G-rekening)',
			},
			{
				name: 'Peppol BIS Billing 3.0',
				value: 'peppol',
				description: 'For every receiver on the Peppol network',
			},
		],
		description:
			'As what the invoice is written beside the PDF, for those who get it electronically',
	},
	{
		displayName: LABELS.fileName,
		name: 'fileName',
		type: 'string',
		default: '{kind} {number}',
		placeholder: 'e.g. {date} {number} {customer}',
		description:
			'How the files are called: {number}, {date}, {year}, {month}, {day}, {kind}, {customer}, {customerNumber}, {company}, {administration} and {reference} are filled in, the ending is added',
	},
	{
		displayName: LABELS.closing,
		name: 'closing',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Demo Installatie B.V. – 030 123 45 67',
		description:
			'How the standard message ends, with how to reach you; empty for a greeting and the contact of the seller',
	},
	{
		displayName: LABELS.folder,
		name: 'folder',
		type: 'string',
		default: '',
		placeholder: 'e.g. /home/node/invoices',
		description:
			'The folder in which the files are stored before they are sent; empty to keep them in the item alone. Invoice: Finish keeps or removes them.',
	},
	{
		displayName: LABELS.sign,
		name: 'sign',
		type: 'boolean',
		default: false,
		description:
			'Whether the PDF is signed with the certificate of the firm (elektronische documenten beveiligen)',
	},
];

const optionParameters: INodeProperties = {
	displayName: LABELS.options,
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'Further settings',
	options: [
		{
			displayName: 'Annex Fields',
			name: 'annexes',
			type: 'string',
			default: '',
			placeholder: 'e.g. timesheet, conditions',
			description:
				'The names of the input fields with PDFs or pictures that are put behind the invoice',
		},
		{
			displayName: 'Column Names',
			name: 'columns',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. { "invoice": "X_EL_SI" }',
			description:
				'Columns of the customer that are called otherwise in this installation, as an object: invoice, counterInvoice, deposit, subscription, reminder, orderConfirmation, packingSlip, purchaseOrder, emails, autoInvoice, alwaysSystem, alwaysEmail, alwaysPrint, blocked and electronicAddress; empty for one that there is not',
		},
		{
			displayName: 'Copy Address',
			name: 'copyAddress',
			type: 'string',
			default: '',
			placeholder: 'e.g. archive@firm.nl',
			description: 'Who gets a blind copy of every e-invoice (kopie e-mailadres)',
		},
		{
			displayName: 'Layout',
			name: 'layout',
			type: 'json',
			typeOptions: { rows: 6 },
			default: '{}',
			placeholder:
				'e.g. { "colours": { "accent": "#1F6F78" }, "columns": ["description", "quantity", "amount"] }',
			description:
				'Colours, columns, texts and margins of the PDF that is made here, see the guide',
		},
		{
			displayName: 'Logo Field',
			name: 'logo',
			type: 'string',
			default: '',
			placeholder: 'e.g. logo',
			description: 'The name of the input field with the logo, a PNG or JPEG',
		},
		{
			displayName: 'Password of the PDF',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'What a reader has to type to open the PDF; not together with PDF/A-3 or Sign',
		},
		{
			displayName: 'PDF Inside the UBL',
			name: 'embedPdf',
			type: 'boolean',
			default: true,
			description: 'Whether the UBL carries the PDF within it',
		},
		{
			displayName: 'PDF/A-3',
			name: 'pdfA',
			type: 'boolean',
			default: false,
			description: 'Whether the PDF is made for archives, with the UBL within it',
		},
		{
			displayName: 'Revision',
			name: 'revision',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2',
			description: 'Another one for a document that is to go out anew',
		},
	],
};

const previewParameter: INodeProperties = {
	displayName: LABELS.preview,
	name: 'preview',
	type: 'boolean',
	default: false,
	description:
		'Whether only channel, reason, what is wrong and what became of it before are told: no file is made and nothing is stored',
};

/** What Route is given. */
export const routeParameters: INodeProperties[] = [
	...documentParameters,
	...customerParameters,
	previewParameter,
	...fileParameters,
	optionParameters,
];
