/** Mails with a 30 kB PDF over STARTTLS and AUTH: our node with its outbox on disk, and n8n's Send Email. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import type { StoredCredential } from '../test/engine/credential-store';
import { Engine } from '../test/engine/harness';
import { ourMail, peerMail } from './support/mail-flows';
import { measureIsolated, reportMeasurement, type Measurement } from './support/isolated';
import { SandboxProcess } from './support/sandbox-process';
import { median, printTable } from './support/table';

const ROUNDS = 3;
/** The peer takes so long for each that fewer of them tell as much. */
const MAILS = { ours: 1000, peer: 200 } as const;
const FILE_BYTES = 30_000;

type Side = keyof typeof MAILS;

/** What of the sandbox's mailbox is needed. */
interface MailTarget {
	readonly mailbox: {
		readonly startTlsPort: number;
		readonly certificate: string;
		readonly account: { readonly user: string; readonly password: string };
	};
}

async function compare(): Promise<void> {
	const found: Record<Side, Measurement[]> = { ours: [], peer: [] };
	const sandbox = await SandboxProcess.start(1);
	try {
		const target = JSON.stringify(await sandbox.control('GET', 'state'));
		for (let round = 0; round < ROUNDS; round += 1) {
			for (const side of ['ours', 'peer'] as const) {
				await sandbox.control('DELETE', 'mails');
				const measured = await measureIsolated(__filename, [side, target]);
				const arrived = (await sandbox.control('GET', 'mail-arrivals')) as readonly unknown[];
				if (arrived.length !== MAILS[side]) throw new Error(`${arrived.length} arrived`);
				found[side].push(measured);
			}
		}
	} finally {
		await sandbox.stop();
	}
	print(found);
}

function print(found: Readonly<Record<Side, readonly Measurement[]>>): void {
	const perMail = (side: Side): number =>
		median(found[side].map(({ rows, milliseconds }) => milliseconds / rows));
	const memory = (side: Side): string =>
		median(found[side].map(({ peakMiB, loadedMiB }) => peakMiB - loadedMiB)).toFixed(0);
	console.log(`\nMails with a PDF of 30 kB over STARTTLS and AUTH, medians of ${ROUNDS} rounds\n`);
	printTable(
		['node', 'mails', 'ms per mail', 'mails per second', 'above loaded MiB'],
		(['ours', 'peer'] as const).map((side) => [
			side === 'ours' ? 'Email Profile Send, outbox on disk' : "n8n's Send Email",
			String(MAILS[side]),
			perMail(side).toFixed(1),
			(1000 / perMail(side)).toFixed(0),
			memory(side),
		]),
	);
	console.log(`\n${(perMail('peer') / perMail('ours')).toFixed(1)} times as fast`);
}

async function prepare(side: Side, { mailbox }: MailTarget): Promise<() => Promise<number>> {
	const engine = await Engine.load();
	const folder = mkdtempSync(join(__dirname, 'send-mail-'));
	const file = randomBytes(FILE_BYTES).toString('base64');
	const items = Array.from({ length: MAILS[side] }, (_, number): INodeExecutionData => ({
		json: { number, to: `klant${number}@klant.example` },
		binary: { data: { data: file, mimeType: 'application/pdf', fileName: `${number}.pdf` } },
	}));
	const { user } = mailbox.account;
	const flow = side === 'ours' ? ourMail() : peerMail(user);
	return async () => {
		const result = await engine.run(
			{ ...flow, pinData: { Start: items } },
			{ credentials: credentialsFor(mailbox, join(folder, 'outbox.sqlite')) },
		);
		rmSync(folder, { recursive: true, force: true });
		if (result.status !== 'success') throw new Error(result.error?.message);
		return result.json('Mail').length;
	};
}

function credentialsFor(
	{ startTlsPort: port, certificate, account }: MailTarget['mailbox'],
	file: string,
): Record<string, StoredCredential> {
	const server = { host: 'localhost', port, user: account.user, password: account.password };
	return {
		own: {
			type: 'emailProfileSmtpApi',
			data: {
				...server,
				code: 'BENCH',
				senderAddress: account.user,
				provider: 'other',
				security: 'starttls',
				ca: certificate,
			},
		},
		store: { type: 'accountViewStoreApi', data: { storage: 'sqlite', file } },
		peer: { type: 'smtp', data: { ...server, secure: false, disableStartTls: false } },
	};
}

async function main(): Promise<void> {
	const [side, target] = process.argv.slice(2);
	if (target === undefined) {
		await compare();
		return;
	}
	if (side !== 'ours' && side !== 'peer') throw new Error('no such side');
	await reportMeasurement(await prepare(side, JSON.parse(target) as MailTarget));
}

void main();
