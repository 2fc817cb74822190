import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as requestEncrypted, type RequestOptions } from 'node:https';
import {
	createSecureContext,
	rootCertificates,
	type ConnectionOptions,
	type SecureContext,
} from 'node:tls';
import {
	TransportFailure,
	type HttpPort,
	type HttpRequest,
	type HttpResponse,
} from '../../../lib/ports/http';
import { decodeBody, readBounded } from '../../shared/accountview/bounded-body';

export interface MutualTlsOptions {
	/** Requests to any other origin are `refused`. */
	readonly baseUrl: string;
	/** Of the certificate; PEM. Secret. */
	readonly privateKeyPem: string;
	/** The certificate with those of its issuers; PEM below each other. */
	readonly chainPem: string;
	/** Certificates as PEM, to be trusted beside those that every computer trusts; '' for none. */
	readonly ca: string;
	/** Until a secure connection stands, in milliseconds. */
	readonly connectMs: number;
}

/**
 * HTTPS with a certificate of one's own. Each request has a connection of its own, so that it is known whether
 * one that failed can have reached the server. TLS 1.2, as Digipoort speaks it: with 1.3 a server refuses a
 * certificate only after the request has left. Certificates are checked, no redirect is followed.
 */
export function createMutualTlsPort(options: MutualTlsOptions): HttpPort {
	const { origin } = new URL(options.baseUrl);
	let secured: SecureContext | undefined;
	return async (request) => {
		const target = new URL(request.url);
		if (target.origin !== origin || target.protocol !== 'https:') {
			throw new TransportFailure('refused', target.host);
		}
		if (request.signal?.aborted === true) throw new TransportFailure('cancelled', 'not sent');
		// Once for all requests: reading the certificates that every computer trusts takes longer than an exchange.
		secured ??= securedBy(options);
		if (secured === undefined) {
			throw new TransportFailure('unreachable', 'TLS_CERTIFICATE_UNUSABLE');
		}
		return await new Exchange(request, secured, options.connectMs).carryOut();
	};
}

/** Undefined for a key or certificate that cannot be used: what Node says of one may hold parts of it. */
function securedBy({ privateKeyPem, chainPem, ca }: MutualTlsOptions): SecureContext | undefined {
	try {
		return createSecureContext({
			...{ key: privateKeyPem, cert: chainPem, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' },
			...(ca !== '' && { ca: [...rootCertificates, ca] }),
		});
	} catch {
		return undefined;
	}
}

/** One request and its answer. */
class Exchange {
	private isSecure = false;
	private call: ClientRequest | undefined;

	constructor(
		private readonly request: HttpRequest,
		private readonly secured: SecureContext,
		private readonly connectMs: number,
	) {}

	carryOut(): Promise<HttpResponse> {
		const { timeoutMs, signal } = this.request;
		return new Promise<HttpResponse>((resolve, reject) => {
			const timers = [
				setTimeout(() => {
					fail(new TransportFailure(this.unlessSecure('timeout'), `none in ${timeoutMs} ms`));
				}, timeoutMs),
				setTimeout(() => {
					if (!this.isSecure) fail(new TransportFailure('unreachable', 'ETIMEDOUT'));
				}, this.connectMs),
			];
			const cancel = (): void => {
				fail(new TransportFailure('cancelled', 'execution cancelled'));
			};
			const settle = (): void => {
				timers.forEach(clearTimeout);
				signal?.removeEventListener('abort', cancel);
			};
			const fail = (error: Error): void => {
				settle();
				reject(error);
				this.call?.destroy();
			};
			signal?.addEventListener('abort', cancel, { once: true });
			this.send(fail).then((answer) => {
				settle();
				resolve(answer);
			}, fail);
		});
	}

	private async send(fail: (error: Error) => void): Promise<HttpResponse> {
		const response = await new Promise<IncomingMessage>((resolve, reject) => {
			const call = this.begin();
			this.call = call;
			call.on('error', (error: NodeJS.ErrnoException) => {
				reject(new TransportFailure(this.unlessSecure('cut'), error.code ?? error.name));
			});
			call.on('response', resolve);
			call.on('socket', (socket) => {
				socket.once('secureConnect', () => {
					this.isSecure = true;
				});
			});
			call.end(this.request.body ?? '');
		});
		response.on('error', fail);
		return await this.read(response);
	}

	private begin(): ClientRequest {
		const { method, url, headers, body = '' } = this.request;
		const options: RequestOptions & Pick<ConnectionOptions, 'secureContext'> = {
			method,
			headers: { ...headers, 'content-length': Buffer.byteLength(body) },
			// A connection that was used before might be closed just now.
			agent: false,
			secureContext: this.secured,
		};
		return requestEncrypted(url, options);
	}

	private async read(response: IncomingMessage): Promise<HttpResponse> {
		const { maxBodyBytes, signal = new AbortController().signal } = this.request;
		const status = response.statusCode ?? 0;
		if (status >= 300 && status < 400) {
			response.destroy();
			throw new TransportFailure('redirected', `status ${status}`);
		}
		const bytes = await readBounded(response, maxBodyBytes, signal);
		const told = Object.entries(response.headers);
		const headers = Object.fromEntries(told.map(([name, value]) => [name, String(value)]));
		return { status, headers, body: decodeBody(bytes, headers['content-type'] ?? '') };
	}

	/** Before the connection is secure nothing can have been sent. */
	private unlessSecure(kind: 'cut' | 'timeout'): 'cut' | 'timeout' | 'unreachable' {
		return this.isSecure ? kind : 'unreachable';
	}
}
