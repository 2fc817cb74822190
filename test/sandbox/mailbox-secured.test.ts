import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Sandbox } from '../../sandbox';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

/** Lines sent one after the other on a connection, and the answers. */
async function talkOn(socket: Socket, ...lines: readonly string[]): Promise<readonly string[]> {
	socket.setEncoding('latin1');
	const answers: string[] = [];
	for (const line of lines) {
		if (line !== '') socket.write(`${line}\r\n`);
		const [text] = (await once(socket, 'data')) as [string];
		answers.push(text.trimEnd());
	}
	return answers;
}

/** Encrypted from the first byte; '' waits for the greeting. */
async function talkTls(world: Sandbox, ...lines: readonly string[]): Promise<readonly string[]> {
	const { tlsPort: port, certificate: ca } = world.mailbox;
	const socket = connectTls({ port, host: 'localhost', ca });
	const answers = await talkOn(socket, '', 'EHLO test', ...lines);
	socket.destroy();
	return answers.slice(2);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('The secured mailbox', () => {
	it('is for whoever trusts its certificate, by STARTTLS as well', async () => {
		const world = await sandbox();
		const { startTlsPort, certificate } = world.mailbox;
		const plain = connect(startTlsPort, '127.0.0.1');
		const before = await talkOn(plain, '', 'EHLO test', 'MAIL FROM:<a@b.example>', 'STARTTLS');
		plain.removeAllListeners('data');

		const secured = connectTls({ socket: plain, host: 'localhost', ca: certificate });
		const [offered] = await talkOn(secured, 'EHLO test');
		secured.destroy();

		expect(before[1]).toContain('250-STARTTLS');
		expect(before[1]).not.toContain('AUTH');
		expect(before[2]).toMatch(/^530/);
		expect(offered).toContain('250-AUTH PLAIN LOGIN XOAUTH2');
		expect(offered).not.toContain('STARTTLS');
	});

	it.each([
		[
			'PLAIN',
			(user: string, password: string) => [`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`],
		],
		['LOGIN', (user: string, password: string) => ['AUTH LOGIN', base64(user), base64(password)]],
	])('takes the right password by %s, and refuses a wrong one', async (_, lines) => {
		const world = await sandbox();
		const { user, password } = world.mailbox.account;

		const right = await talkTls(world, ...lines(user, password));
		const wrong = await talkTls(world, ...lines(user, 'x'));

		expect(right.at(-1)).toMatch(/^235/);
		expect(wrong.at(-1)).toMatch(/^535 5\.7\.8/);
	});

	it('takes the right token by XOAUTH2, and tells of a wrong one in two steps', async () => {
		const world = await sandbox();
		const { user, token } = world.mailbox.account;
		const line = (given: string) =>
			`AUTH XOAUTH2 ${base64(`user=${user}\u0001auth=Bearer ${given}\u0001\u0001`)}`;

		expect(await talkTls(world, line(token))).toEqual(['235 2.7.0 Authentication successful']);
		expect(await talkTls(world, line('x'), '*')).toEqual([
			expect.stringMatching(/^334 /),
			expect.stringMatching(/^535/),
		]);
	});

	it('lets nobody send without signing in, nor as somebody else', async () => {
		const world = await sandbox();
		const { user, password } = world.mailbox.account;
		const mail = (from: string) => [`MAIL FROM:<${from}>`, 'RCPT TO:<a@b.example>'];
		const signIn = `AUTH PLAIN ${base64(`\0${user}\0${password}`)}`;

		expect((await talkTls(world, ...mail(user))).at(-1)).toMatch(/^554 5\.7\.1/);
		expect((await talkTls(world, signIn, ...mail('x@y.example'))).at(-1)).toMatch(/^553 5\.7\.1/);
		expect((await talkTls(world, signIn, ...mail(user))).at(-1)).toBe('250 OK');
	});

	it('fails as it is told to over its control interface, and no longer', async () => {
		const world = await sandbox();
		const faults = `${world.pageUrl}/_control/mail-faults`;
		const fault = { at: 'mail', do: 'reply', reply: '450 4.7.1 Later', skip: 1, times: 1 };
		await fetch(faults, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(fault),
		});
		const waiting: unknown = await (await fetch(faults)).json();
		const socket = connect(world.mailbox.port, '127.0.0.1');
		const from = 'MAIL FROM:<a@b.example>';

		const answers = await talkOn(socket, '', 'EHLO test', from, from, from);
		socket.destroy();

		expect(waiting).toEqual([fault]);
		expect(answers.slice(2)).toEqual(['250 OK', '450 4.7.1 Later', '250 OK']);
	});
});
