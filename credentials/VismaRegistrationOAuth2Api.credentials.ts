import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { vismaConnectProperties } from './visma-connect/properties';

/**
 * A connection with AccountView.Net and Visma.net, where users and companies of AccountView are registered.
 *
 * Visma publishes no API for users, companies and roles. The base URL is that of whoever answers to our connector contract
 * (`docs/connectors/visma-registration.openapi.yaml`), such as a partner of Visma. Signing in is by Visma Connect, whose
 * addresses and `tenant_id` are public (docs.vismasoftware.no/vismanetapi).
 *
 * n8n's editor tests no OAuth2 credential; the operation Connection > Check of Visma Register does.
 */
export class VismaRegistrationOAuth2Api implements ICredentialType {
	name = 'vismaRegistrationOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Visma Registration OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/shared/icons/accountview.svg',
		dark: 'file:../nodes/shared/icons/accountview.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-accountview/n8n-nodes-accountview#credential';

	// The secrets stay with our nodes: no HTTP Request node may send them elsewhere.
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://registratie.partner.nl',
			description:
				'The address of the connector for registration, without a path behind it. Visma has no public API for it: ask your Visma partner for an address that answers to the contract in the documentation.',
		},
		...vismaConnectProperties({
			tenant: 'The tenant (customer at Visma) that is registered for; one token is for one tenant',
			scope:
				'What the app may do, as it was registered with Visma. Those of registration are not published: ask for them where you have the base URL from. With Authorization Code, offline_access keeps the connection.',
		}),
	];
}
