import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { MailAccount } from './accounts';
import type { Certificate } from './certificate';
import type { MailFaultBoard } from './mail-faults';
import type { MailStore } from './mail-store';
import { SmtpSession } from './smtp-session';

export interface MailServerOptions {
	readonly store: MailStore;
	readonly faults: MailFaultBoard;
	/** `none`: neither encryption nor sign-in; otherwise both are required. */
	readonly security:
		| { readonly kind: 'none' }
		| {
				readonly kind: 'starttls' | 'tls';
				readonly certificate: Certificate;
				readonly accounts: readonly MailAccount[];
		  };
	/** Bytes of a message at most. */
	readonly mostBytes?: number;
	/** Whether it takes addresses beyond ASCII. */
	readonly offersUtf8?: boolean;
}

const MOST_BYTES = 10 * 1024 * 1024;

/** A mailbox that takes every mail by SMTP on 127.0.0.1. It sends nothing on. */
export class MailServer {
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	readonly #stopping = new AbortController();
	#connections = 0;

	constructor(private readonly options: MailServerOptions) {
		this.#server = createServer((socket) => {
			this.#serve(socket);
		});
	}

	/**
	 * Starts listening; port 0 takes a free one. Gives the port.
	 *
	 * @throws when the port is taken
	 */
	async listen(port: number): Promise<number> {
		await new Promise<void>((resolve, reject) => {
			this.#server.once('error', (error: NodeJS.ErrnoException) => {
				const taken = error.code === 'EADDRINUSE';
				reject(taken ? new Error(`Port ${String(port)} is taken by another program.`) : error);
			});
			this.#server.listen(port, '127.0.0.1', resolve);
		});
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('No port was given.');
		return address.port;
	}

	/** How many connections have come in. */
	get connections(): number {
		return this.#connections;
	}

	/** Ends every connection and stops listening. */
	async stop(): Promise<void> {
		this.#stopping.abort();
		for (const socket of this.#sockets) socket.destroy();
		await new Promise<void>((resolve) => {
			this.#server.close(() => {
				resolve();
			});
		});
	}

	#serve(socket: Socket): void {
		this.#connections += 1;
		this.#sockets.add(socket);
		socket.setNoDelay();
		socket.on('close', () => this.#sockets.delete(socket));
		// A client that hangs up while we answer is its own affair.
		socket.on('error', () => undefined);
		const { security } = this.options;
		const begin = security.kind === 'tls' ? this.#encrypted(socket, security.certificate) : socket;
		this.#converse(begin, socket);
	}

	#converse(first: Socket, plain: Socket): void {
		const { security, store, faults, mostBytes = MOST_BYTES, offersUtf8 = false } = this.options;
		let current = first;
		const session: SmtpSession = new SmtpSession(
			{
				faults,
				mostBytes,
				offersUtf8,
				answer: (lines) => current.write(`${lines}\r\n`, 'latin1'),
				accept: (envelope) => {
					store.keep(envelope);
				},
				hangUp: () => current.end(),
				cut: () => plain.destroy(),
				wait: (milliseconds) =>
					wait(milliseconds, undefined, { signal: this.#stopping.signal }).catch(() => undefined),
				...(security.kind !== 'none' && { accounts: security.accounts }),
				...(security.kind === 'starttls' && {
					startTls: () => {
						plain.removeAllListeners('data');
						current = this.#encrypted(plain, security.certificate);
						listen(current, session);
					},
				}),
			},
			security.kind === 'tls',
		);
		listen(current, session);
		void session.greet();
	}

	#encrypted(socket: Socket, certificate: Certificate): TLSSocket {
		const secureContext = createSecureContext(certificate);
		const encrypted = new TLSSocket(socket, { isServer: true, secureContext });
		// Among others a client that does not trust the certificate.
		encrypted.on('error', () => {
			socket.destroy();
		});
		return encrypted;
	}
}

function listen(socket: Socket, session: SmtpSession): void {
	socket.on('data', (bytes: Buffer) => {
		session.receive(bytes.toString('latin1'));
	});
}
