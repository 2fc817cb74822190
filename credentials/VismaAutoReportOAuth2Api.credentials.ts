import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The authority without spaces around it and without slashes behind it, as an n8n expression. */
const AUTHORITY = '$self["authority"].trim().replace(/\\/+$/, "")';

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
		{
			displayName: 'Visma Connect',
			name: 'authority',
			type: 'string',
			default: 'https://connect.visma.com',
			required: true,
			description:
				'Where one signs in; https://connect.identity.stagaws.visma.com is where one tries',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Authorization Code',
					value: 'authorizationCode',
					description: 'A user signs in once, and the flow acts for that user',
				},
				{
					name: 'Client Credentials',
					value: 'clientCredentials',
					description: 'The flow acts for the tenant, and nobody signs in',
				},
			],
			default: 'clientCredentials',
			description: 'How the flow signs in',
		},
		{
			displayName: 'Tenant ID',
			name: 'tenantId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 8b1f2c0e-5a54-4c0a-9f67-1d1d9c6f7e10',
			displayOptions: { show: { grantType: ['clientCredentials'] } },
			description: 'The tenant whose companies are filed for; one token is for one tenant',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			description:
				'What the app may do, as it was registered with Visma. Those of AutoReport are not published: ask for them where you have the base URL from. With Authorization Code, offline_access keeps the connection.',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{${AUTHORITY}}}/connect/authorize`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{${AUTHORITY}}}/connect/token`,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		{
			displayName: 'Send Additional Body Properties',
			name: 'sendAdditionalBodyProperties',
			type: 'hidden',
			default: true,
		},
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: '={{ JSON.stringify({ tenant_id: $self["tenantId"].trim() }) }}',
		},
		{
			displayName: 'Timeout',
			name: 'timeoutSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600, numberPrecision: 0 },
			default: 60,
			description: 'How many seconds to wait for each answer; a short time leaves more in doubt',
		},
	];
}
