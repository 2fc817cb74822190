import { request as requestPlain, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import { TransportFailure } from '../../lib/ports/http';
import { readBounded } from '../shared/accountview/bounded-body';
import type { PrinterAnswer, PrinterExchange, PrinterPort } from '../../lib/einvoice';

export interface PrinterPortOptions {
	/** Requests to any other origin are `refused`. */
	readonly url: string;
	/** Empty for a printer that asks for no sign-in. */
	readonly user: string;
	readonly password: string;
	/** A certificate as PEM, to be trusted in place of those that every computer trusts; '' for none. */
	readonly ca: string;
	/** Until a connection stands, in milliseconds. */
	readonly connectMs: number;
}

/**
 * A printer over HTTP. Each request has a connection of its own, so that it is known whether a request that
 * failed can have reached it. Certificates are checked, no redirect is followed.
 */
export function createPrinterPort(options: PrinterPortOptions): PrinterPort {
	const { origin } = new URL(options.url);
	return async (exchange) => {
		const target = new URL(exchange.url);
		if (target.origin !== origin) throw new TransportFailure('refused', target.host);
		if (exchange.signal?.aborted === true) throw new TransportFailure('cancelled', 'not sent');
		return await new Exchange(exchange, options).carryOut();
	};
}

/** One request and its answer. */
class Exchange {
	private isConnected = false;
	private request: ClientRequest | undefined;

	constructor(
		private readonly exchange: PrinterExchange,
		private readonly options: PrinterPortOptions,
	) {}

	carryOut(): Promise<PrinterAnswer> {
		const { timeoutMs, signal } = this.exchange;
		return new Promise<PrinterAnswer>((resolve, reject) => {
			const timers = [
				setTimeout(() => {
					fail(
						new TransportFailure(
							this.unlessConnected('timeout'),
							`no whole answer in ${timeoutMs} ms`,
						),
					);
				}, timeoutMs),
				setTimeout(() => {
					if (!this.isConnected) fail(new TransportFailure('unreachable', 'ETIMEDOUT'));
				}, this.options.connectMs),
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
				this.request?.destroy();
			};
			signal?.addEventListener('abort', cancel, { once: true });
			this.send(fail).then((answer) => {
				settle();
				resolve(answer);
			}, fail);
		});
	}

	private async send(fail: (error: Error) => void): Promise<PrinterAnswer> {
		const { message, document } = this.exchange;
		const response = await new Promise<IncomingMessage>((resolve, reject) => {
			const request = this.begin();
			this.request = request;
			request.on('error', (error: NodeJS.ErrnoException) => {
				reject(new TransportFailure(this.unlessConnected('cut'), error.code ?? error.message));
			});
			request.on('response', resolve);
			request.on('socket', (socket) => {
				socket.once(this.isEncrypted ? 'secureConnect' : 'connect', () => {
					this.isConnected = true;
				});
			});
			request.write(message);
			if (document !== undefined) request.write(document);
			request.end();
		});
		response.on('error', fail);
		return await this.read(response);
	}

	private begin(): ClientRequest {
		const { url, message, document } = this.exchange;
		const { user, password, ca } = this.options;
		const options = {
			method: 'POST',
			// A connection that was used before might be closed just now.
			agent: false,
			headers: {
				'Content-Type': 'application/ipp',
				'Content-Length': message.length + (document?.length ?? 0),
				...(user !== '' && {
					Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
				}),
			},
		};
		if (!this.isEncrypted) return requestPlain(url, options);
		return requestEncrypted(url, { ...options, ...(ca !== '' && { ca }) });
	}

	private async read(response: IncomingMessage): Promise<PrinterAnswer> {
		const status = response.statusCode ?? 0;
		if (status >= 300 && status < 400) {
			response.destroy();
			throw new TransportFailure('redirected', `status ${status}`);
		}
		const { maxAnswerBytes, signal = new AbortController().signal } = this.exchange;
		return { status, body: await readBounded(response, maxAnswerBytes, signal) };
	}

	private get isEncrypted(): boolean {
		return this.exchange.url.startsWith('https:');
	}

	/** Before there is a connection nothing can have been sent. */
	private unlessConnected(kind: 'cut' | 'timeout'): 'cut' | 'timeout' | 'unreachable' {
		return this.isConnected ? kind : 'unreachable';
	}
}
