import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The address without spaces around it and without slashes behind it, as an n8n expression. */
const ADDRESS = '$self["baseUrl"].trim().replace(/\\/+$/, "")';

/**
 * A connection with one AccountView company through AccountView.Net.
 *
 * Addresses, scopes and "credentials in the body" are what public clients of the API do, such as
 * omniboost/go-accountview.net and ForecastXL/accountview-ruby.
 *
 * There is no `test` request: n8n signs it in the name of its own "No Operation" node, which
 * `restrictToSupportedNodes` shuts out, and its editor tests no OAuth2 credential at all.
 * The operation Connection > Check of the AccountView Customers node says what is amiss instead.
 */
export class AccountViewOAuth2Api implements ICredentialType {
	name = 'accountViewOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'AccountView OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/shared/icons/accountview.svg',
		dark: 'file:../nodes/shared/icons/accountview.dark.svg',
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
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{${ADDRESS}}}/ams/authorize.aspx`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{${ADDRESS}}}/api/v3/token`,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: 'readaccountviewdata updateaccountviewdata',
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
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://www.accountview.net',
			placeholder: 'e.g. https://www.accountview.net',
			required: true,
			description: 'The address of AccountView.Net without a path behind it',
		},
		{
			displayName: 'Company Code',
			name: 'companyCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. DEMO',
			description:
				'The code of the company (onderneming) in AccountView. To see which codes there are, leave it empty and run the operation Connection > Check of the AccountView Customers node.',
		},
		{
			displayName: 'Page Size',
			name: 'pageSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
			default: 200,
			description:
				'How many rows to ask for in one request, from 1 to 1000. More is faster but asks more of the server that answers for AccountView.',
		},
		{
			displayName: 'Requests Per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 6000, numberPrecision: 0 },
			default: 0,
			description:
				'How many requests to send to this company in any minute at most, over all flows and all n8n processes that use the same store (the credential AccountView Store API). Choose 0 for no limit of our own.',
		},
		{
			displayName: 'Timeout',
			name: 'timeoutSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600, numberPrecision: 0 },
			default: 100,
			description:
				'How many seconds to wait for one answer. The AccountView server of the customer itself answers, so it may take its time.',
		},
		{
			displayName: 'Dictionary Override',
			name: 'dictionaryOverride',
			type: 'json',
			typeOptions: { rows: 4 },
			default: '{}',
			placeholder: 'e.g. { "customer": { "fields": { "ownReference": { "column": "DEB_NR" } } } }',
			description:
				'Where this AccountView installation uses other business objects, tables or columns than usual, as JSON. Leave it as {} when nothing differs.',
		},
	];
}
