import type { INodeProperties } from 'n8n-workflow';
import { LABELS } from '../../labels';
import { INVOICES, ofInvoice, ofOther } from './shown-for-kind';

/** Which files are made, and where they are stored. */
export const fileParameters: INodeProperties[] = [
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
