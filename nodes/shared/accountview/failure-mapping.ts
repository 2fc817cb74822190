import { TransportFailure, type TransportFailureKind } from '../../../lib/ports/http';
import { isObject } from '../values';

/**
 * Turns what n8n's helpers reject with into a {@link TransportFailure}.
 *
 * n8n wraps: NodeApiError, around axios' error with its own code and the whole request, bearer
 * token included. Only codes, names and status numbers are taken out of it; nothing is chained.
 */

const NEVER_CONNECTED = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENETDOWN',
	'EADDRNOTAVAIL',
]);

/** TLS could not be agreed on, so nothing was sent. */
const TLS_CODE = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO|^EPROTO$/;

/** n8n's own protection against requests into the local network (`N8N_SSRF_PROTECTION_ENABLED`). */
const BLOCKED_NAME = /Ssrf/i;

/** Why a request to AccountView gave no whole answer. */
export function requestFailure(error: unknown): TransportFailure {
	const [kind, reason] = requestFailureFacts(error);
	return new TransportFailure(kind, reason);
}

function requestFailureFacts(error: unknown): [TransportFailureKind, string] {
	const chain = causesOf(error);
	if (chain.some((link) => link.code === 'ERR_CANCELED'))
		return ['cancelled', 'execution cancelled'];
	const blocked = chain.find((link) => BLOCKED_NAME.test(link.name));
	if (blocked !== undefined) return ['refused', blocked.name];
	const code = chain.find((link) => link.code !== undefined)?.code;
	if (code === undefined) return ['cut', chain.at(-1)?.name ?? 'unknown'];
	if (NEVER_CONNECTED.has(code) || TLS_CODE.test(code)) return ['unreachable', code];
	if (code === 'ETIMEDOUT' && chain.some((link) => link.syscall === 'connect')) {
		return ['unreachable', code];
	}
	return code === 'ECONNABORTED' || code === 'ETIMEDOUT' ? ['timeout', code] : ['cut', code];
}

/**
 * Why n8n could not renew the token. The request that needed it was answered 401, so whatever
 * goes wrong here, AccountView has not acted.
 */
export function refreshFailure(error: unknown): TransportFailure {
	const chain = causesOf(error);
	// n8n turns invalid_grant into "needs to be reconnected" and declares the cause.
	if (chain.some((link) => link.failureCause === 'credential-invalid')) {
		return new TransportFailure('grant-revoked', 'invalid_grant');
	}
	const oauthError = chain.find((link) => link.oauthError !== undefined)?.oauthError;
	if (oauthError !== undefined) {
		return new TransportFailure(kindOfOAuthError(oauthError), describeOAuthError(oauthError));
	}
	const status = chain.find((link) => link.status !== undefined)?.status;
	if (status !== undefined) return new TransportFailure(...factsOfTokenStatus(status));
	const code = chain.find((link) => link.code !== undefined)?.code;
	return code === undefined
		? new TransportFailure('token-rejected', 'no refresh token')
		: new TransportFailure('unreachable', `token address: ${code}`);
}

function kindOfOAuthError(oauthError: string): TransportFailureKind {
	if (oauthError === 'invalid_grant') return 'grant-revoked';
	return ['invalid_client', 'unauthorized_client'].includes(oauthError)
		? 'client-rejected'
		: 'token-rejected';
}

/** The codes of RFC 6749, section 5.2. */
const OAUTH_ERRORS = new Set([
	'invalid_request',
	'invalid_client',
	'invalid_grant',
	'unauthorized_client',
	'unsupported_grant_type',
	'invalid_scope',
]);

/** Any other text may hold what was sent to the token address: client secret and refresh token. */
function describeOAuthError(oauthError: string): string {
	return OAUTH_ERRORS.has(oauthError) ? oauthError : 'token address: an error of its own';
}

function factsOfTokenStatus(status: number): [TransportFailureKind, string] {
	const reason = `token address: status ${status}`;
	if (status >= 500 || status === 429) return ['unreachable', reason];
	return status === 401 || status === 403
		? ['client-rejected', reason]
		: ['token-rejected', reason];
}

/** Whether n8n asked in vain for the first token of client credentials, so that nothing else was sent. */
export function isFirstTokenRefused(error: unknown): boolean {
	let link = error;
	for (let depth = 0; isObject(link) && depth < MOST_LINKS; depth += 1) {
		if (textIn(link, 'message')?.includes('Failed to acquire OAuth2 access token') === true) {
			return true;
		}
		link = link['cause'];
	}
	return false;
}

/** A chain of causes may bite its own tail; ours are three long at most. */
const MOST_LINKS = 10;

/** The harmless facts of one error in a chain of causes. */
interface ErrorLink {
	readonly name: string;
	readonly code: string | undefined;
	readonly syscall: string | undefined;
	/** HTTP status: axios keeps it under `response`, n8n's OAuth client on the error itself. */
	readonly status: number | undefined;
	/** `error` of an OAuth error body. */
	readonly oauthError: string | undefined;
	/** What n8n declares in `failure.cause`. */
	readonly failureCause: string | undefined;
}

function causesOf(error: unknown): ErrorLink[] {
	const links: ErrorLink[] = [];
	for (let link = error; isObject(link) && links.length < MOST_LINKS; link = link['cause']) {
		links.push(linkOf(link));
	}
	return links;
}

function linkOf(error: Readonly<Record<string, unknown>>): ErrorLink {
	return {
		name: textIn(error, 'name') ?? 'Error',
		// n8n's OAuth client uses EAUTH and ESTATUS for answers, which are no connection codes.
		code: ['EAUTH', 'ESTATUS'].includes(String(error['code'])) ? undefined : textIn(error, 'code'),
		syscall: textIn(error, 'syscall'),
		status: numberIn(error['response'], 'status') ?? numberIn(error, 'status'),
		oauthError: textIn(error['body'], 'error'),
		failureCause: textIn(error['failure'], 'cause'),
	};
}

function textIn(holder: unknown, key: string): string | undefined {
	const value = isObject(holder) ? holder[key] : undefined;
	return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberIn(holder: unknown, key: string): number | undefined {
	const value = isObject(holder) ? holder[key] : undefined;
	return typeof value === 'number' ? value : undefined;
}
