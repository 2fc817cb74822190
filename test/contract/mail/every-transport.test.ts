import { randomBytes } from 'node:crypto';
import type { MailTransport } from '../../../lib/mail';
import { rejection, sampleContent, sampleFile } from '../../lib/mail/samples';
import { sandbox, stopSandboxes } from '../../sandbox/support/sandbox';
import type { Sandbox } from '../../../sandbox';
import { graphOf, postOffice, smtpTo } from './post';

afterEach(stopSandboxes);

const KEY = 'DEMO/invoice/20260012/1/abc';

interface Way {
	readonly name: string;
	readonly transport: (world: Sandbox) => MailTransport;
	/** Whether it is SMTP: then the message is put together here. */
	readonly isSmtp: boolean;
}

const WAYS: readonly Way[] = [
	{ name: 'SMTP without encryption', transport: (world) => smtpTo(world, 'none'), isSmtp: true },
	{
		name: 'SMTP with STARTTLS and password',
		transport: (world) => smtpTo(world, 'starttls'),
		isSmtp: true,
	},
	{ name: 'SMTP with TLS and password', transport: (world) => smtpTo(world, 'tls'), isSmtp: true },
	{
		name: 'SMTP with TLS and XOAUTH2',
		isSmtp: true,
		transport: (world) => {
			const { user, token } = world.mailbox.account;
			const signIn = { kind: 'oauth2', user, token: () => Promise.resolve(token) } as const;
			return smtpTo(world, 'tls', { signIn });
		},
	},
	{ name: 'Microsoft Graph', transport: (world) => graphOf(world), isSmtp: false },
];

describe.each(WAYS)('$name', ({ transport: open, isSmtp }) => {
	it('sends text, HTML, a picture within it and files, each as it was given', async () => {
		const world = await sandbox();
		const transport = open(world);
		const { sender } = postOffice(transport);
		const file = randomBytes(300_000);

		const sent = await sender.send(
			KEY,
			sampleContent({
				subject: 'Factuur €5',
				html: '<p>Hé <img src="cid:logo"></p>',
				attachments: [
					sampleFile(file),
					{
						...sampleFile(randomBytes(100), 'logo.png'),
						contentType: 'image/png',
						contentId: 'logo',
					},
				],
			}),
		);
		await transport.close();

		const [mail] = world.mailbox.mails();
		expect(sent).toMatchObject({ state: 'sent', wasSentBefore: false, attempts: 1 });
		expect(mail).toMatchObject({
			subject: 'Factuur €5',
			to: ['ans@klant.example'],
			from: 'facturen@demo-installatie.example',
			shownFrom: 'Demo Installatie <facturen@demo-installatie.example>',
			...(isSmtp && { text: 'Hierbij de factuur.\r\n' }),
			html: '<p>Hé <img src="cid:logo"></p>',
		});
		expect(new Set(mail?.attachments)).toEqual(
			new Set([
				{ name: 'logo.png', type: 'image/png' },
				{ name: 'factuur.pdf', type: 'application/pdf' },
			]),
		);
		expect(mail?.raw).toContain(`Message-ID: ${sent.messageId}`);
		expect(attachedBytes(mail?.raw ?? '', 'factuur.pdf')).toEqual(file);
	});

	it('hands over a message within a message as it is, byte for byte', async () => {
		const world = await sandbox();
		const transport = open(world);
		const inner = Buffer.from('Subject: \xe9\n.\n..\nFrom x\rlone\r\n', 'latin1');
		const attached = { ...sampleFile(inner, 'bericht.eml'), contentType: 'message/rfc822' };

		await postOffice(transport).sender.send(KEY, sampleContent({ attachments: [attached] }));
		await transport.close();

		expect(attachedBytes(world.mailbox.mails()[0]?.raw ?? '', 'bericht.eml')).toEqual(inner);
	});

	it.each([
		['is gone', () => Promise.reject(new Error('ENOENT'))],
		['ends early', () => Promise.resolve(endingEarly())],
	])('says so of a file that %s, and leaves nothing behind', async (_, openFile) => {
		const world = await sandbox();
		const transport = open(world);
		const { sender, outbox } = postOffice(transport);
		const file = { ...sampleFile(new Uint8Array(10)), open: openFile };

		const error = await rejection(sender.send(KEY, sampleContent({ attachments: [file] })));
		await transport.close();

		expect(error).toMatchObject({
			code: 'MAIL_ATTACHMENT_UNREADABLE',
			message: expect.stringContaining('ENOENT') as string,
		});
		expect((await outbox.find(KEY))?.state).toBe('failed');
		expect(world.mailbox.arrivals()).toHaveLength(0);
	});

	it('keeps its connection for the whole run', async () => {
		const world = await sandbox();
		const transport = open(world);
		const { sender } = postOffice(transport);

		for (const number of [1, 2, 3])
			await sender.send(`DEMO/invoice/${number}/1/x`, sampleContent());
		await transport.close();

		expect(world.mailbox.arrivals()).toHaveLength(3);
		expect(world.mailbox.connections()).toBe(isSmtp ? 1 : 0);
	});

	it('does nothing for a message that has left, and says so', async () => {
		const world = await sandbox();
		const transport = open(world);
		const { sender } = postOffice(transport);

		const first = await sender.send(KEY, sampleContent());
		const second = await sender.send(KEY, sampleContent());
		await transport.close();

		expect(second).toEqual({ ...first, wasSentBefore: true });
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('refuses a key that stands for another message', async () => {
		const world = await sandbox();
		const transport = open(world);
		const { sender } = postOffice(transport);
		await sender.send(KEY, sampleContent());

		const error = await rejection(sender.send(KEY, sampleContent({ subject: 'Herinnering' })));
		await transport.close();

		expect(error).toMatchObject({ code: 'MAIL_KEY_REUSED' });
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('tells whether the server answers', async () => {
		const world = await sandbox();
		const transport = open(world);

		const lines = await transport.check();
		await transport.close();

		expect(lines).toMatchObject([{ isOk: true }]);
		expect(world.mailbox.arrivals()).toHaveLength(0);
	});
});

describe.each(WAYS.filter(({ isSmtp }) => isSmtp))('$name', ({ transport: open }) => {
	it('opens another connection when the server has ended one that was idle', async () => {
		const world = await sandbox();
		const transport = open(world);
		const { sender } = postOffice(transport);
		await sender.send(KEY, sampleContent());
		world.mailbox.addFault({ at: 'mail', do: 'cut' });

		const sent = await sender.send('DEMO/invoice/2/1/x', sampleContent());
		await transport.close();

		expect(sent.attempts).toBe(1);
		expect(world.mailbox.arrivals()).toHaveLength(2);
	});

	it('gives the same bytes at every try', async () => {
		const world = await sandbox();
		const transport = open(world);
		world.mailbox.addFault({ at: 'end', do: 'reply', reply: '451 4.3.0 Later' });
		const { sender, outbox } = postOffice(transport, undefined, {
			longestWaitMs: 0,
			retryWithinMs: 5000,
		});

		const sent = await sender.send(KEY, sampleContent({ html: '<p>x</p>' }));
		const entry = await outbox.find(KEY);
		await transport.close();

		const raw = world.mailbox.mails()[0]?.raw ?? '';
		expect(sent.attempts).toBe(2);
		expect(entry).toMatchObject({ state: 'sent', messageId: sent.messageId });
		expect(new Date(/^Date: (.*)\r$/m.exec(raw)?.[1] ?? '').getTime()).toBe(entry?.sentOn);
	});
});

/** What stands under this file name in a message. */
function attachedBytes(raw: string, name: string): Buffer {
	const [, after = ''] = raw.split(new RegExp(`filename="?${name}`));
	const begin = after.indexOf('\r\n\r\n') + 4;
	return Buffer.from(after.slice(begin, after.indexOf('\r\n--', begin)), 'base64');
}

async function* endingEarly(): AsyncGenerator<Uint8Array, void> {
	yield await Promise.resolve(new Uint8Array(5));
	throw new Error('ENOENT');
}
