import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MailError } from '../../lib/mail';
import { MailChildren } from '../faults/kill-mail/children';
import { postOffice } from '../contract/mail/post';
import { temporaryFolder } from '../contract/store/stores';
import { rejection, sampleFile } from '../lib/mail/samples';
import { emptyMailbox, invoice, mailFiles, peers, transportTo } from './support/peers';

const ANS = 'ans@klant.example';
const KEY = 'DEMO/invoice/20260012/1/x';
const { user, password, expiredToken } = peers.account;

beforeEach(() => emptyMailbox(ANS));

/** What comes of one invoice. */
async function outcomeOf(transport: ReturnType<typeof transportTo>, content = invoice()) {
	const { sender, outbox } = postOffice(transport);
	const error = (await rejection(sender.send(KEY, content))) as MailError;
	const entry = await outbox.find(KEY);
	await transport.close();
	return { error, entry, arrived: (await mailFiles(ANS)).length };
}

describe('A login that Dovecot refuses stops the profile, and the message stays pending', () => {
	it('for a wrong password', async () => {
		const signIn = { kind: 'password', user, password: 'verkeerd' } as const;

		const { error, entry, arrived } = await outcomeOf(transportTo('startTls', { signIn }));

		expect(error).toMatchObject({ code: 'MAIL_LOGIN_REFUSED', failureClass: 'profile' });
		expect(error.message).toContain('refuses user and password: 535 5.7.8');
		expect(entry).toMatchObject({ state: 'pending' });
		expect(arrived).toBe(0);
	});

	it('for a token that has expired, and says to connect the account again', async () => {
		const token = () => Promise.resolve(expiredToken);
		const signIn = { kind: 'oauth2', user, token } as const;

		const { error, entry, arrived } = await outcomeOf(transportTo('tls', { signIn }));

		expect(error).toMatchObject({ code: 'MAIL_LOGIN_REFUSED', failureClass: 'profile' });
		expect(error.message).toContain('refuses the sign-in of this account: 535 5.7.8');
		expect(error.remedy).toContain('connect the account again');
		expect(entry).toMatchObject({ state: 'pending' });
		expect(arrived).toBe(0);
	});
});

describe('A sender that is not of this login', () => {
	const sender = 'info@demo-installatie.example';
	const content = invoice({ from: sender });

	it('stops the profile in words when it is that of the profile, and the message stays pending', async () => {
		const transport = transportTo('startTls', { sender });

		const { error, entry, arrived } = await outcomeOf(transport, content);

		expect(error).toMatchObject({ code: 'MAIL_SENDER_REFUSED', failureClass: 'profile' });
		expect(error.message).toContain(`does not let this login send as ${sender}: 553 5.7.1`);
		expect(error.message).toContain(`not owned by user ${user}`);
		expect(entry).toMatchObject({ state: 'pending' });
		expect(arrived).toBe(0);
	});

	it('fails this message alone when the message chose it', async () => {
		const { error, entry, arrived } = await outcomeOf(transportTo(), content);

		expect(error).toMatchObject({ code: 'MAIL_FROM_REFUSED', failureClass: 'item' });
		expect(error.message).toContain(`not owned by user ${user}`);
		expect(entry).toMatchObject({ state: 'failed' });
		expect(arrived).toBe(0);
	});
});

describe('A profile without sign-in', () => {
	const signIn = { kind: 'none' } as const;

	it('is told that the server asks for one', async () => {
		const { error, entry, arrived } = await outcomeOf(transportTo('tls', { signIn }));

		expect(error).toMatchObject({ code: 'MAIL_LOGIN_MISSING', failureClass: 'profile' });
		expect(entry).toMatchObject({ state: 'pending' });
		expect(arrived).toBe(0);
	});

	it('and without encryption is told to choose one', async () => {
		const { error, entry, arrived } = await outcomeOf(
			transportTo('startTls', { signIn, security: 'none' }),
		);

		expect(error).toMatchObject({ code: 'MAIL_ENCRYPTION_REQUIRED', failureClass: 'profile' });
		expect(entry).toMatchObject({ state: 'pending' });
		expect(arrived).toBe(0);
	});
});

describe('A message that is larger than Postfix takes', () => {
	it('is refused in words before its first byte', async () => {
		let isOpened = false;
		const file = {
			...sampleFile(new Uint8Array(0)),
			size: peers.mostBytes,
			open: () => {
				isOpened = true;
				return Promise.reject(new Error('not asked for'));
			},
		};

		const { error, entry } = await outcomeOf(transportTo(), invoice({ attachments: [file] }));

		expect(error).toMatchObject({ code: 'MAIL_TOO_LARGE', failureClass: 'item' });
		expect(entry).toMatchObject({ state: 'failed' });
		expect(isOpened).toBe(false);
	});

	it('is refused at its end, when its size was not known', async () => {
		const file = { ...sampleFile(new Uint8Array(peers.mostBytes)), size: undefined };

		const { error, entry, arrived } = await outcomeOf(
			transportTo(),
			invoice({ attachments: [file] }),
		);

		expect(error).toMatchObject({ code: 'MAIL_TOO_LARGE', failureClass: 'item' });
		expect(entry).toMatchObject({ state: 'failed' });
		expect(arrived).toBe(0);
	});
});

describe('An unknown recipient', () => {
	it('fails this message alone', async () => {
		const content = invoice({ to: 'weg@klant.example' });

		const { error, entry } = await outcomeOf(transportTo(), content);

		expect(error).toMatchObject({ code: 'MAIL_RECIPIENTS_REFUSED', failureClass: 'item' });
		expect(error.message).toMatch(/550 5\.1\.1 .*User unknown/);
		expect(entry).toMatchObject({ state: 'failed' });
	});
});

describe('A certificate of an authority of its own', () => {
	it('is refused in words while nobody said to trust it', async () => {
		const { error, entry, arrived } = await outcomeOf(transportTo('startTls', { ca: '' }));

		expect(error).toMatchObject({ code: 'MAIL_CERTIFICATE_UNTRUSTED', failureClass: 'profile' });
		expect(error.message).toContain(`localhost:${peers.ports.startTls} is not trusted`);
		expect(error.remedy).toContain('CA Certificate');
		expect(entry).toMatchObject({ state: 'pending' });
		expect(arrived).toBe(0);
	});

	it('is refused in words under a name that it does not have', async () => {
		const { error } = await outcomeOf(transportTo('tls', { host: '127.0.0.1' }));

		expect(error).toMatchObject({ code: 'MAIL_CERTIFICATE_UNTRUSTED' });
		expect(error.remedy).toContain('Use the name that stands in the certificate');
	});

	it('is trusted when Node was told so by NODE_EXTRA_CA_CERTS', async () => {
		const children = new MailChildren();
		const folder = temporaryFolder();
		const { host, ports, authorityFile } = peers;
		const to = {
			host,
			port: ports.tls,
			security: 'tls',
			ca: '',
			account: { user, password },
		} as const;
		const task = { file: join(folder, 'outbox.sqlite'), to, messages: 1, ahead: 0, killAt: 0 };

		const without = await children.run(task);
		const outcome = await children.run(task, { NODE_EXTRA_CA_CERTS: authorityFile });
		children.remove();
		rmSync(folder, { recursive: true, force: true });

		expect(without?.outcomes).toEqual(['MAIL_CERTIFICATE_UNTRUSTED']);
		expect(outcome?.outcomes).toEqual(['sent']);
		expect(await mailFiles(ANS)).toHaveLength(1);
	});
});

describe('A port and a security that do not fit', () => {
	it('STARTTLS taken for TLS is told so in words', async () => {
		const { error, entry } = await outcomeOf(transportTo('startTls', { security: 'tls' }));

		expect(error).toMatchObject({ code: 'MAIL_SECURITY_MISMATCH', failureClass: 'profile' });
		expect(entry).toMatchObject({ state: 'pending' });
	});

	it('TLS taken for STARTTLS may be a slow server at a port of its own, and TLS is spoken of', async () => {
		const { error, entry } = await outcomeOf(transportTo('tls', { security: 'starttls' }));

		expect(error).toMatchObject({ code: 'MAIL_DEFERRED', failureClass: 'transient' });
		expect(`${error.message} ${error.remedy}`).toMatch(/did not greet.*TLS/s);
		expect(entry).toMatchObject({ state: 'deferred' });
	});
});
