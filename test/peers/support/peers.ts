import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
	SmtpTransport,
	type MailContent,
	type MailDraft,
	type Security,
	type SmtpSignIn,
} from '../../../lib/mail';
import { sampleContent } from '../../lib/mail/samples';

/** Where the mail servers are; made by `scripts/peers/mail-servers.mjs`. */
export interface Peers {
	readonly host: string;
	readonly ports: {
		readonly startTls: number;
		readonly tls: number;
		/** As `startTls`, with greylisting. */
		readonly greylisting: number;
		/** With TLS from the first byte. */
		readonly imap: number;
	};
	/** The certificate that theirs is signed with, as PEM, and the file it stands in. */
	readonly authority: string;
	readonly authorityFile: string;
	/** The largest message that is taken. */
	readonly mostBytes: number;
	readonly account: {
		readonly user: string;
		readonly password: string;
		readonly token: string;
		readonly expiredToken: string;
	};
	/** Another login, whose sent mail is kept. */
	readonly colleague: { readonly user: string; readonly password: string };
	readonly mailboxPassword: string;
	/** A folder for each domain, in it a Maildir for each mailbox. */
	readonly mailFolder: string;
	readonly queueFolder: string;
}

export const peers = givenPeers();

function givenPeers(): Peers {
	const given = process.env['TEST_PEERS'];
	if (given === undefined) throw new Error('These tests run by npm run test:peers');
	return JSON.parse(given) as Peers;
}

/** Invoices of the firm that the account belongs to, to Ans unless said otherwise. */
export function invoice(changes: Partial<MailDraft> = {}): MailContent {
	return sampleContent({ subject: 'Factuur 20260012', ...changes });
}

export const signedIn: SmtpSignIn = {
	kind: 'password',
	user: peers.account.user,
	password: peers.account.password,
};

export function transportTo(
	port: Exclude<keyof Peers['ports'], 'imap'> = 'startTls',
	changes: {
		readonly signIn?: SmtpSignIn;
		readonly ca?: string;
		readonly security?: Security;
		readonly host?: string;
		/** Address of the profile. */
		readonly sender?: string;
	} = {},
): SmtpTransport {
	return new SmtpTransport({
		profile: 'FACT',
		sender: changes.sender ?? peers.account.user,
		signIn: changes.signIn ?? signedIn,
		server: {
			host: changes.host ?? peers.host,
			port: peers.ports[port],
			security: changes.security ?? (port === 'tls' ? 'tls' : 'starttls'),
			ca: changes.ca ?? peers.authority,
			timeouts: { connectMs: 5000, greetingMs: 3000, answerMs: 10_000 },
		},
	});
}

/** In the order in which a message moves, so that none slips by between two looks. */
const QUEUES = ['maildrop', 'incoming', 'active', 'deferred'] as const;
const DELIVERED_WITHIN_MS = 60_000;

/** Waits until Postfix has nothing left to deliver. */
export async function delivered(): Promise<void> {
	const isFile = (entry: { isFile(): boolean }): boolean => entry.isFile();
	const waiting = (queue: string): boolean =>
		readdirSync(join(peers.queueFolder, queue), { recursive: true, withFileTypes: true }).some(
			isFile,
		);
	const deadline = Date.now() + DELIVERED_WITHIN_MS;
	while (QUEUES.some(waiting)) {
		if (Date.now() > deadline) throw new Error('Postfix still has mail to deliver');
		await pause(20);
	}
}

/**
 * Files of the mails in a mailbox, such as `ans@klant.example`; waits until all have arrived.
 *
 * @param folder of a Maildir, such as `.Sent`; '' for the inbox
 */
export async function mailFiles(mailbox: string, folder = ''): Promise<readonly string[]> {
	await delivered();
	return filesNow(mailbox, folder);
}

/** Empties a mailbox; what is on its way is waited for. */
export async function emptyMailbox(mailbox: string, folder = ''): Promise<void> {
	for (const file of await mailFiles(mailbox, folder)) rmSync(file);
}

/** The same at once. */
export function filesNow(mailbox: string, inFolder = ''): readonly string[] {
	const [name = '', domain = ''] = mailbox.split('@');
	return ['new', 'cur'].flatMap((part) => {
		const folder = join(peers.mailFolder, domain, name, inFolder, part);
		try {
			return readdirSync(folder).map((file) => join(folder, file));
		} catch {
			// Made with the first mail.
			return [];
		}
	});
}
