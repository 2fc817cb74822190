import type { INodeProperties } from 'n8n-workflow';
import { LABELS } from '../../labels';

/** What is seldom asked for. */
export const optionParameters: INodeProperties = {
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
