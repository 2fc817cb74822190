import type { ImapFlow, ImapFlowOptions } from 'imapflow';
import { MailError } from '../../errors';
import { inOneLine } from '../../failures/in-one-line';
import type { OutboxEntry } from '../../outbox/entry';
import type { SentMailbox, SmtpServer } from '../../profile/server';
import type { SmtpSignIn } from './connection';
import { ToldSecrets } from './told-secrets';
import { trusted } from './trust';

export interface SentMailSettings {
	/** Code of the profile, for sentences. */
	readonly profile: string;
	readonly mailbox: SentMailbox;
	/** Whose certificate and timeouts count here too. */
	readonly server: SmtpServer;
	readonly signIn: Exclude<SmtpSignIn, { readonly kind: 'none' }>;
}

interface Asked {
	/** Which one it is opened for. */
	readonly record: string | undefined;
	/** Ends it at once, also while the server is silent. */
	readonly signal: AbortSignal | undefined;
}

/** Messages whose headers are asked for at once. */
const AT_ONCE = 200;

/** The mailbox in which the provider keeps what was sent, looked into over IMAP with TLS. */
export class SentMail {
	private readonly secrets = new ToldSecrets();

	constructor(private readonly settings: SentMailSettings) {}

	/**
	 * Whether it holds this message, by Message-ID or by the key that stands in it: some providers
	 * write a Message-ID of their own. A search finds every header that contains the text, so what it
	 * finds is compared as a whole.
	 *
	 * @throws MailError MAIL_SENT_MAIL_UNREACHABLE, MAIL_CANCELLED
	 */
	async holds({ messageId, key }: OutboxEntry, signal?: AbortSignal): Promise<boolean> {
		const asked = { record: `message ${key}`, signal };
		return await this.opened(asked, async (client) => {
			const headers = [{ header: { 'message-id': messageId } }, { header: { 'x-mail-key': key } }];
			const found = await client.search({ or: headers }, { uid: true });
			// So the client tells of a search that the server refused or did not answer.
			if (found === false) throw new Error('it did not search the folder');
			for (let end = found.length; end > 0; end -= AT_ONCE) {
				const some = found.slice(Math.max(0, end - AT_ONCE), end);
				const query = { headers: ['message-id', 'x-mail-key'] };
				const messages = await client.fetchAll(some, query, { uid: true });
				const isIt = messages.some(({ headers: given }) => {
					const { ids, keys } = identityIn(given?.toString('latin1') ?? '');
					return ids.includes(messageId) || keys.includes(key);
				});
				if (isIt) return true;
			}
			return false;
		});
	}

	/**
	 * Opens the folder.
	 *
	 * @returns its name
	 * @throws MailError MAIL_SENT_MAIL_UNREACHABLE, MAIL_CANCELLED
	 */
	async check(signal?: AbortSignal): Promise<string> {
		const asked = { record: undefined, signal };
		return await this.opened(asked, (_, folder) => Promise.resolve(folder));
	}

	private async opened<T>(
		{ record, signal }: Asked,
		work: (client: ImapFlow, folder: string) => Promise<T>,
	): Promise<T> {
		let client: ImapFlow | undefined;
		try {
			client = await this.signedIn(signal);
			const folder = await this.folderOf(client);
			await client.mailboxOpen(folder, { readOnly: true });
			return await work(client, folder);
		} catch (error) {
			if (signal?.aborted === true) throw cancelled(record);
			throw unreachable(this.settings, inOneLine(this.secrets.without(reasonOf(error))), record);
		} finally {
			client?.close();
		}
	}

	/** A token that is refused has expired: another one is tried once. */
	private async signedIn(signal: AbortSignal | undefined): Promise<ImapFlow> {
		const { signIn } = this.settings;
		if (signIn.kind === 'password') {
			return await this.connected({ user: signIn.user, pass: signIn.password }, signal);
		}
		const { user, token } = signIn;
		try {
			return await this.connected({ user, accessToken: await token(false) }, signal);
		} catch (error) {
			if (!isRefusal(error)) throw error;
			return await this.connected({ user, accessToken: await token(true) }, signal);
		}
	}

	/** @param signal closes it, also later: that ends whatever is asked of it */
	private async connected(
		auth: NonNullable<ImapFlowOptions['auth']>,
		signal: AbortSignal | undefined,
	): Promise<ImapFlow> {
		signal?.throwIfAborted();
		this.secrets.add(auth.user, auth.pass ?? auth.accessToken ?? '');
		const client = await this.client(auth);
		// What fails is told by what was asked for.
		client.on('error', () => undefined);
		try {
			await Promise.race([client.connect(), closedBy(signal, client)]);
			return client;
		} catch (error) {
			client.close();
			throw error;
		}
	}

	private async client(auth: NonNullable<ImapFlowOptions['auth']>): Promise<ImapFlow> {
		const { mailbox, server } = this.settings;
		const { connectMs, greetingMs, answerMs } = server.timeouts;
		// Larger than all the rest of the node, and seldom needed.
		const { ImapFlow } = await import('imapflow');
		return new ImapFlow({
			host: mailbox.host,
			port: mailbox.port,
			secure: true,
			auth,
			tls: { minVersion: 'TLSv1.2', ...trusted(server.ca) },
			connectionTimeout: connectMs,
			greetingTimeout: greetingMs,
			socketTimeout: answerMs,
			disableAutoIdle: true,
			logger: false,
		});
	}

	private async folderOf(client: ImapFlow): Promise<string> {
		const { folder } = this.settings.mailbox;
		if (folder !== '') return folder;
		const folders = await client.list();
		const sent = folders.find(({ specialUse }) => specialUse === '\\Sent');
		if (sent === undefined) throw new Error('it marks no folder as that of sent mail');
		return sent.path;
	}
}

/** Rejects when it is cancelled: a client that is closed in the middle of connecting does not. */
async function closedBy(signal: AbortSignal | undefined, client: ImapFlow): Promise<never> {
	return await new Promise((_, reject) => {
		const cancel = (): void => {
			client.close();
			reject(new Error('cancelled'));
		};
		signal?.addEventListener('abort', cancel, { once: true });
		client.on('close', () => signal?.removeEventListener('abort', cancel));
	});
}

/** What stands in the headers by which a message is known; neither has a space in it. */
function identityIn(header: string): { readonly ids: string[]; readonly keys: string[] } {
	const fields = header.split(/\r?\n(?![ \t])/);
	const valuesOf = (name: string): string[] =>
		fields
			.filter((field) => field.toLowerCase().startsWith(`${name}:`))
			.map((field) => field.slice(name.length + 1).replace(/\s+/g, ''));
	return { ids: valuesOf('message-id'), keys: valuesOf('x-mail-key') };
}

function isRefusal(error: unknown): boolean {
	return error instanceof Error && Reflect.get(error, 'authenticationFailed') === true;
}

/** The client tells what the server said beside its own, general sentence. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const said: unknown = Reflect.get(error, 'responseText');
	return typeof said === 'string' && said !== '' ? said : error.message;
}

function cancelled(record: string | undefined): MailError {
	return new MailError({
		code: 'MAIL_CANCELLED',
		message: 'The execution was canceled before the sent mail was looked into.',
		remedy: 'Start it again when you want it looked into.',
		...(record !== undefined && { record }),
		failureClass: 'transient',
	});
}

function unreachable(
	{ profile, mailbox }: SentMailSettings,
	because: string,
	record: string | undefined,
): MailError {
	return new MailError({
		code: 'MAIL_SENT_MAIL_UNREACHABLE',
		message: `The sent mail on ${mailbox.host}:${mailbox.port} cannot be looked into: ${because}.`,
		remedy:
			'Look at Sent Mail Host, Port and Folder of the e-mail profile, and whether the mailbox allows IMAP to this sign-in. Or empty Sent Mail Host, and settle what is in doubt by hand.',
		...(record !== undefined && { record }),
		details: { profile },
		failureClass: 'doubtful',
	});
}
