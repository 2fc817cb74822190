import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, FaultBoard } from '../faults';
import { json, type Answer } from './answer';
import { BodyTooLarge, isLoopbackHost, readBody, type Exchange } from './exchange';
import { FaultySender, distortionOf, faultAnswer } from './fault-effects';
import { maskedBody, maskedQuery, type RequestRecorder } from './recorder';

const DEFAULT_MAX_BODY_BYTES = 8 * 1024 * 1024;
const DEFAULT_HUGE_BYTES = 10 * 1024 * 1024;

export interface LoopbackServerOptions {
	/** Named in records and faults; the control page has neither. */
	readonly name: 'accountView' | 'workOrders' | 'graph' | 'autoReport' | 'visma' | 'page';
	handle(exchange: Exchange): Answer | Promise<Answer>;
	/** The server's own error body for a status, as its clients know it. */
	errorAnswer(status: number, message: string): Answer;
	readonly faults?: FaultBoard;
	readonly recorder?: RequestRecorder;
	/** Waiting time before every answer, read anew for each request. */
	latencyMilliseconds?(): number;
	readonly maxBodyBytes?: number;
	/** Bodies as bytes, each a character from 0 to 255; default as UTF-8. */
	readonly hasBinaryBodies?: true;
	now(): number;
}

interface Incoming {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly url: URL;
	readonly at: number;
	body: string;
	fault: Fault | undefined;
}

/** An HTTP server on 127.0.0.1 that can misbehave on request and always stops cleanly. */
export class LoopbackServer {
	readonly #options: LoopbackServerOptions;
	readonly #server: Server;
	readonly #stopping = new AbortController();

	constructor(options: LoopbackServerOptions) {
		this.#options = options;
		// Idle clients keep their connection, so that none finds it closed between two requests.
		this.#server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
			void this.#serve(request, response);
		});
	}

	/**
	 * Starts listening; port 0 takes a free one. Gives the address without a trailing slash.
	 *
	 * @throws when the port is taken
	 */
	async listen(port: number): Promise<string> {
		await new Promise<void>((resolve, reject) => {
			this.#server.once('error', (error: NodeJS.ErrnoException) => {
				const taken = error.code === 'EADDRINUSE';
				reject(taken ? new Error(`Port ${port} is taken by another program.`) : error);
			});
			this.#server.listen(port, '127.0.0.1', resolve);
		});
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('No port was given.');
		return `http://127.0.0.1:${address.port}`;
	}

	/** Ends every connection and stops listening. */
	async stop(): Promise<void> {
		this.#stopping.abort();
		await new Promise<void>((resolve) => {
			this.#server.close(() => {
				resolve();
			});
			this.#server.closeAllConnections();
		});
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		// A client that hangs up while we answer is its own affair.
		response.on('error', () => undefined);
		const url = parsedUrl(request.url);
		const incoming: Incoming = {
			request,
			response,
			url,
			at: this.#options.now(),
			body: '',
			fault: undefined,
		};
		try {
			await this.#answer(incoming);
		} catch (error) {
			if (this.#stopping.signal.aborted) return;
			const tooLarge = error instanceof BodyTooLarge;
			const answer = tooLarge
				? this.#options.errorAnswer(413, 'The request body is too large.')
				: this.#options.errorAnswer(500, 'The sandbox failed on this request.');
			this.#send(incoming, answer, tooLarge ? { Connection: 'close' } : {});
		}
	}

	async #answer(incoming: Incoming): Promise<void> {
		const { request } = incoming;
		if (!isLoopbackHost(request.headers.host ?? '')) {
			this.#send(incoming, json(403, { error: 'This server answers on this machine only.' }));
			return;
		}
		incoming.body = await readBody(
			request,
			this.#options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES,
			this.#options.hasBinaryBodies === true ? 'latin1' : 'utf8',
		);
		const fault = this.#takeFault(incoming);
		incoming.fault = fault;
		await this.#delay(fault);
		const sender = new FaultySender(incoming.response, this.#stopping.signal);
		if (fault?.kind === 'cut-before') {
			this.#record(incoming, 0);
			sender.cut();
		} else if (fault?.kind === 'huge') {
			this.#record(incoming, 200);
			await sender.sendHuge(fault.bytes ?? DEFAULT_HUGE_BYTES);
		} else if (fault?.kind === 'endless') {
			this.#record(incoming, 200);
			await sender.dripForever(fault.milliseconds ?? 100);
		} else {
			await this.#work(incoming, sender);
		}
	}

	/** Does the work, unless a fault answers in its place. */
	async #work(incoming: Incoming, sender: FaultySender): Promise<void> {
		const { fault } = incoming;
		const instead = fault && faultAnswer(fault, (...error) => this.#options.errorAnswer(...error));
		if (instead !== undefined) {
			this.#send(incoming, instead);
			return;
		}
		const answer = await this.#options.handle(this.#exchange(incoming));
		if (fault?.kind === 'cut-after') {
			this.#record(incoming, 0);
			await sender.cutDuring(answer, fault.bytes ?? 0);
			return;
		}
		this.#send(incoming, answer);
	}

	#takeFault({ request, url }: Incoming): Fault | undefined {
		const { name, faults } = this.#options;
		if (name === 'page' || faults === undefined) return undefined;
		return faults.take({
			server: name,
			method: request.method ?? 'GET',
			url: url.pathname + url.search,
		});
	}

	async #delay(fault: Fault | undefined): Promise<void> {
		const own = this.#options.latencyMilliseconds?.() ?? 0;
		const extra = fault?.kind === 'latency' ? (fault.milliseconds ?? 1000) : 0;
		if (own + extra > 0) {
			await wait(own + extra, undefined, { signal: this.#stopping.signal });
		}
	}

	#exchange({ request, url, body, fault }: Incoming): Exchange {
		const distortion = distortionOf(fault);
		return {
			method: request.method ?? 'GET',
			path: url.pathname,
			query: url.searchParams,
			body,
			contentType: request.headers['content-type'] ?? '',
			header: (name) => {
				const value = request.headers[name];
				return typeof value === 'string' ? value : '';
			},
			...(distortion && { distortion }),
			tokenExpires: fault?.kind === 'expire-token',
		};
	}

	#send(incoming: Incoming, answer: Answer, extra: Record<string, string> = {}): void {
		this.#record(incoming, answer.status);
		const { response } = incoming;
		if (response.headersSent || response.destroyed) return;
		const length = Buffer.byteLength(answer.body);
		response.writeHead(answer.status, { ...answer.headers, 'Content-Length': length, ...extra });
		response.end(answer.body);
	}

	#record({ request, url, at, body, fault }: Incoming, status: number): void {
		const { name, recorder } = this.#options;
		if (name === 'page' || recorder === undefined) return;
		const masked = maskedBody(body, request.headers['content-type'] ?? '');
		recorder.add({
			at,
			server: name,
			method: request.method ?? 'GET',
			path: url.pathname,
			query: maskedQuery(url.searchParams),
			status,
			...(masked !== undefined && { body: masked }),
			...(fault && { fault: fault.kind }),
		});
	}
}

/** A request target as an address; one that cannot be read becomes the root. */
function parsedUrl(target: string | undefined): URL {
	const base = 'http://sandbox.invalid';
	const text = target ?? '/';
	return URL.canParse(text, base) ? new URL(text, base) : new URL(base);
}
