import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { limitProperties, profileProperties } from './email-profile/profile-properties';
import {
	providerProperty,
	sentMailProperties,
	serverProperties,
	timeoutProperties,
} from './email-profile/server-properties';

/**
 * An e-mail profile that sends over SMTP with user and password.
 *
 * It is tested by a function of the node that uses it (`testEmailProfile`), because no HTTP request
 * can test a mail server.
 */
export class EmailProfileSmtpApi implements ICredentialType {
	name = 'emailProfileSmtpApi';

	displayName = 'Email Profile SMTP API';

	icon: Icon = {
		light: 'file:../nodes/EmailProfileSend/email-profile-send.svg',
		dark: 'file:../nodes/EmailProfileSend/email-profile-send.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-accountview/n8n-nodes-accountview#credential';

	// The password stays with our nodes.
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		...profileProperties,
		providerProperty(() => true),
		...serverProperties,
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoices@firm.nl',
			description: 'Usually the whole address; empty for a server that asks for no sign-in',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The password of the mailbox. With two-step verification, as Gmail requires it, an app password.',
		},
		...sentMailProperties,
		...limitProperties,
		...timeoutProperties,
	];
}
