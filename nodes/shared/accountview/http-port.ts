import { Readable } from 'node:stream';
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import {
	NOT_SENT,
	TransportFailure,
	type FurtherRequest,
	type HttpPort,
	type HttpRequest,
	type HttpResponse,
} from '../../../lib/ports/http';
import { isObject } from '../values';
import { decodeBody, readBounded } from './bounded-body';
import { isFirstTokenRefused, refreshFailure, requestFailure } from './failure-mapping';
import { CREDENTIAL_TYPE, signingContext, type RequestContext } from './request-context';
import { TokenKeeper } from './token-keeper';

/**
 * A service through n8n's authenticated HTTP helper.
 *
 * n8n signs each request. Statuses are never errors here and no redirect is followed. On 401 the
 * token is renewed once, by n8n, which stores it and lets parallel requests of one process share
 * one renewal; then the request is sent once more. Each of the three has the whole time-out.
 *
 * @param baseUrl origin of the credential; requests to any other are `refused`
 * @param credential what `getCredentials` gave when the run began
 * @param credentialType of which type the credential is
 */
export function createHttpPort(
	context: RequestContext,
	baseUrl: string,
	credential: ICredentialDataDecryptedObject,
	credentialType: string = CREDENTIAL_TYPE,
): HttpPort {
	const origin = new URL(baseUrl).origin;
	const tokens = new TokenKeeper(context, credential, credentialType);
	return async (request) => {
		const target = new URL(request.url);
		if (target.origin !== origin) throw new TransportFailure('refused', target.host);
		if (request.signal?.aborted === true) throw new TransportFailure('cancelled', NOT_SENT);
		if (!tokens.canSign) throw new TransportFailure('token-rejected', 'no token stored');
		const { further = atOnce } = request;
		const sendSigned = (): Promise<HttpResponse> =>
			withinTime(request, (signal) =>
				send(
					signedBy(signingContext(context, tokens.credential, signal), credentialType),
					request,
					signal,
				),
			);
		const first = await sendSigned();
		await tokens.adoptFirst();
		if (first.status !== 401) return first;
		await tokens.renew((ask) => further(() => withinTime(request, ask)));
		const second = await further(sendSigned);
		if (second.status !== 401) return second;
		throw new TransportFailure('token-rejected', 'status 401 with a new token');
	};
}

/** Requests that n8n does not sign, for addresses that are permission enough. */
export function createUnsignedHttpPort(context: RequestContext): HttpPort {
	return (request) =>
		withinTime(request, (signal) =>
			send((options) => context.helpers.httpRequest(options), request, signal),
		);
}

type Helper = (options: IHttpRequestOptions) => Promise<unknown>;

function signedBy(context: RequestContext, credentialType: string): Helper {
	return (options) =>
		context.helpers.httpRequestWithAuthentication.call(context, credentialType, options);
}

const atOnce: FurtherRequest = (send) => send();

/** Gives `exchange` a signal for "stop now" and says which of the two reasons it was. */
async function withinTime<T>(
	request: HttpRequest,
	exchange: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const stop = new AbortController();
	const failure = new Promise<never>((_, reject) => {
		stop.signal.addEventListener('abort', () => {
			reject(
				request.signal?.aborted === true
					? new TransportFailure('cancelled', 'execution cancelled')
					: new TransportFailure('timeout', `no whole answer in ${request.timeoutMs} ms`),
			);
		});
	});
	const abort = (): void => {
		stop.abort();
	};
	const timer = setTimeout(abort, request.timeoutMs);
	request.signal?.addEventListener('abort', abort, { once: true });
	try {
		return await Promise.race([exchange(stop.signal), failure]);
	} finally {
		clearTimeout(timer);
		request.signal?.removeEventListener('abort', abort);
	}
}

async function send(
	helper: Helper,
	request: HttpRequest,
	signal: AbortSignal,
): Promise<HttpResponse> {
	let answer: unknown;
	try {
		answer = await helper(helperOptions(request));
	} catch (error) {
		throw isFirstTokenRefused(error) ? refreshFailure(error) : requestFailure(error);
	}
	const { status, headers, body } = parseAnswer(answer);
	const location = headers['location'];
	if (status >= 300 && status < 400 && location !== undefined) {
		body.destroy();
		throw new TransportFailure('redirected', `to ${hostOf(location, request.url)}`);
	}
	const bytes = await readBounded(body, request.maxBodyBytes, signal);
	return { status, headers, body: decodeBody(bytes, headers['content-type'] ?? '') };
}

function helperOptions(request: HttpRequest): IHttpRequestOptions {
	return {
		method: request.method,
		url: request.url,
		headers: { ...request.headers },
		...(request.body !== undefined && { body: request.body }),
		...(request.bytes !== undefined && { body: Buffer.from(request.bytes) }),
		timeout: request.timeoutMs,
		// Streamed, so that an endless answer can be left after `maxBodyBytes`.
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

function parseAnswer(answer: unknown): {
	status: number;
	headers: Readonly<Record<string, string>>;
	body: Readable;
} {
	if (
		!isObject(answer) ||
		typeof answer['statusCode'] !== 'number' ||
		!(answer['body'] instanceof Readable)
	) {
		throw new TransportFailure('cut', 'no answer stream');
	}
	return {
		status: answer['statusCode'],
		headers: headersOf(answer['headers']),
		body: answer['body'],
	};
}

/** Names in lower case; a header that came more than once is left out, we read none such. */
function headersOf(headers: unknown): Readonly<Record<string, string>> {
	if (!isObject(headers)) return {};
	const texts = Object.entries(headers).flatMap(([name, value]) =>
		typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
	);
	return Object.fromEntries(texts);
}

function hostOf(location: string, base: string): string {
	return URL.canParse(location, base) ? new URL(location, base).host : 'nowhere';
}
