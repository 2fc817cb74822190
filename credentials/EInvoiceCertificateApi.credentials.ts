import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The certificate of the firm, with which its documents are signed (elektronische documenten
 * beveiligen).
 *
 * It is tested by a function of the node that uses it (`testCertificate`), because a file cannot be
 * asked over the network.
 */
export class EInvoiceCertificateApi implements ICredentialType {
	name = 'eInvoiceCertificateApi';

	displayName = 'E-Invoice Certificate API';

	icon: Icon = {
		light: 'file:../nodes/EInvoiceRoute/e-invoice-route.svg',
		dark: 'file:../nodes/EInvoiceRoute/e-invoice-route.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-accountview/n8n-nodes-accountview#credential';

	// The private key stays with our nodes.
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Certificate (P12)',
			name: 'p12',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. MIIKcAIBAzCCCiwGCSqGSIb3DQEHAaCC…',
			description:
				'The file with certificate and private key (.p12 or .pfx) in Base64, as <code>base64 -w0 firm.p12</code> writes it',
		},
		{
			displayName: 'Passphrase',
			name: 'passphrase',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'What the file was protected with',
		},
		{
			displayName: 'Signed By',
			name: 'signedBy',
			type: 'string',
			default: '',
			placeholder: 'e.g. Demo Installatie B.V.',
			description: 'The name that readers of the document see; empty for that of the certificate',
		},
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			placeholder: 'e.g. Factuur',
			description: 'Why the document is signed, as readers of it see it',
		},
	];
}
