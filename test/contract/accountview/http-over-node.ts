import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import {
	TransportFailure,
	type HttpPort,
	type HttpRequest,
	type HttpResponse,
} from '../../../lib/ports/http';
import type { Sandbox } from '../../../sandbox';

/**
 * An {@link HttpPort} on Node's own sockets that signs in at the sandbox as n8n's credential does:
 * a bearer token, and one refresh on a 401.
 */
export class SandboxHttp {
	private readonly agent = new Agent({ keepAlive: true });
	private tokens = { access: '', refresh: '' };

	constructor(private readonly sandbox: Sandbox) {
		this.signIn();
	}

	/** As when a person connects the credential; left out: rights to read and update. */
	signIn(scope?: string): void {
		const options = scope === undefined ? {} : { scope };
		const issued = this.sandbox.accountView.issueTokens(options);
		this.tokens = { access: issued.accessToken, refresh: issued.refreshToken };
	}

	/** Addresses asked, in order; the sandbox only knows of those that it got to answer. */
	readonly asked: string[] = [];

	readonly port: HttpPort = async (request) => {
		this.asked.push(request.url);
		const { further = (send) => send() } = request;
		const answer = await this.authorized(request);
		if (answer.status !== 401) return answer;
		await further(() => this.refresh(request));
		const second = await further(() => this.authorized(request));
		if (second.status === 401) throw new TransportFailure('token-rejected', 'still 401');
		return second;
	};

	/** As when somebody typed a wrong secret into the credential. */
	useWrongSecret(): void {
		this.secret = 'wrong';
	}

	/** As when the token has run out. */
	forgetAccessToken(): void {
		this.tokens = { ...this.tokens, access: 'expired' };
	}

	close(): void {
		this.agent.destroy();
	}

	private secret: string | undefined;

	private authorized(request: HttpRequest): Promise<HttpResponse> {
		const headers = { ...request.headers, authorization: `Bearer ${this.tokens.access}` };
		return send({ ...request, headers }, this.agent);
	}

	private async refresh({ timeoutMs, maxBodyBytes }: HttpRequest): Promise<void> {
		const { baseUrl, clientId, clientSecret } = this.sandbox.accountView;
		const body = new URLSearchParams({
			grant_type: 'refresh_token',
			refresh_token: this.tokens.refresh,
			client_id: clientId,
			client_secret: this.secret ?? clientSecret,
		});
		const answer = await send(
			{
				method: 'POST',
				url: `${baseUrl}/api/v3/token`,
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: body.toString(),
				timeoutMs,
				maxBodyBytes,
			},
			this.agent,
		);
		const parsed: unknown = JSON.parse(answer.body);
		if (answer.status !== 200) {
			const isClient = answer.body.includes('invalid_client');
			throw new TransportFailure(isClient ? 'client-rejected' : 'grant-revoked', answer.body);
		}
		this.tokens = {
			access: textIn(parsed, 'access_token'),
			refresh: textIn(parsed, 'refresh_token'),
		};
	}
}

function textIn(holder: unknown, key: string): string {
	const value: unknown =
		typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined;
	if (typeof value !== 'string') throw new Error(`No ${key} in the token answer`);
	return value;
}

function send(request: HttpRequest, agent: Agent): Promise<HttpResponse> {
	return new Promise((resolve, reject) => {
		const timeout = AbortSignal.timeout(request.timeoutMs);
		const signals = [timeout, ...(request.signal === undefined ? [] : [request.signal])];
		const fail = (error: NodeJS.ErrnoException): void => {
			reject(failureOf(error, request, timeout));
		};
		const outgoing = httpRequest(
			request.url,
			{ method: request.method, headers: request.headers, agent, signal: AbortSignal.any(signals) },
			(incoming) => {
				collect(incoming, request.maxBodyBytes).then(resolve, fail);
			},
		);
		outgoing.on('error', fail);
		outgoing.end(request.body);
	});
}

async function collect(incoming: IncomingMessage, maxBytes: number): Promise<HttpResponse> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of incoming) {
		if (!Buffer.isBuffer(part)) throw new Error('Expected bytes');
		const bytes: Buffer = part;
		size += bytes.length;
		if (size > maxBytes) throw new TransportFailure('too-large', `more than ${maxBytes} bytes`);
		parts.push(bytes);
	}
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
	return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(parts).toString('utf8') };
}

function failureOf(
	error: NodeJS.ErrnoException,
	request: HttpRequest,
	timeout: AbortSignal,
): TransportFailure {
	if (error instanceof TransportFailure) return error;
	if (request.signal?.aborted === true) return new TransportFailure('cancelled', 'signal');
	if (timeout.aborted) return new TransportFailure('timeout', 'timer');
	const code = error.code ?? 'unknown';
	return new TransportFailure(code === 'ECONNREFUSED' ? 'unreachable' : 'cut', code);
}
