import { Readable } from 'node:stream';
import { sleep, type IHttpRequestOptions } from 'n8n-workflow';
import {
	TransportFailure,
	type HttpPort,
	type HttpRequest,
	type HttpResponse,
} from '../../../lib/ports/http';
import { isObject } from '../values';
import { readBounded } from './bounded-body';
import { refreshFailure, requestFailure } from './failure-mapping';
import { CREDENTIAL_TYPE, type RequestContext } from './request-context';

/** How long another run may take to store the token it has just renewed. */
const ROTATION_PAUSE_MS = 750;

/**
 * AccountView through n8n's authenticated HTTP helper.
 *
 * n8n signs each request with the stored token. Statuses are never errors here and no redirect is
 * followed. On 401 the token is renewed once, by n8n, which stores it and lets parallel requests
 * of one process share one renewal; then the request is sent once more.
 *
 * @param baseUrl origin of the credential; requests to any other are `refused`
 * @param accessToken what `getCredentials` gave when the run began
 */
export function createHttpPort(
	context: RequestContext,
	baseUrl: string,
	accessToken: string | undefined,
): HttpPort {
	const origin = new URL(baseUrl).origin;
	const tokens = new TokenKeeper(context, accessToken);
	return async (request) => {
		const target = new URL(request.url);
		if (target.origin !== origin) throw new TransportFailure('refused', target.host);
		if (request.signal?.aborted === true) throw new TransportFailure('cancelled', 'not sent');
		if (!tokens.stored) throw new TransportFailure('token-rejected', 'no token stored');
		return await withinTime(request, async (signal) => {
			const answer = await send(context, request, signal);
			if (answer.status !== 401) return answer;
			await tokens.renew();
			const second = await send(context, request, signal);
			if (second.status !== 401) return second;
			throw new TransportFailure('token-rejected', 'status 401 with a new token');
		});
	};
}

/** Gives `exchange` a signal for "stop now" and says which of the two reasons it was. */
async function withinTime(
	request: HttpRequest,
	exchange: (signal: AbortSignal) => Promise<HttpResponse>,
): Promise<HttpResponse> {
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
	context: RequestContext,
	request: HttpRequest,
	signal: AbortSignal,
): Promise<HttpResponse> {
	let answer: unknown;
	try {
		answer = await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL_TYPE,
			helperOptions(request),
		);
	} catch (error) {
		throw requestFailure(error);
	}
	const { status, headers, body } = parseAnswer(answer);
	// The helper cannot be told of our own deadline, so its answer may come after it.
	if (signal.aborted) body.destroy();
	const location = headers['location'];
	if (status >= 300 && status < 400 && location !== undefined) {
		body.destroy();
		throw new TransportFailure('refused', `redirect to ${hostOf(location, request.url)}`);
	}
	return { status, headers, body: await readBounded(body, request.maxBodyBytes, signal) };
}

function helperOptions(request: HttpRequest): IHttpRequestOptions {
	return {
		method: request.method,
		url: request.url,
		headers: { ...request.headers },
		...(request.body !== undefined && { body: request.body }),
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

/** Knows which token the last answer was about, so that no token is renewed twice. */
class TokenKeeper {
	constructor(
		private readonly context: RequestContext,
		private accessToken: string | undefined,
	) {}

	/** False before somebody connected the credential. */
	get stored(): boolean {
		return this.accessToken !== undefined;
	}

	/**
	 * Makes n8n hold another token than the one that was refused, by renewing it unless another
	 * run has done so.
	 *
	 * Refresh tokens rotate. n8n keeps runs of one process apart, but another process may spend
	 * our refresh token first: then ours is refused, and theirs is in the store a moment later.
	 */
	async renew(): Promise<void> {
		if (await this.adoptStored()) return;
		try {
			await this.context.helpers.refreshOAuth2Token.call(this.context, CREDENTIAL_TYPE);
		} catch (error) {
			const failure = refreshFailure(error);
			if (failure.kind !== 'grant-revoked') throw failure;
			if (await this.adoptStored()) return;
			await sleep(ROTATION_PAUSE_MS);
			if (!(await this.adoptStored())) throw failure;
			return;
		}
		await this.adoptStored();
	}

	/** Takes over the stored token; false when it is the one that was refused. */
	private async adoptStored(): Promise<boolean> {
		const stored = accessTokenOf(await this.context.getCredentials(CREDENTIAL_TYPE));
		if (stored === this.accessToken) return false;
		this.accessToken = stored;
		return true;
	}
}

/** The access token in a decrypted credential; undefined before it was connected. */
export function accessTokenOf(credential: Readonly<Record<string, unknown>>): string | undefined {
	const data = credential['oauthTokenData'];
	const token = isObject(data) ? data['access_token'] : undefined;
	return typeof token === 'string' && token !== '' ? token : undefined;
}
