import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import {
	MICROSOFT_AUTHORIZE,
	MICROSOFT_TOKEN,
	microsoftLogin,
} from './email-profile/microsoft-login';
import { limitProperties, profileProperties } from './email-profile/profile-properties';
import {
	providerProperty,
	sentMailProperties,
	serverProperties,
	timeoutProperties,
} from './email-profile/server-properties';

/** By provider: Microsoft's, Google's, or what is given for another one; as an n8n expression. */
const byProvider = (microsoft: string, google: string, other: string): string =>
	`={{ ["microsoft365", "outlook"].includes($self["provider"]) ? ${microsoft} : ["gmail", "googleWorkspace"].includes($self["provider"]) ? "${google}" : ${other} }}`;

/** Looking into the sent mail is a right of its own at Microsoft; only who has filled in a host asks for it. */
const MICROSOFT_SCOPE =
	'"https://outlook.office.com/SMTP.Send " + ($self["sentMailHost"] ? "https://outlook.office.com/IMAP.AccessAsUser.All " : "") + "offline_access"';

const forOther = { show: { provider: ['other'] } };

/**
 * An e-mail profile that signs in to SMTP with OAuth2 (XOAUTH2). n8n's editor tests no OAuth2
 * credential; the operation Profile > Check of the node Email Profile Send does.
 */
export class EmailProfileSmtpOAuth2Api implements ICredentialType {
	name = 'emailProfileSmtpOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Email Profile SMTP OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/EmailProfileSend/email-profile-send.svg',
		dark: 'file:../nodes/EmailProfileSend/email-profile-send.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-accountview/n8n-nodes-accountview#credential';

	// The secrets stay with our nodes: no HTTP Request node may send them elsewhere.
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		...profileProperties,
		providerProperty(({ code }) =>
			['microsoft365', 'outlook', 'gmail', 'googleWorkspace'].includes(code),
		),
		...serverProperties,
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. invoices@firm.nl',
			description: 'The address of the account that is connected',
		},
		{
			...microsoftLogin,
			displayOptions: { show: { provider: ['microsoft365', 'outlook'] } },
		},
		{
			displayName: 'Authorization Address',
			name: 'otherAuthUrl',
			type: 'string',
			default: '',
			displayOptions: forOther,
			description: 'Where the provider asks for permission',
		},
		{
			displayName: 'Token Address',
			name: 'otherTokenUrl',
			type: 'string',
			default: '',
			displayOptions: forOther,
			description: 'Where the provider gives tokens',
		},
		{
			displayName: 'Scope of the Provider',
			name: 'otherScope',
			type: 'string',
			default: '',
			displayOptions: forOther,
			description: 'What permission to ask for',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: byProvider(
				MICROSOFT_AUTHORIZE,
				'https://accounts.google.com/o/oauth2/v2/auth',
				'$self["otherAuthUrl"]',
			),
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: byProvider(
				MICROSOFT_TOKEN,
				'https://oauth2.googleapis.com/token',
				'$self["otherTokenUrl"]',
			),
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: byProvider(MICROSOFT_SCOPE, 'https://mail.google.com/', '$self["otherScope"]'),
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: byProvider('"response_mode=query"', 'access_type=offline&prompt=consent', '""'),
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		...sentMailProperties,
		...limitProperties,
		...timeoutProperties,
	];
}
