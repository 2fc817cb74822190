import type { Sandbox } from '../../sandbox';
import type { StoredCredential } from './credential-store';

/** A connected AccountView credential for the sandbox; `data` replaces single fields of it. */
export function credentialFor(
	{ accountView }: Sandbox,
	data: StoredCredential['data'] = {},
): StoredCredential {
	const { accessToken, refreshToken } = accountView.issueTokens();
	return {
		type: 'accountViewOAuth2Api',
		data: {
			clientId: accountView.clientId,
			clientSecret: accountView.clientSecret,
			baseUrl: accountView.baseUrl,
			companyCode: accountView.companyCode,
			oauthTokenData: {
				access_token: accessToken,
				refresh_token: refreshToken,
				token_type: 'bearer',
			},
			...data,
		},
	};
}
