import { DraftTransport, MailError } from '../../../lib/mail';
import { postOffice } from '../../contract/mail/post';
import { rejection, sampleContent, sampleFile } from './samples';

const KEY = 'DEMO/invoice/20260012/1/abc';

describe('A MAPI draft', () => {
	it('opens ready to be sent: marked as unsent, without date and id, with blind copies', async () => {
		const { sender } = postOffice(new DraftTransport());

		const { state, file } = await sender.send(
			KEY,
			sampleContent({
				bcc: 'archief@demo-installatie.example',
				attachments: [sampleFile(Buffer.from('%PDF'))],
			}),
		);

		const message = Buffer.from(file ?? []).toString('latin1');
		const [header = '', body = ''] = message.split('\r\n\r\n');
		const names = header.split(/\r\n(?![ \t])/).map((line) => line.split(':')[0]);
		expect(state).toBe('handedOver');
		expect(header).toContain('X-Unsent: 1');
		expect(header).toContain('Bcc: archief@demo-installatie.example');
		expect(header).toContain('From: Demo Installatie <facturen@demo-installatie.example>');
		expect(names).not.toContain('Message-ID');
		expect(names).not.toContain('Date');
		expect(body).toContain('Content-Type: text/plain');
		expect(message).toContain(Buffer.from('%PDF').toString('base64'));
		expect(message.replaceAll('\r\n', '')).not.toContain('\n');
	});

	it.each(['Beste Ans,\n\nHierbij de factuur.\n', 'Beste Ans,\r\rHierbij \u20ac 5.\r'])(
		'has lines that end as those of a mail do, however the text %j ends its own',
		async (text) => {
			const { sender } = postOffice(new DraftTransport());

			const { file } = await sender.send(KEY, sampleContent({ text }));

			const message = Buffer.from(file ?? []).toString('latin1');
			expect(message).toMatch(/Beste Ans,\r\n\r\nHierbij .*\r\n$/);
			expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		},
	);

	it('holds plain text only', async () => {
		const { sender, outbox } = postOffice(new DraftTransport());

		const error = await rejection(sender.send(KEY, sampleContent({ html: '<p>x</p>' })));

		expect(error).toMatchObject({ code: 'MAIL_CONTENT_INVALID' });
		expect((await outbox.find(KEY))?.state).toBe('failed');
	});

	it('that cannot be put where a person finds it stays pending, and is made at the next run', async () => {
		const { sender, outbox } = postOffice(new DraftTransport());
		const unusable = new MailError({
			code: 'MAIL_FOLDER_UNUSABLE',
			message: 'The folder is not there.',
			remedy: 'Make it.',
			failureClass: 'profile',
		});
		const put: Uint8Array[] = [];
		const putDraft = (file: Uint8Array): Promise<void> => {
			put.push(file);
			return Promise.resolve();
		};

		const error = await rejection(
			sender.send(KEY, { ...sampleContent(), putDraft: () => Promise.reject(unusable) }),
		);
		const state = (await outbox.find(KEY))?.state;
		const again = await sender.send(KEY, { ...sampleContent(), putDraft });

		expect(error).toMatchObject({ code: unusable.code, message: unusable.message });
		expect(state).toBe('pending');
		expect(again).toMatchObject({ state: 'handedOver', wasSentBefore: false });
		expect(put).toEqual([again.file]);
	});

	it('is made anew where a person says that it was lost', async () => {
		const { sender, outbox } = postOffice(new DraftTransport());
		await sender.send(KEY, sampleContent());

		await outbox.settle(KEY, 'again', 'Thrown away');
		const again = await sender.send(KEY, sampleContent());

		expect(again).toMatchObject({ state: 'handedOver', wasSentBefore: false });
		expect(again.file).toBeDefined();
	});
});
