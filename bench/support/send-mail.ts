/** Mails with a 30 kB PDF over STARTTLS and AUTH: our node with its outbox on disk, and n8n's Send Email. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import type { StoredCredential } from '../../test/engine/credential-store';
import { Engine } from '../../test/engine/harness';
import { ourMail, peerMail } from './mail-flows';
import { measureIsolated, reportMeasurement, type Measurement } from './isolated';
import { median, printTable } from './table';

const ROUNDS = 3;
/** The peer takes so long for each that fewer of them tell as much. */
const MAILS = { ours: 1000, peer: 200 } as const;
const FILE_BYTES = 30_000;

type Side = keyof typeof MAILS;

/** Where the mails go, as a measuring process gets it. */
export interface MailTarget {
	readonly startTlsPort: number;
	readonly certificate: string;
	readonly account: { readonly user: string; readonly password: string };
	/** Whether every mail goes to a mailbox of its own. */
	readonly hasManyMailboxes: boolean;
}

/** A mail server that runs. */
export interface MailServer {
	/** For the heading of the table. */
	readonly name: string;
	readonly target: MailTarget;
	/** How many mails are there, once nothing is on its way any more. */
	arrived(): Promise<number>;
	clear(): Promise<void>;
	stop(): Promise<void>;
}

/**
 * The bench, and each of its measuring processes.
 *
 * @param program the file that this is bundled into
 * @param start undefined when there is no such server on this machine, which it has said
 */
export async function sendMailBench(
	program: string,
	start: () => Promise<MailServer | undefined>,
): Promise<void> {
	const [side, target] = process.argv.slice(2);
	if (target === undefined) {
		await compare(program, await start());
		return;
	}
	if (side !== 'ours' && side !== 'peer') throw new Error('no such side');
	await reportMeasurement(await prepare(side, JSON.parse(target) as MailTarget));
}

async function compare(program: string, server: MailServer | undefined): Promise<void> {
	if (server === undefined) return;
	const found: Record<Side, Measurement[]> = { ours: [], peer: [] };
	try {
		for (let round = 0; round < ROUNDS; round += 1) {
			for (const side of ['ours', 'peer'] as const) {
				await server.clear();
				const measured = await measureIsolated(program, [side, JSON.stringify(server.target)]);
				const arrived = await server.arrived();
				if (arrived !== MAILS[side]) throw new Error(`${arrived} arrived`);
				found[side].push(measured);
			}
		}
	} finally {
		await server.stop();
	}
	print(server.name, found);
}

function print(server: string, found: Readonly<Record<Side, readonly Measurement[]>>): void {
	const perMail = (side: Side): number =>
		median(found[side].map(({ rows, milliseconds }) => milliseconds / rows));
	const memory = (side: Side): string =>
		median(found[side].map(({ peakMiB, loadedMiB }) => peakMiB - loadedMiB)).toFixed(0);
	console.log(
		`\nMails with a PDF of 30 kB over STARTTLS and AUTH to ${server}, medians of ${ROUNDS} rounds\n`,
	);
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

async function prepare(side: Side, target: MailTarget): Promise<() => Promise<number>> {
	const engine = await Engine.load();
	const folder = mkdtempSync(join(__dirname, 'send-mail-'));
	const file = randomBytes(FILE_BYTES).toString('base64');
	const items = Array.from({ length: MAILS[side] }, (_, number): INodeExecutionData => ({
		json: { number, to: `${target.hasManyMailboxes ? `klant${number}` : 'ans'}@klant.example` },
		binary: { data: { data: file, mimeType: 'application/pdf', fileName: `${number}.pdf` } },
	}));
	const flow = side === 'ours' ? ourMail() : peerMail(target.account.user);
	return async () => {
		const result = await engine.run(
			{ ...flow, pinData: { Start: items } },
			{ credentials: credentialsFor(target, join(folder, 'outbox.sqlite')) },
		);
		rmSync(folder, { recursive: true, force: true });
		if (result.status !== 'success') throw new Error(result.error?.message);
		return result.json('Mail').length;
	};
}

function credentialsFor(
	{ startTlsPort: port, certificate, account }: MailTarget,
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
