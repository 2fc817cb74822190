import net, { type AddressInfo, type Socket } from 'node:net';
import { SmtpTransport, type MailTransport } from '../../../lib/mail';
import { rejection, sampleContent, sampleFile } from '../../lib/mail/samples';
import { hurried, postOffice } from './post';

const KEY = 'DEMO/invoice/20260012/1/abc';

const servers: net.Server[] = [];

afterEach(() => {
	for (const server of servers.splice(0)) server.close();
});

/** A server that says what it is told to say at each command, the greeting first. */
async function oddServer(answer: (command: string, socket: Socket) => string | null) {
	const server = net.createServer((socket) => {
		socket.on('error', () => undefined);
		socket.setEncoding('latin1');
		const say = (command: string): void => {
			const text = answer(command, socket);
			if (text !== null) socket.write(text);
		};
		say('');
		socket.on('data', (data: string) => {
			say(data.split('\r\n')[0] ?? '');
		});
	});
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

function transportTo(port: number, milliseconds: number): MailTransport {
	const timeouts = { connectMs: milliseconds, greetingMs: milliseconds, answerMs: milliseconds };
	return new SmtpTransport({
		profile: 'FACT',
		sender: 'facturen@demo-installatie.example',
		server: { host: '127.0.0.1', port, security: 'none', ca: '', timeouts },
		signIn: { kind: 'none' },
	});
}

const USUAL: Readonly<Record<string, string>> = {
	'': '220 hello\r\n',
	EHLO: '250 hello\r\n',
	MAIL: '250 ok\r\n',
	RCPT: '250 ok\r\n',
	RSET: '250 ok\r\n',
};

const usual = (command: string): string | null => USUAL[command.slice(0, 4).toUpperCase()] ?? null;

describe('A mail server that', () => {
	it('says that it has a message before it got it is not believed', async () => {
		const port = await oddServer((command) =>
			command === 'DATA' ? '354 go\r\n250 taken\r\n' : usual(command),
		);
		const { sender, outbox } = postOffice(transportTo(port, 5000));
		const attachments = [sampleFile(new Uint8Array(20_000_000))];

		const error = await rejection(sender.send(KEY, sampleContent({ attachments })));

		expect(error).toMatchObject({ code: 'MAIL_DOUBTFUL' });
		expect((await outbox.find(KEY))?.state).toBe('doubtful');
	});

	it('talks and talks is left', async () => {
		const port = await oddServer((command, socket) => {
			if (!command.startsWith('EHLO')) return usual(command);
			const talking = setInterval(() => socket.write('250-and\r\n'), 20);
			socket.on('close', () => {
				clearInterval(talking);
			});
			return null;
		});
		const begin = performance.now();

		const error = await rejection(
			postOffice(transportTo(port, 200)).sender.send(KEY, sampleContent()),
		);

		expect(error).toMatchObject({ code: 'MAIL_DEFERRED' });
		expect(performance.now() - begin).toBeLessThan(10_000);
	});

	it.each([
		['MAIL', '250', 'MAIL_DEFERRED', 'deferred'],
		['RCPT', '250', 'MAIL_DEFERRED', 'deferred'],
		['DATA', '354', 'MAIL_DEFERRED', 'deferred'],
		['X-Mail-Key', '250', 'MAIL_DOUBTFUL', 'doubtful'],
	])(
		'never ends its answer to what begins with %s is left (%s, %s)',
		async (at, status, code, state) => {
			let isGiven = false;
			const port = await oddServer((command, socket) => {
				if (isGiven) return null;
				if (!command.startsWith(at)) return command === 'DATA' ? '354 go\r\n' : usual(command);
				isGiven = at === 'X-Mail-Key';
				const talking = setInterval(() => socket.write(`${status}-and\r\n`), 20);
				socket.on('close', () => {
					clearInterval(talking);
				});
				return null;
			});
			const { sender, outbox } = postOffice(transportTo(port, 500));
			const begin = performance.now();

			const error = await rejection(sender.send(KEY, sampleContent()));

			expect(error).toMatchObject({ code });
			expect((await outbox.find(KEY))?.state).toBe(state);
			expect(performance.now() - begin).toBeLessThan(10_000);
		},
	);

	it('is silent keeps no execution that is cancelled', async () => {
		const cancelling = new AbortController();
		const port = await oddServer(() => {
			setTimeout(() => {
				cancelling.abort();
			}, 50);
			return null;
		});
		const patience = { longestWaitMs: 0, retryWithinMs: 0 };
		const { sender, outbox } = postOffice(
			transportTo(port, 60_000),
			undefined,
			patience,
			hurried,
			cancelling.signal,
		);
		const begin = performance.now();

		const error = await rejection(sender.send(KEY, sampleContent()));

		expect(error).toMatchObject({ code: 'MAIL_CANCELLED' });
		expect(performance.now() - begin).toBeLessThan(10_000);
		expect((await outbox.find(KEY))?.state).toBe('pending');
	});

	it('stops answering is told as such, and not as one that cannot be reached', async () => {
		const port = await oddServer((command) => (command.startsWith('MAIL') ? null : usual(command)));

		const error = await rejection(
			postOffice(transportTo(port, 300)).sender.send(KEY, sampleContent()),
		);

		expect((error as Error).message).toContain('stopped answering');
	});

	it('says farewell at the second of two recipients is quoted', async () => {
		const port = await oddServer((command, socket) => {
			if (!command.startsWith('RCPT TO:<bep@')) return usual(command);
			socket.end('421 4.7.0 Too many recipients in this session\r\n');
			return null;
		});
		const { sender, outbox } = postOffice(transportTo(port, 5000));
		const content = sampleContent({ to: 'ans@klant.example, bep@klant.example' });

		const error = await rejection(sender.send(KEY, content));

		expect(error).toMatchObject({ code: 'MAIL_DEFERRED' });
		expect((error as Error).message).toContain('421 4.7.0 Too many recipients');
		expect((await outbox.find(KEY))?.state).toBe('deferred');
	});

	it.each([
		['taking the message', '.', '250', 'sent'],
		['refusing a recipient', 'RCPT', '550', 'failed'],
	])('writes a book when %s is quoted in a line', async (_, at, status, state) => {
		const book = `${status}-5.0.0 a\u0000 \u001b[31mpage\r\n`.repeat(20_000);
		const port = await oddServer((command) => {
			if (command.startsWith('X-Mail-Key') && at === '.') return `${book}${status} end\r\n`;
			if (command === 'DATA') return '354 go\r\n';
			return command.startsWith(at) ? `${book}${status} end\r\n` : usual(command);
		});
		const transport = transportTo(port, 5000);
		const { sender, outbox } = postOffice(transport);

		const error: unknown = await sender
			.send(KEY, sampleContent())
			.catch((thrown: unknown) => thrown);

		await transport.close();
		const entry = await outbox.find(KEY);
		expect(entry?.state).toBe(state);
		const said = [entry?.reply ?? '', entry?.reason ?? '', (error as Partial<Error>).message ?? ''];
		expect(said.join('')).toContain(`${status}-5.0.0 a`);
		for (const text of said) {
			expect(text.length).toBeLessThan(1200);
			expect(text).not.toMatch(/\p{Cc}/u);
		}
	});
});
