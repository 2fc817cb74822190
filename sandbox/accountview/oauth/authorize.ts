import { randomUUID } from 'node:crypto';
import { redirect, type Answer } from '../../http/answer';
import type { Exchange } from '../../http/exchange';
import type { Switches } from '../../switches';
import { messagePage, permissionPage } from './authorize-page';
import { mayRedirectTo, type OAuthClient } from './client';
import { SCOPES, type Scope, type TokenStore } from './tokens';

export interface AuthorizeContext {
	readonly client: OAuthClient;
	readonly tokens: TokenStore;
	readonly switches: Switches;
	/** Who is signed in, as shown on the page. */
	readonly user: { readonly name: string; readonly email: string };
}

interface Pending {
	readonly redirectUri: string;
	readonly state: string | null;
	readonly scope: readonly Scope[];
}

const MOST_PENDING = 100;

/** The page where a person allows or refuses an application, and what follows the click. */
export class AuthorizePage {
	readonly #pending = new Map<string, Pending>();

	constructor(private readonly context: () => AuthorizeContext) {}

	answer(exchange: Exchange): Answer {
		return exchange.method === 'POST'
			? this.#decide(new URLSearchParams(exchange.body))
			: this.#ask(exchange.query);
	}

	#ask(query: URLSearchParams): Answer {
		const { client, user } = this.context();
		const redirectUri = query.get('redirect_uri') ?? '';
		// Nobody is sent to an address that this client did not register (RFC 6749, 4.1.2.1).
		if (query.get('client_id') !== client.id) {
			return messagePage(400, 'Onbekende toepassing', 'De client_id is niet bekend.');
		}
		if (!mayRedirectTo(client, redirectUri)) {
			return messagePage(400, 'Onbekend adres', 'De redirect_uri is niet geregistreerd.');
		}
		const state = query.get('state');
		if (query.get('response_type') !== 'code') {
			return backWithError(redirectUri, 'unsupported_response_type', state);
		}
		const scope = readScope(query.get('scope') ?? '');
		if (scope === undefined) return backWithError(redirectUri, 'invalid_scope', state);
		const request = this.#remember({ redirectUri, state, scope });
		return permissionPage({ clientName: client.name, user, scope, request, redirectUri });
	}

	#decide(form: URLSearchParams): Answer {
		const { tokens, switches } = this.context();
		const request = form.get('request') ?? '';
		const pending = this.#pending.get(request);
		this.#pending.delete(request);
		if (pending === undefined) {
			return messagePage(400, 'Verlopen aanvraag', 'Begin opnieuw vanuit de toepassing.');
		}
		if (form.get('decision') !== 'allow') {
			return switches.authorizeDenied === 'page'
				? messagePage(200, 'Geweigerd', 'De toepassing heeft geen toegang gekregen.')
				: backWithError(pending.redirectUri, 'access_denied', pending.state);
		}
		const code = tokens.newCode(pending.scope, pending.redirectUri);
		return back(pending.redirectUri, { code }, pending.state);
	}

	#remember(pending: Pending): string {
		const request = randomUUID();
		this.#pending.set(request, pending);
		const oldest = this.#pending.keys().next();
		if (this.#pending.size > MOST_PENDING && oldest.done === false) {
			this.#pending.delete(oldest.value);
		}
		return request;
	}
}

/** The rights asked for; undefined when there are none or one is unknown. */
export function readScope(text: string): readonly Scope[] | undefined {
	const names = text.split(' ').filter((name) => name !== '');
	const scopes = SCOPES.filter((scope) => names.includes(scope));
	return names.length > 0 && scopes.length === new Set(names).size ? scopes : undefined;
}

function backWithError(redirectUri: string, error: string, state: string | null): Answer {
	return back(redirectUri, { error }, state);
}

function back(redirectUri: string, values: Record<string, string>, state: string | null): Answer {
	const address = new URL(redirectUri);
	for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
	if (state !== null) address.searchParams.set('state', state);
	return redirect(address.href);
}
