/** Sending mail to the sandbox, which costs next to nothing by itself. */
import { SandboxProcess } from './support/sandbox-process';
import { sendMailBench, type MailServer, type MailTarget } from './support/send-mail';

/** What of the sandbox's state is needed. */
interface SandboxState {
	readonly mailbox: Omit<MailTarget, 'hasManyMailboxes'>;
}

async function start(): Promise<MailServer> {
	const sandbox = await SandboxProcess.start(1);
	const { mailbox } = (await sandbox.control('GET', 'state')) as SandboxState;
	return {
		name: 'the sandbox',
		target: { ...mailbox, hasManyMailboxes: true },
		arrived: async () => {
			const arrivals = (await sandbox.control('GET', 'mail-arrivals')) as readonly unknown[];
			return arrivals.length;
		},
		clear: async () => {
			await sandbox.control('DELETE', 'mails');
		},
		stop: () => sandbox.stop(),
	};
}

void sendMailBench(__filename, start);
