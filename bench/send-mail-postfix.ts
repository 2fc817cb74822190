/** Sending mail to a real Postfix with Dovecot behind it, as `npm run test:peers` starts them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { sendMailBench, type MailServer } from './support/send-mail';

/** What of `scripts/peers/mail-servers.mjs` is needed. */
interface Peers {
	readonly ports: { readonly startTls: number };
	readonly authority: string;
	readonly account: { readonly user: string; readonly password: string };
	readonly mailFolder: string;
	readonly queueFolder: string;
}

/** In the order in which a message moves. */
const QUEUES = ['incoming', 'active', 'deferred'];

async function start(): Promise<MailServer | undefined> {
	// From build/bench.
	const script = join(__dirname, '..', '..', 'scripts', 'peers.mjs');
	const servers = spawn(process.execPath, [script, '--serve'], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const ended = once(servers, 'exit');
	const [line] = (await once(createInterface(servers.stdout), 'line')) as [string];
	const said = JSON.parse(line) as Peers | { readonly missing: string };
	if ('missing' in said) {
		console.log(`skipped: ${said.missing}`);
		return undefined;
	}
	const { ports, authority, account, mailFolder, queueFolder } = said;
	const inbox = join(mailFolder, 'klant.example', 'ans', 'new');
	const arrived = async (): Promise<readonly string[]> => {
		while (QUEUES.some((queue) => filesBelow(join(queueFolder, queue)).length > 0)) await pause(50);
		return filesBelow(inbox);
	};
	return {
		name: 'Postfix',
		target: {
			startTlsPort: ports.startTls,
			certificate: authority,
			account,
			hasManyMailboxes: false,
		},
		arrived: async () => (await arrived()).length,
		clear: async () => {
			for (const file of await arrived()) rmSync(join(inbox, file));
		},
		stop: async () => {
			servers.stdin.end();
			await ended;
		},
	};
}

function filesBelow(folder: string): readonly string[] {
	try {
		return readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ name }) => name);
	} catch {
		// The inbox is made with the first mail.
		return [];
	}
}

void sendMailBench(__filename, start);
