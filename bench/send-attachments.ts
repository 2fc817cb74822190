/** Memory: 500 mails with an attachment of 5 MB each, streamed through one connection and the outbox. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailSender, Outbox, parseProfile, readMessage, SmtpTransport } from '../lib/mail';
import { openSqliteStore } from '../lib/store';
import { systemClock } from '../nodes/shared/accountview/ports';
import { measureIsolated, reportMeasurement } from './support/isolated';
import { controlSandbox, SandboxProcess, type SandboxAddresses } from './support/sandbox-process';
import type { MailTarget } from './support/send-mail';
import { printTable } from './support/table';

const FILE_BYTES = 5 * 1024 * 1024;
const PIECE = new Uint8Array(64 * 1024).fill(65);
/** The sandbox keeps what it gets, so it is emptied now and then. */
const EMPTIED_EVERY = 20;
/** Were files held, the second would need five times as much. */
const MAILS = [100, 500];

interface Target {
	readonly mailbox: Omit<MailTarget, 'hasManyMailboxes'>;
	readonly addresses: SandboxAddresses;
}

const SETTINGS = { longestWaitMs: 60_000, retryWithinMs: 60_000 };

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };

async function* pieces(): AsyncGenerator<Uint8Array, void> {
	for (let given = 0; given < FILE_BYTES; given += PIECE.length) yield await Promise.resolve(PIECE);
}

function transportTo({ startTlsPort: port, certificate, account }: Target['mailbox']) {
	return new SmtpTransport({
		profile: 'BENCH',
		sender: account.user,
		signIn: { kind: 'password', user: account.user, password: account.password },
		server: {
			host: 'localhost',
			port,
			security: 'starttls',
			ca: certificate,
			timeouts: { connectMs: 30_000, greetingMs: 30_000, answerMs: 60_000 },
		},
	});
}

async function sendAll(count: number, { mailbox, addresses }: Target, file: string) {
	const store = await openSqliteStore({ file, clock: systemClock });
	const transport = transportTo(mailbox);
	const profile = parseProfile({ code: 'BENCH', senderAddress: mailbox.account.user });
	const digest = (text: string): string => createHash('sha256').update(text).digest('base64');
	const ports = { clock: systemClock, random: Math.random, logger: silent, digest };
	const outbox = new Outbox(store, { newId: randomUUID });
	const sender = new MailSender(profile, outbox, transport, ports);
	for (let number = 0; number < count; number += 1) {
		const attachment = {
			fileName: `${number}.pdf`,
			contentType: 'application/pdf',
			size: FILE_BYTES,
			contentId: '',
			open: () => Promise.resolve(pieces()),
		};
		const content = readMessage(profile, {
			...{ from: '', to: 'ans@klant.example', cc: '', bcc: '', replyTo: '' },
			...{ subject: `Factuur ${number}`, text: 'Hierbij de factuur.', html: '' },
			...{ priority: 'normal', headers: {}, attachments: [attachment] },
		});
		const { state } = await sender.send(`invoice ${number}`, content, SETTINGS);
		if (state !== 'sent') throw new Error(`mail ${number} is ${state}`);
		if (number % EMPTIED_EVERY === 0) await controlSandbox(addresses, 'DELETE', 'mails');
	}
	await sender.flush();
	await transport.close();
	await store.close();
	return count;
}

async function measureAll(): Promise<void> {
	const sandbox = await SandboxProcess.start(1);
	const folder = mkdtempSync(join(tmpdir(), 'accountview-bench-'));
	try {
		const { mailbox } = (await sandbox.control('GET', 'state')) as Target;
		const target = JSON.stringify({ mailbox, addresses: sandbox.addresses });
		const rows: string[][] = [];
		for (const count of MAILS) {
			const file = join(folder, `${count}.sqlite`);
			const measured = await measureIsolated(__filename, [String(count), target, file]);
			const { milliseconds, peakMiB, loadedMiB } = measured;
			const size = ((count * FILE_BYTES) / 1024 ** 2).toFixed(0);
			const above = (peakMiB - loadedMiB).toFixed(0);
			rows.push([String(count), size, (milliseconds / 1000).toFixed(1), above]);
		}
		printTable(['mails', 'MiB of files', 'seconds', 'MiB above the loaded program'], rows);
	} finally {
		await sandbox.stop();
		rmSync(folder, { recursive: true });
	}
}

async function main(): Promise<void> {
	const [count, target, file] = process.argv.slice(2);
	if (target === undefined || file === undefined) await measureAll();
	else await reportMeasurement(() => sendAll(Number(count), JSON.parse(target) as Target, file));
}

void main();
