import { Readable } from 'node:stream';
import { clearTimeout, setImmediate, setTimeout } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import SMTPConnection from 'nodemailer10/lib/smtp-connection';
import { AnswerTimer } from './answer-timer';
import { ToldSecrets } from './told-secrets';
import { trusted } from './trust';
import { isBeyondAscii, wireAddress } from '../../addresses/address';
import { itemError, type MailError } from '../../errors';
import { inOneLine } from '../../failures/in-one-line';
import { statusOf, type SmtpFault } from '../../failures/smtp-fault';
import type { SmtpServer } from '../../profile/server';

/** How to sign in. */
export type SmtpSignIn =
	| { readonly kind: 'none' }
	| { readonly kind: 'password'; readonly user: string; readonly password: string }
	| {
			readonly kind: 'oauth2';
			readonly user: string;
			/** @param isRefused the last one was refused, so another one is needed */
			readonly token: (isRefused: boolean) => Promise<string>;
	  };

/** A failure of SMTP, before it is known what it means. */
export class SmtpProblem extends Error {
	constructor(readonly fault: SmtpFault) {
		super(fault.message);
		this.name = 'SmtpProblem';
	}
}

export interface SmtpEnvelope {
	readonly from: string;
	readonly to: readonly string[];
	/** About how many bytes; undefined when not known. */
	readonly size: number | undefined;
}

export interface SmtpAcceptance {
	readonly reply: string;
	readonly refused: readonly { readonly address: string; readonly reply: string }[];
}

/** Milliseconds to wait for the answer to QUIT: everything that matters was answered before. */
const LONGEST_FAREWELL = 2000;

/** Answers whose time a server has once the message was given: what is still on its way takes some too. */
const AT_THE_END = 3;

/**
 * One connection to a mail server, open and signed in. On nodemailer's low-level client, which makes
 * the phases of SMTP visible: it asks for the first byte of a message when the server's 354 has come.
 */
export class SmtpConnectionHandle {
	private isOver = false;
	/** Whether it takes addresses with more than ASCII before the @. */
	private takesUtf8 = false;

	private constructor(
		private readonly connection: SMTPConnection,
		private readonly secrets: ToldSecrets,
		private readonly answerMs: number,
	) {
		const over = (): void => {
			this.isOver = true;
		};
		connection.on('error', over);
		connection.on('end', over);
	}

	/**
	 * @param signal ends it at once, also while the server is silent
	 * @throws SmtpProblem; MailError MAIL_PROFILE_INVALID
	 */
	static async open(
		server: SmtpServer,
		signIn: SmtpSignIn,
		signal?: AbortSignal,
	): Promise<SmtpConnectionHandle> {
		const trust = trusted(server.ca);
		const connection = new SMTPConnection({
			host: server.host,
			port: server.port,
			secure: server.security === 'tls',
			requireTLS: server.security === 'starttls',
			ignoreTLS: server.security === 'none',
			connectionTimeout: server.timeouts.connectMs,
			greetingTimeout: server.timeouts.greetingMs,
			socketTimeout: server.timeouts.answerMs,
			tls: { minVersion: 'TLSv1.2', ...trust },
		});
		const secrets = new ToldSecrets();
		const handle = new SmtpConnectionHandle(connection, secrets, server.timeouts.answerMs);
		const ending = new AbortController();
		try {
			await Promise.race([
				handle.begin(signIn),
				stopped(server, [ending.signal, ...(signal === undefined ? [] : [signal])]),
			]);
			return handle;
		} catch (error) {
			connection.close();
			throw problemOf(error, secrets);
		} finally {
			ending.abort();
		}
	}

	private async begin(signIn: SmtpSignIn): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			this.connection.once('error', reject);
			this.connection.connect((error) => {
				this.connection.off('error', reject);
				if (error === undefined) resolve();
				else reject(error);
			});
		});
		// What was answered last is what it offers, now that the connection is encrypted.
		this.takesUtf8 = /^250[ -]SMTPUTF8\b/im.test(String(this.connection.lastServerResponse));
		await this.signIn(signIn);
	}

	/** False when the server or the network has ended it. */
	get isOpen(): boolean {
		return !this.isOver;
	}

	/**
	 * @param bytes begun when the server has answered 354
	 * @throws SmtpProblem; MailError MAIL_ADDRESS_INVALID
	 */
	async send(envelope: SmtpEnvelope, bytes: AsyncIterable<Uint8Array>): Promise<SmtpAcceptance> {
		const { size } = envelope;
		const from = this.wired(envelope.from);
		const to = envelope.to.map((address) => this.wired(address));
		const given = (address: string): string => envelope.to[to.indexOf(address)] ?? address;
		const timer = new AnswerTimer(this.answerMs);
		const body = Readable.from(this.whenAskedFor(bytes, timer), { objectMode: false });
		const wanted = { from, to, ...(size !== undefined && { size }) };
		// To MAIL, to each RCPT and to DATA.
		timer.start(to.length + 2);
		try {
			return await this.unlessCut(
				new Promise<SmtpAcceptance>((resolve, reject) => {
					this.connection.send(wanted, body, (error, info) => {
						if (error === null) resolve(this.acceptanceOf(info, given));
						else reject(error);
					});
				}),
				timer,
			);
		} catch (error) {
			body.destroy();
			if (timer.hasRunOut) this.drop();
			throw problemOf(error, this.secrets);
		} finally {
			timer.stop();
		}
	}

	/** @param given the address as it was given for what went over the wire */
	private acceptanceOf(
		{ response, rejectedErrors = [] }: SMTPConnection.SentMessageInfo,
		given: (address: string) => string,
	): SmtpAcceptance {
		const refused = rejectedErrors.map(({ recipient, response: reply, message }) => ({
			address: given(recipient ?? ''),
			reply: inOneLine(this.secrets.without(reply ?? message)),
		}));
		return { reply: inOneLine(this.secrets.without(response)), refused };
	}

	private wired(address: string): string {
		const wired = wireAddress(address);
		if (!this.takesUtf8 && isBeyondAscii(wired)) throw notTaken(address);
		return wired;
	}

	/**
	 * The client takes any success for the 354. What has not asked for the message would take it for
	 * commands, so it gets none of it, and nothing else on this connection.
	 */
	private async *whenAskedFor(
		bytes: AsyncIterable<Uint8Array>,
		timer: AnswerTimer,
	): AsyncGenerator<Uint8Array, void> {
		timer.stop();
		const reply = inOneLine(this.secrets.without(String(this.connection.lastServerResponse)));
		if (statusOf(reply) !== 354) {
			this.isOver = true;
			const message = 'The server has not asked for the message';
			throw new SmtpProblem({ code: '', cause: '', command: 'DATA', reply, message });
		}
		yield* bytes;
		timer.start(AT_THE_END);
	}

	/** Makes it ready for the next message; false when it cannot be. */
	async reset(): Promise<boolean> {
		if (this.isOver) return false;
		const answered = new Promise<boolean>((resolve) => {
			this.connection.reset((error) => {
				resolve(error === null);
			});
		});
		const timer = new AnswerTimer(this.answerMs);
		timer.start(1);
		return await this.unlessCut(answered, timer)
			.catch(() => false)
			.finally(() => {
				timer.stop();
			});
	}

	/** Ends it at once. */
	drop(): void {
		this.isOver = true;
		this.connection.close();
	}

	/** Ends it as agreed, and waits until it has ended; a server that does not answer is left. */
	async quit(): Promise<void> {
		if (this.isOver) return;
		await new Promise<void>((resolve) => {
			const leaving = setTimeout(() => {
				this.drop();
				resolve();
			}, LONGEST_FAREWELL);
			this.connection.once('end', () => {
				clearTimeout(leaving);
				resolve();
			});
			this.connection.quit();
		});
	}

	private async signIn(signIn: SmtpSignIn): Promise<void> {
		if (signIn.kind === 'none') return;
		if (!this.connection.allowsAuth) {
			throw new SmtpProblem({
				code: 'ENOAUTH',
				cause: '',
				command: 'AUTH',
				reply: '',
				message: 'The server offers no sign-in',
			});
		}
		if (signIn.kind === 'password') this.secrets.add(signIn.user, signIn.password);
		const auth =
			signIn.kind === 'password'
				? { user: signIn.user, credentials: { user: signIn.user, pass: signIn.password } }
				: { user: signIn.user, method: 'XOAUTH2', oauth2: oauth2Of(signIn, this.secrets) };
		await this.unlessCut(
			new Promise<void>((resolve, reject) => {
				this.connection.login(auth, (error) => {
					if (error === null) resolve();
					else reject(error);
				});
			}),
		);
	}

	/** The client answers nothing that was under way when the connection ended: it only says why, or that it has. */
	private async unlessCut<Answer>(work: Promise<Answer>, timer?: AnswerTimer): Promise<Answer> {
		const { connection } = this;
		let end = (): void => undefined;
		let fail: (error: Error) => void = () => undefined;
		const cut = new Promise<never>((_, reject) => {
			end = () => {
				// The client ends the connection before it tells what a farewell (421) said.
				setImmediate(() => {
					reject(new Error('The connection has ended'));
				});
			};
			fail = reject;
			connection.once('end', end).once('error', fail);
		});
		try {
			return await Promise.race([work, cut, ...(timer === undefined ? [] : [timer.ranOut])]);
		} finally {
			connection.off('end', end).off('error', fail);
		}
	}
}

/**
 * Rejects when one of the signals ends it, or when a server talks and talks: the client counts silence only.
 * Greeting, EHLO, STARTTLS, EHLO again and the steps of a sign-in are seven answers at most.
 */
async function stopped({ timeouts }: SmtpServer, signals: readonly AbortSignal[]): Promise<never> {
	const longest = timeouts.connectMs + timeouts.greetingMs + 7 * timeouts.answerMs;
	await sleep(longest, undefined, { signal: AbortSignal.any([...signals]), ref: false }).catch(
		() => undefined,
	);
	throw new Error('Timeout');
}

function notTaken(address: string): MailError {
	return itemError(
		'MAIL_ADDRESS_INVALID',
		`The mail server takes no address with letters beyond a to z before the @, such as ${address}, so the message was not sent.`,
		'Use another address of the same person, or a mail server that takes such addresses (SMTPUTF8).',
	);
}

/** What nodemailer asks for a token; it asks once more when the first one is refused. */
function oauth2Of(
	{ user, token }: Extract<SmtpSignIn, { kind: 'oauth2' }>,
	secrets: ToldSecrets,
): never {
	const source = {
		getToken: (isRefused: boolean, done: (error: unknown, accessToken?: string) => void) => {
			token(isRefused).then(
				(accessToken) => {
					secrets.add(user, accessToken);
					done(null, accessToken);
				},
				(error: unknown) => {
					done(error);
				},
			);
		},
		buildXOAuth2Token: (accessToken: string) =>
			Buffer.from(`user=${user}\u0001auth=Bearer ${accessToken}\u0001\u0001`).toString('base64'),
	};
	// Typed as nodemailer's own class, of which it uses these two alone.
	return source as never;
}

/** By shape: errors of sockets and of TLS come through with what the client adds. */
function problemOf(error: unknown, secrets: ToldSecrets): SmtpProblem {
	if (error instanceof SmtpProblem) return error;
	const fields: Readonly<Record<string, unknown>> =
		typeof error === 'object' && error !== null ? { ...error } : {};
	const text = (name: string): string => {
		const value = fields[name];
		return typeof value === 'string' ? value : '';
	};
	const message = error instanceof Error ? error.message : String(error);
	const code = text('code');
	return new SmtpProblem({
		code,
		cause: text('originalCode'),
		command: text('command'),
		reply: inOneLine(secrets.without(text('response'))),
		message: inOneLine(secrets.without(message)),
	});
}
