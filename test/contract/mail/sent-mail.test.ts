import tls from 'node:tls';
import type { OutboxEntry, SmtpSignIn } from '../../../lib/mail';
import { TransportFailure } from '../../../lib/ports/http';
import { rejection } from '../../lib/mail/samples';
import { SentMail } from '../../../lib/mail/transport/smtp/sent-mail';
import { imapStandIn, type ImapSilence, type ImapStandIn } from './imap-stand-in';

const running: ImapStandIn[] = [];

afterEach(async () => {
	await Promise.all(running.splice(0).map((one) => one.stop()));
});

const password = { kind: 'password', user: 'demo', password: 'x' } as const;

/** The sent mail of a mailbox with these messages. */
async function sentMail(
	headers: readonly string[],
	signIn: Exclude<SmtpSignIn, { kind: 'none' }> = password,
	token = '',
	silence?: ImapSilence,
) {
	const server = await imapStandIn(headers, token, silence);
	running.push(server);
	const timeouts = { connectMs: 5000, greetingMs: 5000, answerMs: 5000 };
	const { port, certificate: ca } = server;
	const found = new SentMail({
		profile: 'FACT',
		mailbox: { host: 'localhost', port, folder: '' },
		server: { host: 'localhost', port: 465, security: 'tls', ca, timeouts },
		signIn,
	});
	return { server, sentMail: found };
}

function entry(messageId: string, key: string): OutboxEntry {
	const unused = { code: null, reason: null, remedy: null, reply: null, note: null };
	return {
		...unused,
		key,
		messageId,
		profile: 'FACT',
		contentHash: '',
		sender: 'info@firm.example',
		recipients: [],
		subject: '',
		state: 'doubtful',
		sentOn: 0,
		attempts: 1,
		dueAt: null,
		refused: [],
		evidence: null,
		createdAt: 0,
		updatedAt: 0,
	};
}

const message = (id: string, key: string): string =>
	`Message-ID: <${id}@firm.example>\r\nX-Mail-Key: ${key}`;

describe('The sent mail', () => {
	it.each([
		['its id and another key', message('one', 'other')],
		['its key and an id of the provider', message('of-the-provider', 'report-1')],
		['its key on a line of its own', 'Message-ID: <x@y.example>\r\nX-Mail-Key:\r\n report-1'],
	])('holds a message by %s', async (_, header) => {
		const { sentMail: mail } = await sentMail([message('two', 'report-2'), header]);

		expect(await mail.holds(entry('<one@firm.example>', 'report-1'))).toBe(true);
	});

	it('does not take a message for another one whose key or id is in its own', async () => {
		const { sentMail: mail } = await sentMail([
			message('two', 'report-12'),
			'Message-ID: <x<one@firm.example>>\r\nX-Mail-Key: my-report-1',
		]);

		expect(await mail.holds(entry('<one@firm.example>', 'report-1'))).toBe(false);
	});

	it('is looked into with a new token when the one at hand has expired', async () => {
		const token = (isRefused: boolean) => Promise.resolve(isRefused ? 'new' : 'expired');
		const signIn = { kind: 'oauth2', user: 'demo', token } as const;
		const { server, sentMail: mail } = await sentMail([message('one', 'report-1')], signIn, 'new');

		expect(await mail.holds(entry('<one@firm.example>', 'report-1'))).toBe(true);
		expect(server.tokens).toEqual(['expired', 'new']);
	});

	it('is trusted by the usual authorities beside the certificate of the profile', async () => {
		const connect = jest.spyOn(tls, 'connect');
		const { server, sentMail: mail } = await sentMail([]);

		await mail.check();

		const [given] = connect.mock.calls[0] ?? [];
		connect.mockRestore();
		expect(given).toMatchObject({ ca: [...tls.rootCertificates, server.certificate] });
	});

	it('asks for no third token', async () => {
		const token = () => Promise.resolve('expired');
		const signIn = { kind: 'oauth2', user: 'demo', token } as const;
		const { server, sentMail: mail } = await sentMail([], signIn, 'new');

		const error = await rejection(mail.check());

		expect(error).toMatchObject({ code: 'MAIL_SENT_MAIL_UNREACHABLE' });
		expect(server.tokens).toEqual(['expired', 'expired']);
	});

	it('says so when there is no token to be had', async () => {
		const token = () => Promise.reject(new TransportFailure('token-rejected', 'no token stored'));
		const { sentMail: mail } = await sentMail([], { kind: 'oauth2', user: 'demo', token });

		const error = await rejection(mail.check());

		expect(error).toMatchObject({
			code: 'MAIL_SENT_MAIL_UNREACHABLE',
			message: expect.stringContaining('no token stored') as string,
		});
	});

	it.each(['handshake', 'greeting', 'LOGIN', 'EXAMINE', 'UID SEARCH'])(
		'of a server that falls silent at its %s keeps no execution that is cancelled',
		async (silentAt) => {
			const cancelling = new AbortController();
			const { sentMail: mail } = await sentMail([message('one', 'report-1')], password, '', {
				at: silentAt,
				then: () => {
					cancelling.abort();
				},
			});
			const begin = performance.now();

			const error = await rejection(
				mail.holds(entry('<one@firm.example>', 'report-1'), cancelling.signal),
			);

			expect(error).toMatchObject({ code: 'MAIL_CANCELLED', record: 'message report-1' });
			expect(performance.now() - begin).toBeLessThan(4000);
		},
	);

	it('of an execution that was cancelled before is not opened', async () => {
		const { sentMail: mail } = await sentMail([]);

		const error = await rejection(mail.check(AbortSignal.abort()));

		expect(error).toMatchObject({ code: 'MAIL_CANCELLED' });
	});

	it('that cannot be searched is told so, and not taken for one that does not hold it', async () => {
		const { server, sentMail: mail } = await sentMail([], password, '', {
			at: 'UID SEARCH',
			then: () => {
				void server.stop();
			},
		});

		const error = await rejection(mail.holds(entry('<one@firm.example>', 'report-1')));

		expect(error).toMatchObject({ code: 'MAIL_SENT_MAIL_UNREACHABLE' });
	});

	it('does not hold what it was not given', async () => {
		const { sentMail: mail } = await sentMail([message('two', 'report-2')]);

		expect(await mail.holds(entry('<one@firm.example>', 'report-1'))).toBe(false);
	});
});
