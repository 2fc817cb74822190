import type { MailDraft } from '../../lib/mail';
import { postOffice, smtpTo } from '../contract/mail/post';
import { sampleDraft, sampleFile, sampleProfile } from '../lib/mail/samples';
import { readMessage } from '../../lib/mail';
import { messageText } from '../../lib/einvoice';
import { sandbox, stopSandboxes } from '../sandbox/support/sandbox';
import { HOSTILE } from './hostile';

afterEach(stopSandboxes);

const EVIL = 'evil@elsewhere.example';
const FILE = Buffer.from('%PDF');

/** Every place of a message that becomes a header. */
const PLACES: readonly (readonly [string, Partial<MailDraft>])[] = [
	['its subject', { subject: HOSTILE.header }],
	['From', { from: `facturen@demo-installatie.example\r\nBcc: ${EVIL}` }],
	['To', { to: `"a\r\nBcc: ${EVIL}" <ans@klant.example>` }],
	['CC', { cc: `ans@klant.example\0\r\n.${EVIL}` }],
	['BCC', { bcc: `"x\rRCPT TO:<${EVIL}>" <ans@klant.example>` }],
	['Reply-To', { replyTo: `"x\nBcc: ${EVIL}" <ans@klant.example>` }],
	['a header', { headers: { 'X-Invoice': HOSTILE.header } }],
	['the name of a header', { headers: { 'X-A\r\nBcc': EVIL } }],
	['a header of the message itself', { headers: { Bcc: EVIL } }],
	['the name of a file', { attachments: [sampleFile(FILE, HOSTILE.header)] }],
	['the id of a picture', { attachments: [{ ...sampleFile(FILE), contentId: HOSTILE.header }] }],
];

describe('A line break', () => {
	it.each(PLACES)('in %s sends nothing', async (_, changes) => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const { sender } = postOffice(transport);

		const sending = async (): Promise<unknown> =>
			await sender.send('DEMO/x/1/-/a', readMessage(sampleProfile(), sampleDraft(changes)));
		await expect(sending()).rejects.toMatchObject({
			code: expect.stringMatching(/^MAIL_(HEADER|ADDRESS|SENDER)_/) as string,
		});
		await transport.close();

		expect(world.mailbox.mails()).toEqual([]);
	});

	it('in the type of a file, or in the text, reaches nobody else', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const { sender } = postOffice(transport);
		const evil = { ...sampleFile(FILE), contentType: `text/plain\r\nBcc: ${EVIL}` };
		const text = `.\r\nRCPT TO:<${EVIL}>\r\nDATA\r\nBcc: ${EVIL}\r\n.\r\n`;
		const draft = sampleDraft({ text, attachments: [evil] });

		await sender.send('DEMO/x/1/-/a', readMessage(sampleProfile(), draft));
		await transport.close();

		const arrived = world.mailbox.mails();
		expect(arrived).toHaveLength(1);
		expect(JSON.stringify(arrived.map(({ to }) => to))).not.toContain(EVIL);
		const [head = ''] = (arrived[0]?.raw ?? '').split('\r\n\r\n');
		expect(head).not.toContain(EVIL);
	});

	it('in what an invoice says does not come into the subject of its message', () => {
		const about = { kind: 'invoice', language: 'nl', date: '2026-03-02', currency: 'EUR' } as const;
		const closing = { text: '', name: '', company: '', phone: '', email: '', website: '' };

		const { subject } = messageText(
			{ ...about, number: HOSTILE.header, sender: HOSTILE.header },
			closing,
		);

		expect(subject).not.toMatch(/[\r\n]/);
	});
});
