import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { PROVIDERS, type MailProvider } from '../../lib/mail/profile/providers';

const forOther = { show: { provider: ['other'] } };

/** Providers in their order, and whatever is not among them; older names are there to be searched. */
export function providerProperty(wanted: (provider: MailProvider) => boolean): INodeProperties {
	const options: INodePropertyOptions[] = PROVIDERS.filter(wanted).map((provider) => ({
		name: [provider.name, ...provider.alsoKnownAs].join(' / '),
		value: provider.code,
		description: `${provider.host}, port ${provider.port}. ${provider.hint}`,
	}));
	return {
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		default: 'other',
		options: [
			{ name: 'Other', value: 'other', description: 'A server whose name and port you give' },
			...options,
		],
		description: 'Whose mail server it is; a provider brings its server and its limits',
	};
}

/** How the server is reached. */
export const serverProperties: INodeProperties[] = [
	{
		displayName: 'Host',
		name: 'host',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. smtp.firm.nl',
		displayOptions: forOther,
		description: 'The name of the mail server',
	},
	{
		displayName: 'Security',
		name: 'security',
		type: 'options',
		default: 'starttls',
		options: [
			{
				name: 'STARTTLS, Required',
				value: 'starttls',
				description: 'Usually port 587: encrypted before anything is told',
			},
			{
				name: 'TLS',
				value: 'tls',
				description: 'Usually port 465: encrypted from the first byte',
			},
			{
				name: 'None',
				value: 'none',
				description: 'Only for a server on a trusted network, without user and password',
			},
		],
		displayOptions: forOther,
		description: 'Whether and how the connection is encrypted',
	},
	{
		displayName: 'Port',
		name: 'port',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 65535, numberPrecision: 0 },
		default: 587,
		displayOptions: forOther,
		description: 'Usually 587 with STARTTLS and 465 with TLS',
	},
	{
		displayName: 'CA Certificate',
		name: 'ca',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
		displayOptions: forOther,
		description:
			'The certificate, as PEM, of whoever signed that of the server. Leave it empty for one that every computer trusts.',
	},
];

/** Where a message that is in doubt can be looked up. */
export const sentMailProperties: INodeProperties[] = [
	{
		displayName: 'Sent Mail Host',
		name: 'sentMailHost',
		type: 'string',
		default: '',
		placeholder: 'e.g. imap.firm.nl',
		description:
			'The IMAP server of this mailbox, where its provider keeps what was sent. A message that may have been sent is looked up there at the next run. Leave it empty to settle those by hand.',
	},
	{
		displayName: 'Sent Mail Port',
		name: 'sentMailPort',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 65535, numberPrecision: 0 },
		default: 993,
		description: 'Of IMAP with TLS, usually 993',
	},
	{
		displayName: 'Sent Mail Folder',
		name: 'sentMailFolder',
		type: 'string',
		default: '',
		placeholder: 'e.g. Sent',
		description: 'The folder with the sent mail; empty for the one that the server marks as such',
	},
];

const seconds = (
	displayName: string,
	name: string,
	usual: number,
	what: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 600, numberPrecision: 0 },
	default: usual,
	description: `How many seconds to wait for ${what}`,
});

/** Until a server that does not answer is given up. */
export const timeoutProperties: INodeProperties[] = [
	seconds('Connect Timeout', 'connectSeconds', 30, 'a connection'),
	seconds('Greeting Timeout', 'greetingSeconds', 15, 'the first word of the server'),
	seconds('Answer Timeout', 'answerSeconds', 120, 'each answer; a short one leaves more in doubt'),
];
