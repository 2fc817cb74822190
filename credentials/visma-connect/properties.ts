import type { INodeProperties } from 'n8n-workflow';

/** The authority without spaces around it and without slashes behind it, as an n8n expression. */
const AUTHORITY = '$self["authority"].trim().replace(/\\/+$/, "")';

export interface VismaConnectTexts {
	/** Of the field Tenant ID. */
	readonly tenant: string;
	/** Of the field Scope: where one learns which there are. */
	readonly scope: string;
}

/**
 * Signing in by Visma Connect, whose addresses and `tenant_id` are public (docs.vismasoftware.no/vismanetapi), and
 * how long to wait for answers.
 */
export function vismaConnectProperties({ tenant, scope }: VismaConnectTexts): INodeProperties[] {
	return [
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
			description: tenant,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			description: scope,
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
