import {
	smtpFailure,
	type SmtpFault,
	type SmtpSituation,
} from '../../../lib/mail/failures/smtp-failure';

const fault = (changes: Partial<SmtpFault>): SmtpFault => ({
	code: '',
	cause: '',
	command: '',
	reply: '',
	message: '',
	...changes,
});

const situation: SmtpSituation = {
	profile: 'FACT',
	sender: 'facturen@demo-installatie.example',
	ownSender: 'facturen@demo-installatie.example',
	isSignedIn: true,
	host: 'smtp.firm.example',
	port: 587,
	security: 'starttls',
};

describe('A server that does not greet', () => {
	const silent = fault({ code: 'ETIMEDOUT', message: 'Greeting never received' });

	it.each([
		[465, 'starttls', 'MAIL_SECURITY_MISMATCH'],
		[465, 'none', 'MAIL_SECURITY_MISMATCH'],
		[465, 'tls', 'MAIL_SERVER_UNREACHABLE'],
		[587, 'starttls', 'MAIL_SERVER_UNREACHABLE'],
		[25, 'none', 'MAIL_SERVER_UNREACHABLE'],
	] as const)('at port %s with security %s is %s', (port, security, code) => {
		expect(smtpFailure(silent, { ...situation, port, security }).code).toBe(code);
	});
});

describe('A sign-in', () => {
	it.each(['421 4.7.0 Later', '432 4.7.12 Later', '451 4.7.0 Later', '454 4.7.0 Later'])(
		'that is answered %s may go later',
		(reply) => {
			const failure = smtpFailure(
				fault({ code: 'EAUTH', command: 'AUTH PLAIN', reply }),
				situation,
			);

			expect(failure).toMatchObject({ code: 'MAIL_SERVER_BUSY', failureClass: 'transient' });
		},
	);

	it('for which no token can be fetched now may go later', () => {
		const message = 'token address: status 503';

		const failure = smtpFailure(fault({ code: 'ETOKEN', message }), situation);

		expect(failure).toMatchObject({ code: 'MAIL_SERVER_UNREACHABLE', failureClass: 'transient' });
		expect(failure.message).toContain(message);
	});
});

describe('A recipient that is rejected', () => {
	const reply = '554 5.7.1 <weg@klant.example>: Recipient address rejected: Access denied';
	const rejected = fault({ command: 'RCPT TO', reply });

	it('after a sign-in concerns the one message', () => {
		expect(smtpFailure(rejected, situation)).toMatchObject({
			code: 'MAIL_RECIPIENTS_REFUSED',
			failureClass: 'item',
		});
	});

	it('without a sign-in concerns the profile', () => {
		expect(smtpFailure(rejected, { ...situation, isSignedIn: false })).toMatchObject({
			code: 'MAIL_SENDER_REFUSED',
			failureClass: 'profile',
		});
	});
});

describe('A sender that is refused', () => {
	const reply = '553 5.7.1 <x@y.example>: Sender address rejected: not owned by user z';
	const refused = fault({ command: 'RCPT TO', reply });

	it('concerns the profile when it is its own', () => {
		const sender = 'Facturen@Demo-installatie.example';

		expect(smtpFailure(refused, { ...situation, sender })).toMatchObject({
			code: 'MAIL_SENDER_REFUSED',
			failureClass: 'profile',
		});
	});

	it('concerns the one message that asks for it', () => {
		const sender = 'info@demo-installatie.example';

		expect(smtpFailure(refused, { ...situation, sender })).toMatchObject({
			code: 'MAIL_FROM_REFUSED',
			failureClass: 'item',
		});
	});
});

describe('A full mailbox', () => {
	it.each([
		['RCPT TO', '552 5.2.2 Mailbox full'],
		['RCPT TO', '552 Requested mail action aborted: exceeded storage allocation'],
		['RCPT TO', '550 5.2.2 <ans@klant.example>: user is over quota'],
		['DATA', '552 5.2.2 This mailbox is over quota'],
	])('is told as such in answer to %s: %s', (command, reply) => {
		expect(smtpFailure(fault({ command, reply }), situation)).toMatchObject({
			code: 'MAIL_MAILBOX_FULL',
			failureClass: 'item',
		});
	});

	it.each([
		['RCPT TO', '552 5.3.4 Message size exceeds fixed limit'],
		['DATA', '552 5.3.4 Message too big'],
		['MAIL FROM', '552 Message size exceeds maximum value'],
	])(
		'is something else than a message that is too large, as %s answers with %s',
		(command, reply) => {
			expect(smtpFailure(fault({ command, reply }), situation).code).toBe('MAIL_TOO_LARGE');
		},
	);
});
