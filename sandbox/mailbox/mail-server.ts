import { createServer, type Server, type Socket } from 'node:net';
import { readMessage, type MailMessage } from './message';
import { SmtpSession, type Envelope } from './smtp-session';

/** A mail that came in. */
export interface ReceivedMail extends Envelope, Omit<MailMessage, 'from' | 'to'> {
	/** Milliseconds since the Unix epoch. */
	readonly at: number;
	/** `From:` and `To:` as the mail shows them; `from` and `to` are those of the envelope. */
	readonly shownFrom: string;
	readonly shownTo: string;
}

/** Mails that are kept; the oldest go. */
const KEPT = 500;

/**
 * A mailbox that takes every mail: plain SMTP on 127.0.0.1, without sign-in and without TLS. It sends
 * nothing on.
 */
export class MailServer {
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	#mails: ReceivedMail[] = [];

	constructor(private readonly now: () => number) {
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

	/** The oldest first. */
	mails(): readonly ReceivedMail[] {
		return this.#mails;
	}

	clear(): void {
		this.#mails = [];
	}

	/** Ends every connection and stops listening. */
	async stop(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		await new Promise<void>((resolve) => {
			this.#server.close(() => {
				resolve();
			});
		});
	}

	#serve(socket: Socket): void {
		this.#sockets.add(socket);
		socket.on('close', () => this.#sockets.delete(socket));
		// A client that hangs up while we answer is its own affair.
		socket.on('error', () => undefined);
		socket.setEncoding('latin1');
		const session = new SmtpSession({
			answer: (lines) => socket.write(`${lines}\r\n`),
			accept: (envelope) => {
				this.#keep(envelope);
			},
			hangUp: () => socket.end(),
		});
		socket.on('data', (text: string) => {
			session.receive(text);
		});
		session.greet();
	}

	#keep(envelope: Envelope): void {
		const { from: shownFrom, to: shownTo, ...message } = readMessage(envelope.raw);
		const mail = { at: this.now(), ...envelope, ...message, shownFrom, shownTo };
		this.#mails = [...this.#mails, mail].slice(-KEPT);
	}
}
