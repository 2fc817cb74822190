import type { Sandbox, SandboxOptions } from '../sandbox';
import { DEMO_ACCOUNT } from './accounts';
import { selfMadeCertificate } from './certificate';
import { MailFaultBoard } from './mail-faults';
import { MailServer } from './mail-server';
import { MailStore } from './mail-store';

/** One mailbox behind three ports: open, encrypted by STARTTLS, encrypted from the first byte. */
export class Mailbox {
	/** What came in, by whichever way. */
	readonly store: MailStore;
	readonly #faults = new MailFaultBoard();
	readonly #certificate;
	readonly #servers: Readonly<Record<'none' | 'starttls' | 'tls', MailServer>>;
	#ports = { none: 0, starttls: 0, tls: 0 };

	constructor(now: () => number, mostBytes: number | undefined) {
		this.store = new MailStore(now);
		// A certificate is compared with the clock of the machine, whatever time is played here.
		this.#certificate = selfMadeCertificate(Date.now());
		const shared = {
			store: this.store,
			faults: this.#faults,
			...(mostBytes !== undefined && { mostBytes }),
		};
		const secured = (kind: 'starttls' | 'tls') =>
			new MailServer({
				...shared,
				security: { kind, certificate: this.#certificate, accounts: [DEMO_ACCOUNT] },
			});
		this.#servers = {
			none: new MailServer({ ...shared, security: { kind: 'none' } }),
			starttls: secured('starttls'),
			tls: secured('tls'),
		};
	}

	/** @throws when a port is taken */
	async listen(ports: NonNullable<SandboxOptions['ports']>): Promise<void> {
		this.#ports = {
			none: await this.#servers.none.listen(ports.mail ?? 0),
			starttls: await this.#servers.starttls.listen(ports.mailStartTls ?? 0),
			tls: await this.#servers.tls.listen(ports.mailTls ?? 0),
		};
	}

	/** What tests and scripts use of it. */
	handles(): Sandbox['mailbox'] {
		const [store, faults, servers] = [this.store, this.#faults, Object.values(this.#servers)];
		return {
			host: '127.0.0.1',
			port: this.#ports.none,
			startTlsPort: this.#ports.starttls,
			tlsPort: this.#ports.tls,
			certificate: this.#certificate.cert,
			account: DEMO_ACCOUNT,
			mails: () => store.mails(),
			arrivals: () => store.arrivals(),
			connections: () => servers.reduce((sum, { connections }) => sum + connections, 0),
			addFault: (fault) => {
				faults.add(fault);
			},
			clearFaults: () => {
				faults.clear();
			},
			faults: () => faults.list(),
			clear: () => {
				store.clear();
			},
		};
	}

	async stop(): Promise<void> {
		await Promise.all(Object.values(this.#servers).map((server) => server.stop()));
	}
}
