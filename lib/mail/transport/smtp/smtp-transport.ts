import { MailError } from '../../errors';
import { smtpFailure } from '../../failures/smtp-failure';
import { isRefusal, type SmtpSituation } from '../../failures/smtp-fault';
import { sizeOnTheWire } from '../../message/content';
import type { OutboxEntry } from '../../outbox/entry';
import type { SentMailbox, SmtpServer } from '../../profile/server';
import { mimeBytes } from '../mime';
import type { CheckLine, MailTransport, OutgoingMail, Taken, TransportSteps } from '../transport';
import { SmtpConnectionHandle, SmtpProblem, type SmtpSignIn } from './connection';
import { SentMail } from './sent-mail';

export interface SmtpSettings {
	/** Code of the profile, and its address, for sentences. */
	readonly profile: string;
	readonly sender: string;
	readonly server: SmtpServer;
	readonly signIn: SmtpSignIn;
	/** Where doubtful messages are looked up; undefined when that cannot be done. */
	readonly sentMailbox?: SentMailbox | undefined;
}

/** How far a message has come. */
interface Progress {
	/** Settles when it is known whether it may be given; undefined before the server has asked. */
	begin: Promise<void> | undefined;
	/** The server has asked for it, and it may be given. */
	hasBegun: boolean;
	/** Every byte was handed to the connection. */
	hasEnded: boolean;
	/** What kept the message from being given whole. */
	stoppedBy: unknown;
}

/** Mail over SMTP: one connection for a run, which is opened when it is first needed. */
export class SmtpTransport implements MailTransport {
	private connection: SmtpConnectionHandle | undefined;

	private readonly sentMail: SentMail | undefined;

	constructor(private readonly settings: SmtpSettings) {
		const { profile, server, signIn, sentMailbox: mailbox } = settings;
		const isKnown = mailbox !== undefined && signIn.kind !== 'none';
		this.sentMail = isKnown ? new SentMail({ profile, mailbox, server, signIn }) : undefined;
	}

	async send(mail: OutgoingMail, steps: TransportSteps): Promise<Taken> {
		const isKept = this.connection?.isOpen === true;
		try {
			return await this.sendOnce(mail, steps);
		} catch (error) {
			// A server ends a connection that was idle; nothing of the message has left.
			const wasCut = isKept && error instanceof UnseenCut;
			if (!wasCut) throw error instanceof UnseenCut ? error.failure : error;
		}
		return await this.sendOnce(mail, steps).catch((error: unknown) => {
			throw error instanceof UnseenCut ? error.failure : error;
		});
	}

	async check(signal?: AbortSignal): Promise<readonly CheckLine[]> {
		const { server, signIn } = this.settings;
		try {
			await this.open(this.settings.sender, signal);
		} catch (error) {
			if (!(error instanceof MailError) || signal?.aborted === true) throw error;
			return [{ check: 'Connection', isOk: false, message: error.message, remedy: error.remedy }];
		}
		const encryption = server.security === 'none' ? 'without encryption' : 'encrypted';
		const how = signIn.kind === 'none' ? 'without sign-in' : `signed in as ${signIn.user}`;
		const message = `The mail server ${server.host}:${server.port} answers, ${encryption}, ${how}.`;
		return [
			{ check: 'Connection', isOk: true, message, remedy: '' },
			...(await this.checkSentMail(signal)),
		];
	}

	/** That it is not in the sent mail proves nothing: not every server keeps what it sends. */
	async lookUp(entry: OutboxEntry, signal?: AbortSignal): Promise<'sent' | 'unknown'> {
		return (await this.sentMail?.holds(entry, signal)) === true ? 'sent' : 'unknown';
	}

	async close(): Promise<void> {
		await this.connection?.quit();
		this.connection = undefined;
	}

	private async checkSentMail(signal?: AbortSignal): Promise<readonly CheckLine[]> {
		if (this.sentMail === undefined) return [];
		try {
			const folder = await this.sentMail.check(signal);
			const message = `What is in doubt is looked up in the folder ${folder} of the sent mail.`;
			return [{ check: 'Sent mail', isOk: true, message, remedy: '' }];
		} catch (error) {
			if (!(error instanceof MailError) || signal?.aborted === true) throw error;
			return [{ check: 'Sent mail', isOk: false, message: error.message, remedy: error.remedy }];
		}
	}

	private async sendOnce(mail: OutgoingMail, steps: TransportSteps): Promise<Taken> {
		const sender = mail.content.from.address;
		const connection = await this.open(sender, steps.signal);
		if (isCancelled(steps)) throw cancelled();
		const progress: Progress = {
			begin: undefined,
			hasBegun: false,
			hasEnded: false,
			stoppedBy: undefined,
		};
		const cancel = (): void => {
			connection.drop();
		};
		steps.signal?.addEventListener('abort', cancel, { once: true });
		try {
			const size = sizeOnTheWire(mail.content);
			const envelope = { from: sender, to: mail.recipients, size };
			const accepted = await connection.send(envelope, bytesOf(mail, steps, progress));
			if (!progress.hasEnded) throw await this.tooEarly(connection, progress, accepted.reply);
			return { state: 'sent', ...accepted };
		} catch (error) {
			if (!(error instanceof SmtpProblem)) throw error;
			// What was claimed has to be known before it is said what became of it.
			await progress.begin?.catch(() => undefined);
			await this.makeReady(connection, progress);
			throw this.meaningOf(error, progress, sender, isCancelled(steps));
		} finally {
			steps.signal?.removeEventListener('abort', cancel);
		}
	}

	/** What it has taken, when it answers before it has the whole message, nobody knows. */
	private async tooEarly(
		connection: SmtpConnectionHandle,
		progress: Progress,
		reply: string,
	): Promise<MailError> {
		await progress.begin?.catch(() => undefined);
		connection.drop();
		this.connection = undefined;
		return answeredTooEarly(this.settings, reply);
	}

	/** After a refusal the connection serves the next message, unless this one was under way on it. */
	private async makeReady(connection: SmtpConnectionHandle, progress: Progress): Promise<void> {
		const isReady = !progress.hasBegun && progress.stoppedBy === undefined;
		if (isReady && (await connection.reset())) return;
		connection.drop();
		this.connection = undefined;
	}

	private meaningOf(
		{ fault }: SmtpProblem,
		progress: Progress,
		sender: string,
		wasCancelled: boolean,
	): Error {
		if (progress.stoppedBy instanceof Error) return progress.stoppedBy;
		// Only these say that it was not taken.
		const isAnswered = fault.command === 'DATA' && isRefusal(fault.reply);
		if (progress.hasEnded && !isAnswered) return unanswered(this.settings, fault.message);
		if (wasCancelled) return cancelled();
		const failure = smtpFailure(fault, this.situation(sender));
		const isCut = fault.reply === '' && failure.code === 'MAIL_SERVER_UNREACHABLE';
		return isCut && !progress.hasBegun ? new UnseenCut(failure) : failure;
	}

	private async open(sender: string, signal?: AbortSignal): Promise<SmtpConnectionHandle> {
		if (this.connection?.isOpen === true) return this.connection;
		const { server, signIn } = this.settings;
		if (server.security === 'none' && signIn.kind !== 'none') throw openPassword(this.settings);
		try {
			this.connection = await SmtpConnectionHandle.open(server, signIn, signal);
			return this.connection;
		} catch (error) {
			if (signal?.aborted === true) throw cancelled();
			if (!(error instanceof SmtpProblem)) throw error;
			throw smtpFailure(error.fault, this.situation(sender));
		}
	}

	private situation(sender: string): SmtpSituation {
		const { profile, server, signIn, sender: ownSender } = this.settings;
		return {
			profile,
			sender,
			ownSender,
			isSignedIn: signIn.kind !== 'none',
			host: server.host,
			port: server.port,
			security: server.security,
		};
	}
}

/** The connection was gone before the server had asked for the message. */
class UnseenCut extends Error {
	constructor(readonly failure: MailError) {
		super(failure.message);
	}
}

async function* bytesOf(
	mail: OutgoingMail,
	steps: TransportSteps,
	progress: Progress,
): AsyncGenerator<Uint8Array, void> {
	try {
		progress.begin = steps.beforeData().then(() => {
			progress.hasBegun = true;
		});
		await progress.begin;
		yield* mimeBytes(mail, { keepsBcc: false, extraHeaders: {} });
		progress.hasEnded = true;
	} catch (error) {
		progress.stoppedBy = error;
		// The client writes its own code into what it is given.
		throw new Error('The message was stopped', { cause: error });
	}
}

function unanswered({ profile, server }: SmtpSettings, because: string): MailError {
	return new MailError({
		code: 'MAIL_DOUBTFUL',
		message: `${server.host} got the whole message and did not say whether it has taken it (${because}).`,
		remedy: 'Look in the sent mail or at the copy address before it is sent again.',
		details: { profile },
		failureClass: 'doubtful',
	});
}

function answeredTooEarly({ profile, server }: SmtpSettings, reply: string): MailError {
	return new MailError({
		code: 'MAIL_DOUBTFUL',
		message: `${server.host} said that it has taken the message before it had all of it (${reply}).`,
		remedy: 'Look at the recipient whether it has arrived whole before it is sent again.',
		details: { profile },
		failureClass: 'doubtful',
	});
}

function isCancelled({ signal }: TransportSteps): boolean {
	return signal?.aborted === true;
}

function cancelled(): MailError {
	return new MailError({
		code: 'MAIL_CANCELLED',
		message: 'The execution was canceled before the message was sent.',
		remedy: 'Start it again when you want it sent.',
		failureClass: 'transient',
	});
}

function openPassword({ profile, server }: SmtpSettings): MailError {
	return new MailError({
		code: 'MAIL_PROFILE_INVALID',
		message: `The e-mail profile ${profile} would tell its password to ${server.host} without encryption, so nothing was connected.`,
		remedy: 'Choose STARTTLS or TLS as security, or leave user and password empty.',
		details: { profile },
		failureClass: 'profile',
	});
}
