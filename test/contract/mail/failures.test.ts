import type { FailureClass, MailError, MailErrorCode, MailTransport } from '../../../lib/mail';
import type { MailFault, Sandbox } from '../../../sandbox';
import { rejection, sampleContent, sampleFile } from '../../lib/mail/samples';
import { sandbox, stopSandboxes } from '../../sandbox/support/sandbox';
import { postOffice, smtpTo } from './post';

afterEach(stopSandboxes);

const KEY = 'DEMO/invoice/20260012/1/abc';

/** What comes of one message that meets a failure. */
async function outcomeOf(world: Sandbox, faults: readonly MailFault[]) {
	const transport = smtpTo(world, 'starttls', { answerMs: 400 });
	const { sender, outbox } = postOffice(transport);
	for (const fault of faults) world.mailbox.addFault(fault);
	const error = await rejection(sender.send(KEY, sampleContent()));
	const entry = await outbox.find(KEY);
	await transport.close();
	return { error, entry, arrived: world.mailbox.arrivals().length, sender, outbox };
}

const reply = (at: MailFault['at'], text: string): MailFault => ({ at, do: 'reply', reply: text });

interface Case {
	readonly what: string;
	readonly fault: MailFault;
	readonly code: MailErrorCode;
	readonly state: string;
	readonly arrived?: number;
}

const CASES: readonly Case[] = [
	{
		what: 'a greylisted recipient',
		fault: reply('rcpt', '450 4.2.0 Greylisted, see postgrey'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a limit of the provider',
		fault: reply('mail', '450 4.7.1 Error: too much mail'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'too many connections',
		fault: reply('mail', '432 4.3.2 Concurrent connections limit exceeded'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a server that says farewell',
		fault: reply('mail', '421 4.3.2 Shutting down'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a password that is refused',
		fault: reply('auth', '535 5.7.8 Error: authentication failed'),
		code: 'MAIL_LOGIN_REFUSED',
		state: 'pending',
	},
	{
		what: 'a sign-in that does not work for now',
		fault: reply('auth', '454 4.7.0 Temporary authentication failure'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a sign-in whose server has an error of its own',
		fault: reply('auth', '451 4.7.0 Temporary server error. Please try again later'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'passwords that are switched off',
		fault: reply('auth', '550 5.7.30 Basic authentication is not supported for Client Submission'),
		code: 'MAIL_PASSWORDS_SWITCHED_OFF',
		state: 'pending',
	},
	{
		what: 'a sender that is not of this login',
		fault: reply('rcpt', '553 5.7.1 <x@y.example>: Sender address rejected: not owned by user z'),
		code: 'MAIL_SENDER_REFUSED',
		state: 'pending',
	},
	{
		what: 'a sender that must sign in',
		fault: reply('rcpt', '553 5.7.1 <x@y.example>: Sender address rejected: not logged in'),
		code: 'MAIL_LOGIN_MISSING',
		state: 'pending',
	},
	{
		what: 'relaying that is denied',
		fault: reply('rcpt', '554 5.7.1 <a@b.example>: Relay access denied'),
		code: 'MAIL_SENDER_REFUSED',
		state: 'pending',
	},
	{
		what: 'a cut in answer to the sign-in',
		fault: { at: 'auth', do: 'cut' },
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a server that falls silent at the sign-in',
		fault: { at: 'auth', do: 'delay', milliseconds: 60_000 },
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'an unknown recipient',
		fault: reply('rcpt', '550 5.1.1 User unknown'),
		code: 'MAIL_RECIPIENTS_REFUSED',
		state: 'failed',
	},
	{
		what: 'a message that is too large',
		fault: reply('end', '552 5.3.4 Message size exceeds fixed limit'),
		code: 'MAIL_TOO_LARGE',
		state: 'failed',
	},
	{
		what: 'a message that is taken for spam',
		fault: reply('end', '550 5.7.1 Message rejected as spam'),
		code: 'MAIL_REFUSED',
		state: 'failed',
	},
	{
		what: 'DATA that is refused for now',
		fault: reply('data', '452 4.3.1 Insufficient system storage'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a message that is refused for now at its dot',
		fault: reply('end', '451 4.3.0 Queue file write error'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a cut in answer to DATA',
		fault: { at: 'data', do: 'cut' },
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a cut at the dot',
		fault: { at: 'end', do: 'cut' },
		code: 'MAIL_DOUBTFUL',
		state: 'doubtful',
	},
	{
		what: 'an answer at the dot that is none',
		fault: reply('end', '354 Go on'),
		code: 'MAIL_DOUBTFUL',
		state: 'doubtful',
	},
	{
		what: 'a server that takes DATA without asking for the message',
		fault: reply('data', '250 OK'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a greeting that turns this machine away',
		fault: reply('greeting', '554 5.7.1 Service unavailable; client host blocked'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a limit of the day at the dot',
		fault: reply('end', '550 5.4.5 Daily user sending limit exceeded'),
		code: 'MAIL_DEFERRED',
		state: 'deferred',
	},
	{
		what: 'a cut after the mail was taken',
		fault: { at: 'taken', do: 'cut' },
		code: 'MAIL_DOUBTFUL',
		state: 'doubtful',
		arrived: 1,
	},
	{
		what: 'a server that falls silent after the dot',
		fault: { at: 'taken', do: 'delay', milliseconds: 60_000 },
		code: 'MAIL_DOUBTFUL',
		state: 'doubtful',
		arrived: 1,
	},
];

describe('A message that meets', () => {
	it.each(CASES)('$what ends as $state', async ({ fault, code, state, arrived = 0 }) => {
		const world = await sandbox();

		const outcome = await outcomeOf(world, [fault]);

		expect(outcome.error).toMatchObject({ code });
		expect(outcome.entry?.state).toBe(state);
		expect(outcome.arrived).toBe(arrived);
	});

	it('a cut halfway through a large file was surely not taken, and goes again', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const { sender } = postOffice(transport, undefined, { longestWaitMs: 0, retryWithinMs: 5000 });
		world.mailbox.addFault({ at: 'body', do: 'cut' });
		const file = sampleFile(new Uint8Array(5_000_000));

		const sent = await sender.send(KEY, sampleContent({ attachments: [file] }));
		await transport.close();

		expect(sent.attempts).toBe(2);
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('anything is told by its key, with what to do when it lasts', async () => {
		const world = await sandbox();

		const refused = await outcomeOf(world, [reply('rcpt', '550 5.1.1 User unknown')]);
		const busy = await outcomeOf(world, [reply('mail', '450 4.7.1 Error: too much mail')]);
		const again = await rejection(busy.sender.send(KEY, sampleContent()));

		expect(refused.error).toMatchObject({ record: `message ${KEY}` });
		for (const error of [busy.error, again]) {
			expect(error).toMatchObject({
				code: 'MAIL_DEFERRED',
				remedy: expect.stringMatching(/^Nothing to do: [^.]*\. When it lasts, ask the/) as string,
			});
		}
	});

	it('doubt is not sent again until a person has settled it', async () => {
		const world = await sandbox();
		const { sender, outbox } = await outcomeOf(world, [{ at: 'end', do: 'cut' }]);

		expect(await rejection(sender.send(KEY, sampleContent()))).toMatchObject({
			code: 'MAIL_DOUBTFUL',
			failureClass: 'doubtful' satisfies FailureClass,
		});
		expect(world.mailbox.arrivals()).toHaveLength(0);
		await outbox.settle(KEY, 'again', 'Not in the sent mail');
		expect(await sender.send(KEY, sampleContent())).toMatchObject({ state: 'sent', attempts: 2 });
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('doubt that a person settles as sent counts as sent', async () => {
		const world = await sandbox();
		const { sender, outbox } = await outcomeOf(world, [{ at: 'taken', do: 'cut' }]);

		await outbox.settle(KEY, 'sent', 'The customer has it');

		expect(await sender.send(KEY, sampleContent())).toMatchObject({ wasSentBefore: true });
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('one refused recipient of two is no success, and the other does not get it twice', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const { sender, outbox } = postOffice(transport);
		const content = sampleContent({ to: 'ans@klant.example, weg@klant.example' });
		world.mailbox.addFault({
			...reply('rcpt', '550 5.1.1 User unknown'),
			recipient: 'weg@',
			times: 'always',
		});

		const first = await rejection(sender.send(KEY, content));
		const second = await rejection(sender.send(KEY, content));
		await transport.close();

		expect(first).toMatchObject({
			code: 'MAIL_PARTLY_REFUSED',
			details: { refused: 'weg@klant.example' },
		});
		expect(second).toMatchObject({ code: 'MAIL_PARTLY_REFUSED' });
		expect((await outbox.find(KEY))?.refused).toEqual([
			{ address: 'weg@klant.example', reply: '550 5.1.1 User unknown' },
		]);
		expect(world.mailbox.mails().map(({ to }) => to)).toEqual([['ans@klant.example']]);
	});

	it('one recipient of two that is greylisted waits, and gets it alone', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const { sender, outbox, store } = postOffice(transport);
		const content = sampleContent({ to: 'ans@klant.example, later@klant.example' });
		world.mailbox.addFault({ ...reply('rcpt', '450 4.2.0 Greylisted'), recipient: 'later@' });

		const first = await rejection(sender.send(KEY, content));
		const other = { ...content, subject: 'x', text: 'y' };
		const changed = await rejection(sender.send(KEY, other));
		const waiting = await outbox.find(KEY);
		await store.transaction((sql) => sql.run('UPDATE accountview_mail SET due_at = 0'));
		const second = await sender.send(KEY, content);
		const third = await sender.send(KEY, content);
		await transport.close();

		expect(first).toMatchObject({
			code: 'MAIL_DEFERRED',
			details: { cause: 'MAIL_PARTLY_DEFERRED', refused: 'later@klant.example' },
		});
		expect(changed).toMatchObject({ code: 'MAIL_KEY_REUSED' });
		expect(waiting).toMatchObject({
			state: 'deferred',
			refused: [{ address: 'later@klant.example' }],
		});
		expect(second).toMatchObject({ state: 'sent', wasSentBefore: false, attempts: 2 });
		expect(third.wasSentBefore).toBe(true);
		expect((await outbox.find(KEY))?.refused).toEqual([]);
		expect(world.mailbox.mails().map(({ to }) => to)).toEqual([
			['ans@klant.example'],
			['later@klant.example'],
		]);
	});

	it('one recipient that is greylisted and refused in the end is told as lost: the other has it', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const { sender, outbox, store } = postOffice(transport);
		const content = sampleContent({ to: 'ans@klant.example, later@klant.example' });
		world.mailbox.addFault({ ...reply('rcpt', '450 4.2.0 Greylisted'), recipient: 'later@' });
		world.mailbox.addFault({ ...reply('rcpt', '550 5.1.1 Unknown'), recipient: 'later@' });

		await rejection(sender.send(KEY, content));
		await store.transaction((sql) => sql.run('UPDATE accountview_mail SET due_at = 0'));
		const second = await rejection(sender.send(KEY, content));
		const third = await rejection(sender.send(KEY, content));
		await transport.close();

		const partly = {
			code: 'MAIL_PARTLY_REFUSED',
			details: { refused: 'later@klant.example' },
		};
		expect([second, third]).toMatchObject([partly, partly]);
		expect(await outbox.find(KEY)).toMatchObject({
			state: 'partly',
			refused: [
				{ address: 'later@klant.example', reply: expect.stringContaining('5.1.1') as string },
			],
		});
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('one recipient that waits behind another one who has it: evidence of his mail is none of hers', async () => {
		const world = await sandbox();
		const transport = smtpTo(world, 'starttls', { answerMs: 400 });
		const lookedUp: string[] = [];
		const looking: MailTransport = {
			send: (mail, steps) => transport.send(mail, steps),
			check: () => transport.check(),
			close: () => transport.close(),
			lookUp: ({ key }) => {
				lookedUp.push(key);
				return Promise.resolve('sent');
			},
		};
		const { sender, outbox, store } = postOffice(looking);
		const content = sampleContent({ to: 'ans@klant.example, later@klant.example' });
		world.mailbox.addFault({ ...reply('rcpt', '450 4.2.0 Greylisted'), recipient: 'later@' });
		await rejection(sender.send(KEY, content));
		await store.transaction((sql) => sql.run('UPDATE accountview_mail SET due_at = 0'));
		world.mailbox.addFault({ at: 'end', do: 'cut' });

		const cut = await rejection(sender.send(KEY, content));
		await store.transaction((sql) => sql.run('UPDATE accountview_mail SET updated_at = 0'));
		const next = await rejection(sender.send(KEY, content));
		await transport.close();

		expect([cut, next]).toMatchObject([{ code: 'MAIL_DOUBTFUL' }, { code: 'MAIL_DOUBTFUL' }]);
		expect(lookedUp).toEqual([]);
		expect((await outbox.find(KEY))?.state).toBe('doubtful');
	});

	it('one recipient that is not to get it any more leaves it sent in part', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const { sender, outbox } = postOffice(transport);
		const content = sampleContent({ to: 'ans@klant.example, later@klant.example' });
		world.mailbox.addFault({ ...reply('rcpt', '450 4.2.0 Greylisted'), recipient: 'later@' });
		await rejection(sender.send(KEY, content));

		await outbox.settle(KEY, 'giveUp', 'She has left');
		const again = await rejection(sender.send(KEY, content));
		await transport.close();

		expect(again).toMatchObject({ code: 'MAIL_PARTLY_REFUSED' });
		expect(await outbox.find(KEY)).toMatchObject({ state: 'partly', note: 'She has left' });
	});

	it('one recipient that is greylisted beside one that is refused ends as partly refused', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const { sender, outbox, store } = postOffice(transport);
		const to = 'ans@klant.example, later@klant.example, weg@klant.example';
		world.mailbox.addFault({ ...reply('rcpt', '450 4.2.0 Greylisted'), recipient: 'later@' });
		world.mailbox.addFault({ ...reply('rcpt', '550 5.1.1 Unknown'), recipient: 'weg@' });

		await rejection(sender.send(KEY, sampleContent({ to })));
		await store.transaction((sql) => sql.run('UPDATE accountview_mail SET due_at = 0'));
		const error = await rejection(sender.send(KEY, sampleContent({ to })));
		await transport.close();

		expect(error).toMatchObject({
			code: 'MAIL_PARTLY_REFUSED',
			details: { refused: 'weg@klant.example' },
		});
		expect(await outbox.find(KEY)).toMatchObject({
			state: 'partly',
			refused: [{ address: 'weg@klant.example' }],
		});
		expect(world.mailbox.arrivals()).toHaveLength(2);
	});

	it('an attachment that ends early leaves nothing at the server', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const { sender, outbox } = postOffice(transport);
		const broken = {
			...sampleFile(new Uint8Array(10)),
			open: () => Promise.resolve(breaking()),
		};

		const error = await rejection(sender.send(KEY, sampleContent({ attachments: [broken] })));
		const next = await sender.send('DEMO/invoice/2/1/x', sampleContent());
		await transport.close();

		expect(error).toMatchObject({ code: 'MAIL_ATTACHMENT_UNREADABLE' });
		expect((error as MailError).message).toContain('disk gone');
		expect((await outbox.find(KEY))?.state).toBe('failed');
		expect(next.state).toBe('sent');
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('a server with a limit for its size gets what fits', async () => {
		const world = await sandbox({ mostMailBytes: 1_000_000 });
		const transport = smtpTo(world);
		const text = 'Regel van de brief.\r\n'.repeat(40_000);

		const sent = await postOffice(transport).sender.send(KEY, sampleContent({ text }));
		await transport.close();

		expect(sent.state).toBe('sent');
	});

	it('a server with a limit for its size is not given what is larger', async () => {
		const world = await sandbox({ mostMailBytes: 1_000_000 });
		const transport = smtpTo(world);
		const { sender } = postOffice(transport);
		let isOpened = false;
		const large = {
			...sampleFile(new Uint8Array(0)),
			size: 60 * 1024 * 1024,
			open: () => {
				isOpened = true;
				return Promise.reject(new Error('not asked for'));
			},
		};

		const error = await rejection(sender.send(KEY, sampleContent({ attachments: [large] })));
		await transport.close();

		expect(error).toMatchObject({ code: 'MAIL_TOO_LARGE' });
		expect(isOpened).toBe(false);
	});
});

describe('A profile whose server', () => {
	it.each([
		['shows a certificate nobody trusts', { ca: '' }, 'starttls', 'MAIL_CERTIFICATE_UNTRUSTED'],
		['has STARTTLS at a port taken for TLS', 'startTlsPort', 'tls', 'MAIL_SECURITY_MISMATCH'],
		['does not greet', 'tlsPort', 'starttls', 'MAIL_SERVER_UNREACHABLE'],
		['offers no encryption', 'port', 'starttls', 'MAIL_ENCRYPTION_UNAVAILABLE'],
		['is not there', { port: 9 }, 'starttls', 'MAIL_SERVER_UNREACHABLE'],
	] as const)('%s is told so in words', async (_, change, security, code) => {
		const world = await sandbox();
		const changes =
			typeof change === 'string' ? { port: world.mailbox[change], greetingMs: 300 } : change;

		const [line] = await smtpTo(world, security, changes).check();
		const { sender } = postOffice(smtpTo(world, security, changes));
		const error = await rejection(sender.send(KEY, sampleContent()));

		expect(line?.isOk).toBe(false);
		const isDeferred = code === 'MAIL_SERVER_UNREACHABLE';
		expect(error).toMatchObject({ code: isDeferred ? 'MAIL_DEFERRED' : code });
		expect(line?.message).not.toBe('');
	});

	it.each([
		['is none', 'not a certificate'],
		['is damaged', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
	])('is given a certificate that %s is told so before anything is connected', async (_, ca) => {
		const world = await sandbox();

		const [line] = await smtpTo(world, 'starttls', { ca }).check();

		expect(line).toMatchObject({
			isOk: false,
			message: expect.stringContaining('CA Certificate') as string,
		});
		expect(world.mailbox.connections()).toBe(0);
	});

	it('asks for encryption is told so, when none was chosen', async () => {
		const world = await sandbox();
		const transport = smtpTo(world, 'none', { port: world.mailbox.startTlsPort });

		const error = await rejection(postOffice(transport).sender.send(KEY, sampleContent()));

		expect(error).toMatchObject({ code: 'MAIL_ENCRYPTION_REQUIRED' });
	});

	it('would see the password in the open is not connected to', async () => {
		const world = await sandbox();
		const { user, password } = world.mailbox.account;
		const signIn = { kind: 'password', user, password } as const;
		const transport = smtpTo(world, 'none', { signIn });

		const error = await rejection(postOffice(transport).sender.send(KEY, sampleContent()));

		expect(error).toMatchObject({ code: 'MAIL_PROFILE_INVALID' });
		expect(world.mailbox.connections()).toBe(0);
	});

	it('refuses a token gets a new one once', async () => {
		const world = await sandbox();
		const { user, token } = world.mailbox.account;
		const asked: boolean[] = [];
		const signIn = {
			kind: 'oauth2',
			user,
			token: (isRefused: boolean) => {
				asked.push(isRefused);
				return Promise.resolve(isRefused ? token : 'expired');
			},
		} as const;
		const transport = smtpTo(world, 'tls', { signIn });

		const sent = await postOffice(transport).sender.send(KEY, sampleContent());
		await transport.close();

		expect(sent.state).toBe('sent');
		expect(asked).toEqual([false, true]);
	});

	it('refuses every token is told to connect the account again', async () => {
		const world = await sandbox();
		const { user } = world.mailbox.account;
		const signIn = { kind: 'oauth2', user, token: () => Promise.resolve('expired') } as const;
		const transport = smtpTo(world, 'tls', { signIn });

		const error = await rejection(postOffice(transport).sender.send(KEY, sampleContent()));

		expect(error).toMatchObject({ code: 'MAIL_LOGIN_REFUSED' });
		expect((error as MailError).remedy).toContain('connect the account again');
	});
});

/** A file that ends in the middle. */
async function* breaking(): AsyncGenerator<Uint8Array, void> {
	yield await Promise.resolve(new Uint8Array(100_000));
	throw new Error('disk gone');
}
