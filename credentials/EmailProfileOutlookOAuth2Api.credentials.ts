import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import {
	MICROSOFT_AUTHORIZE,
	MICROSOFT_TOKEN,
	microsoftLogin,
} from './email-profile/microsoft-login';
import { limitProperties, profileProperties } from './email-profile/profile-properties';

/**
 * An e-mail profile that sends through Microsoft Graph, from the mailbox of the account or from a
 * shared one. n8n's editor tests no OAuth2 credential; the operation Profile > Check of the node
 * Email Profile Send does.
 */
export class EmailProfileOutlookOAuth2Api implements ICredentialType {
	name = 'emailProfileOutlookOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Email Profile Outlook OAuth2 API';

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
		{
			displayName: 'Shared Mailbox',
			name: 'mailbox',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoices@firm.nl',
			description:
				'The address of a shared mailbox to send from; empty for the mailbox of the account. The account needs Full Access and Send As there.',
		},
		microsoftLogin,
		{
			displayName: 'Microsoft Graph',
			name: 'graphUrl',
			type: 'string',
			default: 'https://graph.microsoft.com',
			description: 'The address of Microsoft Graph, which differs in some national clouds',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{ ${MICROSOFT_AUTHORIZE} }}`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ ${MICROSOFT_TOKEN} }}`,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default:
				'={{ "openid offline_access Mail.Send Mail.ReadWrite" + ($self["mailbox"].trim() === "" ? "" : " Mail.Send.Shared Mail.ReadWrite.Shared") }}',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: 'response_mode=query',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		...limitProperties,
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
