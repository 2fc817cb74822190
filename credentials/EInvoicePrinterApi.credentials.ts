import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * A printer, or a queue of CUPS, that documents are printed on by the Internet Printing Protocol.
 *
 * It is tested by a function of the node that uses it (`testPrinter`), because a printer is asked in a language
 * of its own.
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
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ipp://printer.local/ipp/print',
			description:
				'Of a printer <code>ipp://printer.local/ipp/print</code>, of a queue of CUPS <code>http://server:631/printers/NAME</code>; with <code>ipps://</code> or <code>https://</code> it is encrypted. Name and port as the machine of n8n sees them.',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			description: 'Empty for a printer that asks for no sign-in',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Goes over the network as it is, unless the address begins with ipps or https',
		},
		{
			displayName: 'CA Certificate',
			name: 'ca',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
			description:
				'The certificate, as PEM, of whoever signed that of the printer, or its own. Leave it empty for one that every computer trusts.',
		},
		{
			displayName: 'Connect Timeout',
			name: 'connectSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600, numberPrecision: 0 },
			default: 10,
			description: 'How many seconds to wait for a connection',
		},
		{
			displayName: 'Answer Timeout',
			name: 'answerSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600, numberPrecision: 0 },
			default: 60,
			description: 'How many seconds each answer may take, with the document on its way',
		},
	];
}
