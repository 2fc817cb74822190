import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { vismaConnectProperties } from './visma-connect/properties';

/**
 * A connection with Visma.net AutoReport, which files returns with Digipoort for the companies of a tenant.
 *
 * Visma publishes no API of AutoReport. The base URL is that of whoever answers to our connector contract
 * (`docs/connectors/autoreport.openapi.yaml`), such as a partner of Visma. Signing in is by Visma Connect, whose
 * addresses and `tenant_id` are public (docs.vismasoftware.no/vismanetapi).
 *
 * n8n's editor tests no OAuth2 credential; the operation Connection > Check of AutoReport Submit does.
 */
export class VismaAutoReportOAuth2Api implements ICredentialType {
	name = 'vismaAutoReportOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Visma AutoReport OAuth2 API';

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
			placeholder: 'e.g. https://autoreport.partner.nl',
			description:
				'The address of the connector for AutoReport, without a path behind it. Visma has no public API for it: ask your Visma partner for an address that answers to the contract in the documentation.',
		},
		...vismaConnectProperties({
			tenant: 'The tenant whose companies are filed for; one token is for one tenant',
			scope:
				'What the app may do, as it was registered with Visma. Those of AutoReport are not published: ask for them where you have the base URL from. With Authorization Code, offline_access keeps the connection.',
		}),
	];
}
