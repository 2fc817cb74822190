import {
	MailError,
	SmtpTransport,
	type MailTransport,
	type SentMailbox,
	type SmtpSignIn,
} from '../../lib/mail';
import { hurried, postOffice } from '../contract/mail/post';
import { rejection } from '../lib/mail/samples';
import { emptyMailbox, invoice, mailFiles, peers } from './support/peers';

const ANS = 'ans@klant.example';
const KEY = 'DEMO/invoice/20260012/1/x';
/** Longer than what was asked just now may still be on its way. */
const TEN_MINUTES = 600_000;
const SENT: SentMailbox = { host: peers.host, port: peers.ports.imap, folder: '' };

const { user, password } = peers.colleague;
const content = () => invoice({ from: user });

beforeEach(async () => {
	await emptyMailbox(ANS);
	await emptyMailbox(user, '.Sent');
});

function transportWith(
	sentMailbox: SentMailbox | undefined,
	signIn: SmtpSignIn = { kind: 'password', user, password },
): SmtpTransport {
	const timeouts = { connectMs: 5000, greetingMs: 5000, answerMs: 5000 };
	const security = 'starttls' as const;
	const { host, ports, authority: ca } = peers;
	const server = { host, port: ports.startTls, security, ca, timeouts };
	return new SmtpTransport({ profile: 'FACT', sender: user, signIn, sentMailbox, server });
}

/** Its first message ends in doubt: before or after Postfix has taken it. */
function doubtfulOnce(real: SmtpTransport, at: 'before' | 'after'): MailTransport {
	let isFirst = true;
	return {
		send: async (mail, steps) => {
			if (!isFirst) return await real.send(mail, steps);
			isFirst = false;
			if (at === 'after') await real.send(mail, steps);
			else await steps.beforeData();
			throw new MailError({
				code: 'MAIL_DOUBTFUL',
				message: 'The answer was lost',
				remedy: '',
				failureClass: 'doubtful',
			});
		},
		check: () => real.check(),
		lookUp: (entry) => real.lookUp(entry),
		close: () => real.close(),
	};
}

/** What comes of a message in doubt in the next run. */
async function nextRun(real: SmtpTransport, at: 'before' | 'after') {
	let ahead = 0;
	const clock = { ...hurried, now: () => Date.now() + ahead };
	const transport = doubtfulOnce(real, at);
	const { sender, outbox } = postOffice(transport, undefined, undefined, clock);
	const doubt = await rejection(sender.send(KEY, content()));
	await mailFiles(ANS);
	ahead = TEN_MINUTES;
	const next: unknown = await sender.send(KEY, content()).catch((error: unknown) => error);
	await transport.close();
	const entry = await outbox.find(KEY);
	return { doubt, next, entry, arrived: (await mailFiles(ANS)).length };
}

describe('A message in doubt that Dovecot holds in the sent mail', () => {
	it.each([
		['the folder that the server marks', SENT],
		['the folder of that name', { ...SENT, folder: 'Sent' }],
	])('counts as sent at the next run, by %s', async (_, mailbox) => {
		const { doubt, next, entry, arrived } = await nextRun(transportWith(mailbox), 'after');

		expect(doubt).toMatchObject({ code: 'MAIL_DOUBTFUL' });
		expect(next).toMatchObject({ state: 'sent', wasSentBefore: true });
		expect(entry).toMatchObject({ state: 'sent' });
		expect(arrived).toBe(1);
	});
});

describe('A message in doubt stays in doubt', () => {
	it('when the sent mail does not hold it', async () => {
		const { next, entry, arrived } = await nextRun(transportWith(SENT), 'before');

		expect(next).toMatchObject({ code: 'MAIL_DOUBTFUL' });
		expect(entry).toMatchObject({ state: 'doubtful' });
		expect(arrived).toBe(0);
	});

	it('when the sent mail holds one whose key begins with its own', async () => {
		const transport = transportWith(SENT);
		await postOffice(transport).sender.send(`${KEY}2`, content());
		await mailFiles(ANS);

		const { next, entry } = await nextRun(transport, 'before');

		expect(next).toMatchObject({ code: 'MAIL_DOUBTFUL' });
		expect(entry).toMatchObject({ state: 'doubtful' });
	});

	it('when the profile names no sent mail', async () => {
		const { next, arrived } = await nextRun(transportWith(undefined), 'after');

		expect(next).toMatchObject({ code: 'MAIL_DOUBTFUL' });
		expect(arrived).toBe(1);
	});

	it('when the sent mail cannot be looked into, and says why', async () => {
		const mailbox = { ...SENT, folder: 'Verzonden' };

		const { next, entry } = await nextRun(transportWith(mailbox), 'after');

		expect(next).toMatchObject({ code: 'MAIL_SENT_MAIL_UNREACHABLE' });
		expect((next as MailError).message).toContain("Mailbox doesn't exist: Verzonden");
		expect(entry).toMatchObject({ state: 'doubtful' });
	});
});

describe('A check of the profile', () => {
	it('names the folder', async () => {
		const transport = transportWith(SENT);

		const lines = await transport.check();
		await transport.close();

		expect(lines).toMatchObject([{ isOk: true }, { check: 'Sent mail', isOk: true }]);
		expect(lines[1]?.message).toContain('the folder Sent');
	});

	it('looks into the mailbox with a token, too', async () => {
		const { account } = peers;
		const token = () => Promise.resolve(account.token);
		const transport = transportWith(SENT, { kind: 'oauth2', user: account.user, token });

		const lines = await transport.check();
		await transport.close();

		expect(lines).toMatchObject([{ isOk: true }, { check: 'Sent mail', isOk: true }]);
	});

	it('says what is wrong with it', async () => {
		const transport = transportWith({ ...SENT, port: peers.ports.startTls });

		const lines = await transport.check();
		await transport.close();

		expect(lines).toMatchObject([{ isOk: true }, { check: 'Sent mail', isOk: false }]);
	});
});
