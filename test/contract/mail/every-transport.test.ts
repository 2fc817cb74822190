import { randomBytes } from 'node:crypto';
import {
	DraftTransport,
	type MailContent,
	type MailDraft,
	type MailTransport,
} from '../../../lib/mail';
import { rejection, sampleContent, sampleFile } from '../../lib/mail/samples';
import { sandbox, stopSandboxes } from '../../sandbox/support/sandbox';
import { readMessage, type MailMessage } from '../../../sandbox/mailbox/message';
import type { Sandbox } from '../../../sandbox';
import { graphOf, postOffice, smtpTo } from './post';

afterEach(stopSandboxes);

const KEY = 'DEMO/invoice/20260012/1/abc';

type Kind = 'smtp' | 'graph' | 'draft';

interface Way {
	readonly name: string;
	readonly kind: Kind;
	readonly transport: (world: Sandbox) => MailTransport;
}

const WAYS: readonly Way[] = [
	{ name: 'SMTP without encryption', kind: 'smtp', transport: (world) => smtpTo(world, 'none') },
	{
		name: 'SMTP with STARTTLS and password',
		kind: 'smtp',
		transport: (world) => smtpTo(world, 'starttls'),
	},
	{ name: 'SMTP with TLS and password', kind: 'smtp', transport: (world) => smtpTo(world, 'tls') },
	{
		name: 'SMTP with TLS and XOAUTH2',
		kind: 'smtp',
		transport: (world) => {
			const { user, token } = world.mailbox.account;
			const signIn = { kind: 'oauth2', user, token: () => Promise.resolve(token) } as const;
			return smtpTo(world, 'tls', { signIn });
		},
	},
	{ name: 'Microsoft Graph', kind: 'graph', transport: (world) => graphOf(world) },
	{ name: 'A MAPI draft', kind: 'draft', transport: () => new DraftTransport() },
];

/** A message where it was handed over. */
interface HandedOver extends Pick<MailMessage, 'subject' | 'text' | 'attachments'> {
	readonly raw: string;
}

/** A way out of a world of its own, and what came of it there. */
async function placeOf({ kind, transport: open }: Way) {
	const world = await sandbox();
	const transport = open(world);
	const drafts: HandedOver[] = [];
	const putDraft = (file: Uint8Array): Promise<void> => {
		const raw = Buffer.from(file).toString('latin1');
		drafts.push({ ...readMessage(raw), raw });
		return Promise.resolve();
	};
	return {
		...postOffice(transport),
		transport,
		world,
		contentOf: (changes: Partial<MailDraft> = {}): MailContent => ({
			...sampleContent(changes),
			...(kind === 'draft' && { putDraft }),
		}),
		arrived: (): readonly HandedOver[] => (kind === 'draft' ? drafts : world.mailbox.mails()),
	};
}

describe.each(WAYS)('$name', (way) => {
	const state = way.kind === 'draft' ? 'handedOver' : 'sent';

	it('hands over a text and files, each as it was given', async () => {
		const { sender, transport, contentOf, arrived } = await placeOf(way);
		const file = randomBytes(300_000);
		const subject = 'Factuur €5';

		const sent = await sender.send(KEY, contentOf({ subject, attachments: [sampleFile(file)] }));
		await transport.close();

		const [message, ...others] = arrived();
		expect(others).toEqual([]);
		expect(sent).toMatchObject({ state, wasSentBefore: false, attempts: 1 });
		expect(message).toMatchObject({
			subject,
			text: expect.stringMatching(/^Hierbij de factuur\.\r\n/) as string,
			attachments: [{ name: 'factuur.pdf', type: 'application/pdf' }],
		});
		expect(attachedBytes(message?.raw ?? '', 'factuur.pdf')).toEqual(file);
		expect(message?.raw).toContain(`X-Mail-Key: ${KEY}`);
	});

	it('hands over a message within a message as it is, byte for byte', async () => {
		const { sender, transport, contentOf, arrived } = await placeOf(way);
		const inner = Buffer.from('Subject: \xe9\n.\n..\nFrom x\rlone\r\n', 'latin1');
		const attached = { ...sampleFile(inner, 'bericht.eml'), contentType: 'message/rfc822' };

		await sender.send(KEY, contentOf({ attachments: [attached] }));
		await transport.close();

		expect(attachedBytes(arrived()[0]?.raw ?? '', 'bericht.eml')).toEqual(inner);
	});

	it.each([
		['is gone', () => Promise.reject(new Error('ENOENT'))],
		['ends early', () => Promise.resolve(endingEarly())],
	])('says so of a file that %s, and leaves nothing behind', async (_, openFile) => {
		const { sender, outbox, transport, contentOf, arrived } = await placeOf(way);
		const file = { ...sampleFile(new Uint8Array(10)), open: openFile };

		const error = await rejection(sender.send(KEY, contentOf({ attachments: [file] })));
		await transport.close();

		expect(error).toMatchObject({
			code: 'MAIL_ATTACHMENT_UNREADABLE',
			message: expect.stringContaining('ENOENT') as string,
		});
		expect((await outbox.find(KEY))?.state).toBe('failed');
		expect(arrived()).toHaveLength(0);
	});

	it('serves a whole run, over one connection where there is one', async () => {
		const { sender, transport, contentOf, arrived, world } = await placeOf(way);

		for (const number of [1, 2, 3]) await sender.send(`DEMO/invoice/${number}/1/x`, contentOf());
		await transport.close();

		expect(arrived()).toHaveLength(3);
		expect(world.mailbox.connections()).toBe(way.kind === 'smtp' ? 1 : 0);
	});

	it('does nothing for a message that has left, and says so', async () => {
		const { sender, transport, contentOf, arrived } = await placeOf(way);

		const first = await sender.send(KEY, contentOf());
		const second = await sender.send(KEY, contentOf());
		await transport.close();

		expect(second).toEqual({ ...first, wasSentBefore: true, file: undefined });
		expect(arrived()).toHaveLength(1);
	});

	it('refuses a key that stands for another message', async () => {
		const { sender, transport, contentOf, arrived } = await placeOf(way);
		await sender.send(KEY, contentOf());

		const error = await rejection(sender.send(KEY, contentOf({ subject: 'Herinnering' })));
		await transport.close();

		expect(error).toMatchObject({ code: 'MAIL_KEY_REUSED' });
		expect(arrived()).toHaveLength(1);
	});

	it('tells whether it can be used', async () => {
		const { transport, arrived } = await placeOf(way);

		const lines = await transport.check();
		await transport.close();

		expect(lines).toMatchObject([{ isOk: true }]);
		expect(arrived()).toHaveLength(0);
	});
});

describe.each(WAYS.filter(({ kind }) => kind !== 'draft'))('$name', (way) => {
	it('sends HTML with a picture within it, from and to whom it was given', async () => {
		const { sender, transport, contentOf, world } = await placeOf(way);
		const picture = sampleFile(randomBytes(100), 'logo.png');
		const html = '<p>Hé <img src="cid:logo"></p>';

		const sent = await sender.send(
			KEY,
			contentOf({
				html,
				attachments: [{ ...picture, contentType: 'image/png', contentId: 'logo' }],
			}),
		);
		await transport.close();

		const [mail] = world.mailbox.mails();
		expect(mail).toMatchObject({
			to: ['ans@klant.example'],
			from: 'facturen@demo-installatie.example',
			shownFrom: 'Demo Installatie <facturen@demo-installatie.example>',
			// Graph has one body.
			...(way.kind === 'smtp' && { text: 'Hierbij de factuur.\r\n' }),
			html,
			attachments: [{ name: 'logo.png', type: 'image/png' }],
		});
		expect(mail?.raw).toContain(`Message-ID: ${sent.messageId}`);
		expect(mail?.raw).toMatch(/^Content-Id: <logo>\r$/im);
	});

	it.each([
		['één', 'één'],
		['één', '%C3%A9%C3%A9n'],
		['mijn logo', 'mijn%20logo'],
	])('shows the picture %s by a name that a header can hold', async (contentId, shown) => {
		const { sender, transport, contentOf, world } = await placeOf(way);
		const picture = { ...sampleFile(randomBytes(100), 'logo.png'), contentType: 'image/png' };

		await sender.send(
			KEY,
			contentOf({
				html: `<img src="cid:${shown}"><b style="background:url(cid:logo)">`,
				attachments: [
					{ ...picture, contentId },
					{ ...picture, contentId: 'logo' },
				],
			}),
		);
		await transport.close();

		const [mail] = world.mailbox.mails();
		const ids = [...(mail?.raw ?? '').matchAll(/^Content-Id: <(.*)>\r$/gim)].map(([, id]) => id);
		const asked = [...(mail?.html ?? '').matchAll(/cid:([^")]+)/g)].map(([, id]) => id);
		expect(asked).toEqual(ids);
		expect(ids).toEqual([expect.stringMatching(/^[\w-]+$/), 'logo']);
	});
});

describe.each(WAYS.filter(({ kind }) => kind === 'smtp'))('$name', ({ transport: open }) => {
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
