import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createEncrypted } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { isLoopbackHost } from '../http/exchange';
import type { Certificate } from '../mailbox/certificate';
import { readRequest, writeResponse, type IncomingRequest } from './ipp-wire';
import type { PrintQueue } from './print-queue';
import { answerOperation, operationOf } from './printer-answers';
import type { PrinterFault, PrinterFaultBoard, PrinterOperation } from './printer-faults';

/** User and password that a printer asks for. */
export interface PrinterAccount {
	readonly user: string;
	readonly password: string;
}

export interface PrinterServerOptions {
	readonly queue: PrintQueue;
	readonly faults: PrinterFaultBoard;
	/** Hears of each operation that arrived whole. */
	readonly heard: (operation: PrinterOperation) => void;
	/** Encrypted and with sign-in; left out: neither. */
	readonly secured?: { readonly certificate: Certificate; readonly account: PrinterAccount };
}

export const PRINTER_PATH = '/ipp/print';

const MOST_BYTES = 64 * 1024 * 1024;

/** One way to the printer: HTTP on 127.0.0.1, or the same encrypted. */
export class PrinterServer {
	readonly #options: PrinterServerOptions;
	readonly #stopping = new AbortController();
	#server: Server | undefined;
	#port = 0;

	constructor(options: PrinterServerOptions) {
		this.#options = options;
	}

	get url(): string {
		return this.#options.secured === undefined
			? `ipp://127.0.0.1:${this.#port}${PRINTER_PATH}`
			: `ipps://localhost:${this.#port}${PRINTER_PATH}`;
	}

	/** @throws when the port is taken */
	async listen(port: number): Promise<void> {
		const { secured } = this.#options;
		const serve = (request: IncomingMessage, response: ServerResponse): void => {
			this.#serve(request, response).catch(() => response.destroy());
		};
		const server =
			secured === undefined ? createServer(serve) : createEncrypted(secured.certificate, serve);
		this.#server = server;
		await new Promise<void>((resolve, reject) => {
			server.once('error', (error: NodeJS.ErrnoException) => {
				const isTaken = error.code === 'EADDRINUSE';
				reject(isTaken ? new Error(`Port ${port} is taken by another program.`) : error);
			});
			server.listen(port, '127.0.0.1', resolve);
		});
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('No port was given.');
		this.#port = address.port;
	}

	/** As one that is switched off: nobody answers at its port. */
	async goOffline(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		if (server === undefined) return;
		await new Promise<void>((resolve) => {
			server.close(() => {
				resolve();
			});
			server.closeAllConnections();
		});
	}

	async goOnline(): Promise<void> {
		if (this.#server === undefined) await this.listen(this.#port);
	}

	async stop(): Promise<void> {
		this.#stopping.abort();
		await this.goOffline();
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		response.on('error', () => undefined);
		if (!isLoopbackHost(request.headers.host ?? '')) {
			request.resume();
			response.writeHead(403).end();
			return;
		}
		if (!this.#isSignedIn(request)) {
			request.resume();
			response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="Printer"' }).end();
			return;
		}
		if (request.method !== 'POST' || request.url !== PRINTER_PATH) {
			request.resume();
			response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such printer.');
			return;
		}
		const asked = readRequest(await bodyOf(request));
		if (asked === undefined) {
			response.writeHead(400).end();
			return;
		}
		await this.#answer(asked, response);
	}

	#isSignedIn({ headers }: IncomingMessage): boolean {
		const { secured } = this.#options;
		if (secured === undefined) return true;
		const { user, password } = secured.account;
		const expected = Buffer.from(`${user}:${password}`).toString('base64');
		return headers.authorization === `Basic ${expected}`;
	}

	async #answer(asked: IncomingRequest, response: ServerResponse): Promise<void> {
		const { queue, faults, heard } = this.#options;
		const operation = operationOf(asked, queue);
		if (operation !== undefined) heard(operation);
		const fault = operation === undefined ? undefined : faults.take(operation);
		if (fault?.do === 'delay') {
			await wait(fault.milliseconds ?? 1000, undefined, { signal: this.#stopping.signal });
		}
		if (fault !== undefined && refused(fault, asked, response)) return;
		if (fault?.do === 'abort') queue.giveUpNext(fault.reasons ?? ['aborted-by-system']);
		const answer = answerOperation(operation, asked, queue, this.url);
		if (fault?.do === 'cut-after') response.destroy();
		else sendIpp(response, writeResponse(asked, answer));
	}
}

/** Whether the fault was all there is to the answer, so that nothing is done. */
function refused(fault: PrinterFault, asked: IncomingRequest, response: ServerResponse): boolean {
	switch (fault.do) {
		case 'cut-before':
			response.destroy();
			return true;
		case 'status':
			sendIpp(response, writeResponse(asked, { status: fault.status ?? 0x0500 }));
			return true;
		case 'http':
			response.writeHead(fault.status ?? 500).end();
			return true;
		case 'web-page':
			response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Sign in</title>');
			return true;
		case 'abort':
		case 'cut-after':
		case 'delay':
			return false;
	}
}

function sendIpp(response: ServerResponse, body: Buffer): void {
	response.writeHead(200, { 'Content-Type': 'application/ipp' }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of request as AsyncIterable<Buffer>) {
		size += piece.length;
		if (size > MOST_BYTES) throw new Error('The document is too large.');
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}
