import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * A connection with Digipoort, by which returns reach the tax authority with a PKIoverheid certificate of
 * one's own. Addresses and choices are those of the interface for businesses (koppelvlak bedrijven, WUS 2.0)
 * of Logius.
 *
 * It is tested by a function of the node that uses it (`testDigipoort`), because the certificate is opened and
 * looked at before anybody is asked.
 */
export class DigipoortApi implements ICredentialType {
	name = 'digipoortApi';

	displayName = 'Digipoort API';

	icon: Icon = {
		light: 'file:../nodes/shared/icons/accountview.svg',
		dark: 'file:../nodes/shared/icons/accountview.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-accountview/n8n-nodes-accountview#credential';

	// The private key stays with our nodes.
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Other Address',
					value: 'other',
					description: 'The Aansluit Suite of Logius, a proxy, or one to practise with',
				},
				{
					name: 'Preproduction',
					value: 'preproduction',
					description: 'What is filed there does not count',
				},
				{
					name: 'Production',
					value: 'production',
					description: 'What is filed there counts for the tax authority',
				},
			],
			default: 'preproduction',
			description: 'Which Digipoort to file with',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://cs-bedrijven.procesinfrastructuur.nl/cpl',
			displayOptions: { show: { environment: ['other'] } },
			description:
				'The address without the part that names the service, such as aanleverservice/1.2',
		},
		{
			displayName: 'Certificate (P12)',
			name: 'p12',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. MIIKcAIBAzCCCiwGCSqGSIb3DQEHAaCC…',
			description:
				'The file with the PKIoverheid certificate and its private key (.p12 or .pfx) in Base64, as <code>base64 -w0 firm.p12</code> writes it',
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
			displayName: 'Role',
			name: 'role',
			type: 'options',
			options: [
				{ name: 'Intermediary', value: 'Intermediair', description: 'Files for others' },
				{ name: 'Taxpayer', value: 'Bedrijf', description: 'Files for itself' },
			],
			default: 'Bedrijf',
			description: 'As whom the holder of the certificate files (rol belanghebbende)',
		},
		{
			displayName: 'Identity Type',
			name: 'identityType',
			type: 'string',
			default: 'Fi',
			required: true,
			placeholder: 'e.g. Fi',
			description:
				'What the number of the taxpayer is called there (type identiteit belanghebbende); Fi, or BTW where that is asked for',
		},
		{
			displayName: 'Signature Algorithm',
			name: 'algorithm',
			type: 'options',
			options: [
				{ name: 'SHA-1', value: 'sha1', description: 'What the interface of Digipoort names' },
				{ name: 'SHA-256', value: 'sha256', description: 'Where Digipoort takes it' },
			],
			default: 'sha1',
			description: 'How each message is signed',
		},
		{
			displayName: 'Certificates of Answers',
			name: 'answerSigners',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
			description:
				'The certificates, as PEM, that Digipoort signs its answers with, or of the PKIoverheid authority that issues them; several below each other. An answer signed by anybody else does not count.',
		},
		{
			displayName: 'CA Certificate',
			name: 'ca',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
			description:
				'The certificate, as PEM, of whoever signed that of the server, trusted beside those that every computer trusts; several below each other. Leave it empty unless the connection is refused for it.',
		},
		{
			displayName: 'Connect Timeout',
			name: 'connectSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600, numberPrecision: 0 },
			default: 15,
			description: 'How many seconds to wait for a connection',
		},
		{
			displayName: 'Answer Timeout',
			name: 'answerSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600, numberPrecision: 0 },
			default: 120,
			description: 'How many seconds to wait for each answer; a short time leaves more in doubt',
		},
	];
}
