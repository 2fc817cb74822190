import { randomBytes } from 'node:crypto';
import { rejection, sampleFile, sampleProfile } from '../lib/mail/samples';
import { postOffice } from '../contract/mail/post';
import { ImapReader } from './support/imap';
import { emptyMailbox, invoice, mailFiles, peers, signedIn, transportTo } from './support/peers';

const ANS = 'ans@klant.example';
const BOOKKEEPER = 'boekhouder@klant.example';
const { user, token, expiredToken } = peers.account;

beforeEach(async () => {
	await emptyMailbox(ANS);
	await emptyMailbox(BOOKKEEPER);
});

const withToken = (...tokens: readonly string[]) => {
	const asked: boolean[] = [];
	const next = (isRefused: boolean): Promise<string> => {
		asked.push(isRefused);
		return Promise.resolve(tokens[Math.min(asked.length, tokens.length) - 1] ?? '');
	};
	return { asked, signIn: { kind: 'oauth2', user, token: next } as const };
};

describe('Postfix takes a message', () => {
	it.each([
		['over STARTTLS, with a password', 'startTls', signedIn],
		['over TLS, with a password', 'tls', signedIn],
		['over STARTTLS, with XOAUTH2', 'startTls', withToken(token).signIn],
		['over TLS, with XOAUTH2', 'tls', withToken(token).signIn],
	] as const)('%s', async (way, port, signIn) => {
		const transport = transportTo(port, { signIn });
		const { sender } = postOffice(transport);
		const key = `DEMO/invoice/${way.replace(/\W+/g, '')}/1/x`;

		const sent = await sender.send(key, invoice());
		const again = await sender.send(key, invoice());
		await transport.close();

		expect(sent).toMatchObject({ state: 'sent', attempts: 1 });
		expect(sent.reply).toMatch(/^250 2\.0\.0 Ok: queued as/);
		expect(again).toMatchObject({ wasSentBefore: true });
		expect(await mailFiles(ANS)).toHaveLength(1);
	});

	it('and tells a check so', async () => {
		const transport = transportTo();

		const lines = await transport.check();
		await transport.close();

		expect(lines).toMatchObject([{ isOk: true }]);
	});

	it('with a new token, when the first one has expired', async () => {
		const { asked, signIn } = withToken(expiredToken, token);
		const transport = transportTo('tls', { signIn });

		const sent = await postOffice(transport).sender.send('DEMO/invoice/renewed/1/x', invoice());
		await transport.close();

		expect(sent.state).toBe('sent');
		expect(asked).toEqual([false, true]);
		expect(await mailFiles(ANS)).toHaveLength(1);
	});
});

describe('Dovecot shows over IMAP', () => {
	it('the message as it was given: headers, signs, files', async () => {
		const transport = transportTo();
		const { sender } = postOffice(transport, sampleProfile({ copyAddress: BOOKKEEPER }));
		const file = randomBytes(300_000);
		const subject = 'Factuur €5 – coördinatie, één reünie bij IJsbrand Ünal';

		const sent = await sender.send(
			'DEMO/invoice/20260012/1/x',
			invoice({
				subject,
				text: 'Geachte mevrouw Bos, € 5 voor de coördinatie.\r\n.\r\n.. twee punten\r\n',
				html: '<p>€ 5 voor de coördinatie</p>',
				attachments: [sampleFile(file, 'factuur reünie.pdf')],
			}),
		);
		await transport.close();
		const inbox = await ImapReader.open(ANS);
		const [mail = 0, ...others] = await inbox.search('Message-ID', sent.messageId);
		const headers = (await inbox.fetch(mail, 'BODY.PEEK[HEADER]')).toString('latin1');
		const parts = {
			text: await inbox.fetch(mail, 'BINARY.PEEK[1.1]'),
			html: await inbox.fetch(mail, 'BINARY.PEEK[1.2]'),
			file: await inbox.fetch(mail, 'BINARY.PEEK[2]'),
		};
		const structure = await inbox.structure(mail);
		await inbox.close();

		expect(others).toEqual([]);
		expect(decoded(headerIn(headers, 'Subject'))).toBe(subject);
		expect(headerIn(headers, 'From')).toBe('Demo Installatie <facturen@demo-installatie.example>');
		expect(headerIn(headers, 'To')).toBe('Ans Bos <ans@klant.example>');
		expect(headerIn(headers, 'Message-ID')).toBe(sent.messageId);
		expect(headerIn(headers, 'X-Mail-Key')).toBe('DEMO/invoice/20260012/1/x');
		expect(headerIn(headers, 'Return-Path')).toBe('<facturen@demo-installatie.example>');
		expect(parts.text.toString()).toBe(
			'Geachte mevrouw Bos, € 5 voor de coördinatie.\r\n.\r\n.. twee punten\r\n',
		);
		expect(parts.html.toString()).toBe('<p>€ 5 voor de coördinatie</p>');
		expect(parts.file.equals(file)).toBe(true);
		expect(structure).toMatch(/"application" "pdf"/i);
	});

	it('a blind copy that nobody else can see', async () => {
		const transport = transportTo();
		const { sender } = postOffice(transport);

		await sender.send('DEMO/invoice/blind/1/x', invoice({ bcc: BOOKKEEPER }));
		await transport.close();
		const seen = [];
		for (const mailbox of [ANS, BOOKKEEPER]) {
			const inbox = await ImapReader.open(mailbox);
			seen.push((await inbox.fetch(1, 'BODY.PEEK[]')).toString('latin1'));
			await inbox.close();
		}
		const [byAns = '', byBookkeeper = ''] = seen;

		expect(byAns).not.toContain(BOOKKEEPER);
		expect(byAns).not.toMatch(/^bcc:/im);
		expect(headerIn(byBookkeeper, 'To')).toBe('Ans Bos <ans@klant.example>');
		expect(headerIn(byBookkeeper, 'Message-ID')).toBe(headerIn(byAns, 'Message-ID'));
	});
});

describe('A list of recipients of which Postfix refuses one', () => {
	it('is no success: it is told who, and the other does not get it twice', async () => {
		const transport = transportTo();
		const { sender, outbox } = postOffice(transport);
		const content = invoice({ to: `${ANS}, weg@klant.example` });
		const key = 'DEMO/invoice/partly/1/x';

		const first = await rejection(sender.send(key, content));
		const second = await rejection(sender.send(key, content));
		await transport.close();

		const partly = {
			code: 'MAIL_PARTLY_REFUSED',
			failureClass: 'item',
			details: { refused: 'weg@klant.example' },
		};
		expect([first, second]).toMatchObject([partly, partly]);
		const entry = await outbox.find(key);
		expect(entry?.state).toBe('partly');
		expect(entry?.refused).toMatchObject([{ address: 'weg@klant.example' }]);
		expect(entry?.refused[0]?.reply).toMatch(/^550 5\.1\.1 .*User unknown/);
		expect(await mailFiles(ANS)).toHaveLength(1);
	});
});

/** A header with its lines joined; '' when it is not there. */
function headerIn(headers: string, name: string): string {
	const found = new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(headers);
	return (found?.[1] ?? '').replace(/\r\n(?=[ \t])/g, '');
}

/** Undoes RFC 2047. */
function decoded(text: string): string {
	return text
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, encoding: string, word: string) =>
			encoding.toUpperCase() === 'B'
				? Buffer.from(word, 'base64').toString()
				: Buffer.from(
						word
							.replaceAll('_', ' ')
							.replace(/=([0-9A-F]{2})/gi, (_sign, hex: string) =>
								String.fromCharCode(Number.parseInt(hex, 16)),
							),
						'latin1',
					).toString(),
		);
}
