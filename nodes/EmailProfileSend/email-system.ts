import type { INodeProperties } from 'n8n-workflow';

/** By which way mail leaves. */
export type EmailSystem = 'smtp' | 'smtpOAuth2' | 'outlook' | 'mapi';

/** The type of the credential that is the profile; a draft needs none. */
export function credentialTypeOf(system: Exclude<EmailSystem, 'mapi'>): string {
	switch (system) {
		case 'smtp':
			return 'emailProfileSmtpApi';
		case 'smtpOAuth2':
			return 'emailProfileSmtpOAuth2Api';
		case 'outlook':
			return 'emailProfileOutlookOAuth2Api';
	}
}

/** Operations that go through a profile. */
export const WITH_PROFILE = {
	resource: ['message', 'profile'],
	operation: ['send', 'preview', 'check'],
};

export const emailSystem: INodeProperties = {
	displayName: 'E-Mail System',
	name: 'emailSystem',
	type: 'options',
	noDataExpression: true,
	default: 'smtp',
	options: [
		{
			name: 'MAPI (Draft)',
			value: 'mapi',
			description:
				'A file that a mail program opens as a message ready to be sent; plain text only',
		},
		{
			name: 'Microsoft Outlook',
			value: 'outlook',
			description: 'Through Microsoft Graph, from the own or a shared mailbox',
		},
		{ name: 'SMTP', value: 'smtp', description: 'With user and password' },
		{
			name: 'SMTP (OAuth2)',
			value: 'smtpOAuth2',
			description: 'For Microsoft 365 and Gmail, without a password',
		},
	],
	displayOptions: { show: WITH_PROFILE },
	description: 'By which way the mail leaves',
};

/** Of whom a draft is; it needs no credential. */
export const draftProfile: INodeProperties[] = [
	{
		displayName: 'Profile Code',
		name: 'draftProfileCode',
		type: 'string',
		default: 'MAPI',
		required: true,
		placeholder: 'e.g. MAPI',
		description: 'A short name by which this e-mail profile (e-mailprofiel) is known',
		displayOptions: { show: { emailSystem: ['mapi'] } },
	},
	{
		displayName: 'Sender',
		name: 'draftSender',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Demo Installatie <info@firm.nl>',
		description: 'Who the draft is from; the mail program may choose another account',
		displayOptions: { show: { emailSystem: ['mapi'] } },
	},
];
