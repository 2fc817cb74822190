import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * A printer that is reached over IPP: a queue of CUPS, or a network printer of today.
 *
 * It is tested by a function of the node that uses it (`testPrinter`), because IPP is no plain HTTP.
 */
export class EInvoicePrinterApi implements ICredentialType {
	name = 'eInvoicePrinterApi';

	displayName = 'E-Invoice Printer API';

	icon: Icon = {
		light: 'file:../nodes/EInvoiceRoute/e-invoice-route.svg',
		dark: 'file:../nodes/EInvoiceRoute/e-invoice-route.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-accountview/n8n-nodes-accountview#credential';

	// The password stays with our nodes.
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Printer Address',
			name: 'printerUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ipp://print-server:631/printers/Invoices',
			description:
				'A queue of CUPS (ipp://host:631/printers/Name) or a network printer (ipp://printer/ipp/print); ipps or https for an encrypted connection',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			description: 'Only for a printer that asks for a sign-in; it is told over ipps or https only',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Answer Within',
			name: 'answerSeconds',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 30,
			description: 'How many seconds the printer may take for an answer',
		},
	];
}
