import { createHash, randomBytes } from 'node:crypto';
import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { RegistrationProblem } from './problem';
import { REGISTRATION_CLIENT } from './tenant';

const TOKEN_SECONDS = 3600;

/** The token endpoint of Visma Connect, which gives a token to one client of one tenant. */
export class SignIn {
	/** Hashes of tokens, with when they end. */
	readonly #tokens = new Map<string, number>();

	constructor(private readonly now: () => number) {}

	token({ method, contentType, body }: Exchange): Answer {
		const form = new URLSearchParams(contentType.includes('x-www-form-urlencoded') ? body : '');
		const { id, secret, tenantId, scope } = REGISTRATION_CLIENT;
		const refused = (error: string): Answer =>
			json(400, { error }, { 'Cache-Control': 'no-store' });
		if (method !== 'POST') return refused('invalid_request');
		if (form.get('client_id') !== id || form.get('client_secret') !== secret) {
			return refused('invalid_client');
		}
		if (form.get('grant_type') !== 'client_credentials') return refused('unsupported_grant_type');
		if (form.get('tenant_id') !== tenantId) return refused('invalid_request');
		if ((form.get('scope') ?? scope) !== scope) return refused('invalid_scope');
		const token = randomBytes(24).toString('base64url');
		this.#tokens.set(hashOf(token), this.now() + TOKEN_SECONDS * 1000);
		const given = { token_type: 'Bearer', access_token: token, expires_in: TOKEN_SECONDS, scope };
		return json(200, given, { 'Cache-Control': 'no-store' });
	}

	/** @throws RegistrationProblem without a token that is valid */
	authorise(exchange: Exchange): void {
		const token = /^Bearer (.+)$/.exec(exchange.header('authorization'))?.[1] ?? '';
		if (exchange.tokenExpires) this.#tokens.delete(hashOf(token));
		const until = this.#tokens.get(hashOf(token)) ?? 0;
		if (until > this.now()) return;
		throw new RegistrationProblem(401, 'unauthorized', 'The token is missing or has expired.');
	}
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64');
}
