import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ReceivedMail, Sandbox } from '../../sandbox';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

/** What a client sends, line by line, each after the answer to the one before; the answers. */
async function talk(world: Sandbox, ...lines: readonly string[]): Promise<readonly string[]> {
	const socket = connect(world.mailbox.port, world.mailbox.host);
	socket.setEncoding('latin1');
	const answers = [await nextAnswer(socket)];
	for (const line of lines) {
		socket.write(Buffer.from(`${line}\r\n`, 'utf8'));
		answers.push(await nextAnswer(socket));
	}
	socket.destroy();
	return answers;
}

async function nextAnswer(socket: Socket): Promise<string> {
	const [text] = (await once(socket, 'data')) as [string];
	return text.trimEnd();
}

const ENVELOPE = ['EHLO test', 'MAIL FROM:<flow@firm.example>', 'RCPT TO:<ans@firm.example>'];

/** A mail that came in by SMTP, as the mailbox reads it. */
async function sent(world: Sandbox, ...message: readonly string[]): Promise<ReceivedMail> {
	const answers = await talk(world, ...ENVELOPE, 'DATA', [...message, '.'].join('\r\n'));
	expect(answers.at(-1)).toBe('250 OK');
	const [mail] = world.mailbox.mails();
	if (mail === undefined) throw new Error('No mail came in.');
	return mail;
}

describe('The mailbox', () => {
	it('takes a mail, and shows to whom it was sent and what it says', async () => {
		const world = await sandbox({ now: () => 1000 });

		const mail = await sent(world, 'Subject: Hallo', 'From: A <a@firm.example>', '', 'Dag', '..x');

		expect(mail).toMatchObject({
			at: 1000,
			from: 'flow@firm.example',
			to: ['ans@firm.example'],
			shownFrom: 'A <a@firm.example>',
			subject: 'Hallo',
			text: 'Dag\r\n.x\r\n',
		});
	});

	it('reads header words, both encodings and parts within parts', async () => {
		const world = await sandbox();

		const mail = await sent(
			world,
			'Subject: =?UTF-8?Q?Caf=C3=A9_?=',
			' =?UTF-8?B?w6tu?=',
			'Content-Type: multipart/mixed; boundary="buiten"',
			'',
			'--buiten',
			'Content-Type: multipart/alternative; boundary=binnen',
			'',
			'--binnen',
			'Content-Type: text/plain; charset=utf-8',
			'Content-Transfer-Encoding: quoted-printable',
			'',
			'Prijs: =E2=82=AC 5 =',
			'per stuk',
			'--binnen',
			'Content-Type: text/html; charset=utf-8',
			'Content-Transfer-Encoding: base64',
			'',
			Buffer.from('<p>€</p>').toString('base64'),
			'--binnen--',
			'--buiten',
			'Content-Type: text/html; name=status.html',
			'Content-Disposition: attachment; filename=status.html',
			'',
			'<html>',
			'--buiten--',
		);

		expect(mail.subject).toBe('Café ën');
		expect(mail.text).toContain('Prijs: € 5 per stuk');
		expect(mail.html).toBe('<p>€</p>');
		expect(mail.attachments).toEqual([{ name: 'status.html', type: 'text/html' }]);
	});

	it.each([
		['recipients before a sender', ['EHLO test', 'RCPT TO:<a@b.example>'], '503 MAIL first'],
		['a message for nobody', ['EHLO test', 'MAIL FROM:<a@b.example>', 'DATA'], '503 RCPT first'],
		['a sender without brackets', ['EHLO test', 'MAIL FROM: a@b'], '501 MAIL FROM:<address>'],
		[
			'a recipient that is no address',
			['EHLO test', 'MAIL FROM:<a@b.example>', 'RCPT TO:<ans>'],
			'553 RCPT TO:<address>',
		],
		['commands it does not know', ['EHLO test', 'AUTH LOGIN'], '502 Command not implemented'],
	])('refuses %s', async (_, lines, answer) => {
		const world = await sandbox();

		expect((await talk(world, ...lines)).at(-1)).toBe(answer);
		expect(world.mailbox.mails()).toEqual([]);
	});

	it('forgets a message that was reset, and takes the next', async () => {
		const world = await sandbox();

		const answers = await talk(world, ...ENVELOPE, 'RSET', 'DATA', 'NOOP', 'QUIT');

		expect(answers.slice(-4)).toEqual(['250 OK', '503 RCPT first', '250 OK', '221 Bye']);
	});

	it('hangs up on a line without end', async () => {
		const world = await sandbox();
		const socket = connect(world.mailbox.port, world.mailbox.host).setEncoding('latin1');
		await nextAnswer(socket);

		socket.write('x'.repeat(20_000));

		expect(await nextAnswer(socket)).toBe('500 Line too long');
		await once(socket, 'close');
	});

	it('shows its mails to scripts, and empties', async () => {
		const world = await sandbox();
		await sent(world, 'Subject: Hallo', '', 'Dag');
		const mails = `${world.pageUrl}/_control/mails`;

		expect(await (await fetch(mails)).json()).toMatchObject([{ subject: 'Hallo' }]);
		await fetch(mails, { method: 'DELETE' });
		expect(world.mailbox.mails()).toEqual([]);
	});
});
