import { json, type Answer } from '../../http/answer';
import type { Exchange } from '../../http/exchange';
import type { Switches } from '../../switches';
import { secretMatches, type OAuthClient } from './client';
import type { Scope, TokenStore } from './tokens';

export interface TokenEndpoint {
	readonly client: OAuthClient;
	readonly tokens: TokenStore;
	readonly switches: Switches;
}

type OAuthErrorCode =
	'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';

/** A token request that is refused. */
class TokenRefused extends Error {
	constructor(
		readonly code: OAuthErrorCode,
		message: string,
	) {
		super(message);
	}
}

/**
 * Answers POST /api/v3/token: the grants authorization_code and refresh_token, with the client's
 * id and secret in the form body and nowhere else.
 */
export function answerTokenRequest(exchange: Exchange, endpoint: TokenEndpoint): Answer {
	try {
		return granted(exchange, endpoint);
	} catch (error) {
		if (!(error instanceof TokenRefused)) throw error;
		const status = error.code === 'invalid_client' ? 401 : endpoint.switches.oauthErrorStatus;
		return json(status, { error: error.code, error_description: error.message }, NO_STORE);
	}
}

const NO_STORE = { 'Cache-Control': 'no-store' };

function granted(exchange: Exchange, endpoint: TokenEndpoint): Answer {
	if (exchange.method !== 'POST' || !exchange.contentType.includes('x-www-form-urlencoded')) {
		throw new TokenRefused('invalid_request', 'A form body sent with POST is expected.');
	}
	const form = new URLSearchParams(exchange.body);
	checkClient(form, endpoint.client);
	const grantType = form.get('grant_type') ?? '';
	switch (grantType) {
		case 'authorization_code':
			return tokenAnswer(fromCode(form, endpoint), undefined, endpoint);
		case 'refresh_token': {
			const refreshToken = form.get('refresh_token') ?? '';
			return tokenAnswer(fromRefreshToken(refreshToken, endpoint), refreshToken, endpoint);
		}
		default:
			throw new TokenRefused('unsupported_grant_type', `No such grant: '${grantType}'.`);
	}
}

function checkClient(form: URLSearchParams, client: OAuthClient): void {
	const id = form.get('client_id');
	const secret = form.get('client_secret');
	if (id === null || secret === null) {
		throw new TokenRefused('invalid_client', 'client_id and client_secret belong in the body.');
	}
	if (id !== client.id || !secretMatches(client, secret)) {
		throw new TokenRefused('invalid_client', 'The client id or secret is wrong.');
	}
}

function fromCode(form: URLSearchParams, { tokens }: TokenEndpoint): readonly Scope[] {
	const scope = tokens.redeemCode(form.get('code') ?? '', form.get('redirect_uri') ?? '');
	if (scope !== undefined) return scope;
	throw new TokenRefused(
		'invalid_grant',
		'The code is unknown, used, expired or for another redirect_uri.',
	);
}

function fromRefreshToken(token: string, { tokens, switches }: TokenEndpoint): readonly Scope[] {
	const scope = tokens.refreshable(token);
	if (scope === undefined || switches.revokeRefresh) {
		throw new TokenRefused('invalid_grant', 'The refresh token is unknown, used or revoked.');
	}
	return scope;
}

/** Hands out tokens. `renewed` is the refresh token that was presented. */
function tokenAnswer(
	scope: readonly Scope[],
	renewed: string | undefined,
	{ tokens, switches }: TokenEndpoint,
): Answer {
	const keepRefreshToken = renewed !== undefined && !switches.refreshRotation;
	if (renewed !== undefined && !keepRefreshToken) tokens.dropRefreshToken(renewed);
	const { token } = tokens.newAccessToken(scope, switches.accessTokenSeconds);
	const answer = {
		access_token: token,
		token_type: 'bearer',
		refresh_token: keepRefreshToken ? renewed : tokens.newRefreshToken(scope),
		...(switches.expiresInGiven && { expires_in: switches.accessTokenSeconds }),
		...(switches.scopeGiven && { scope: scope.join(' ') }),
	};
	return json(200, answer, NO_STORE);
}
