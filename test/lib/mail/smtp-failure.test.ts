import { smtpFailure } from '../../../lib/mail/failures/smtp-failure';
import type { SmtpFault, SmtpSituation } from '../../../lib/mail/failures/smtp-fault';

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

	it.each([
		['SmtpClientAuthentication is disabled for the Tenant.', 'AUTH XOAUTH2', 'MAIL_RIGHT_MISSING'],
		['SmtpClientAuthentication is disabled for the Mailbox.', 'AUTH PLAIN', 'MAIL_RIGHT_MISSING'],
		['basic authentication is disabled.', 'AUTH LOGIN', 'MAIL_PASSWORDS_SWITCHED_OFF'],
		['the user credentials were incorrect.', 'AUTH LOGIN', 'MAIL_LOGIN_REFUSED'],
		['the request did not meet the criteria.', 'AUTH XOAUTH2', 'MAIL_LOGIN_REFUSED'],
	])('at Microsoft that is told "%s" to %s is %s', (because, command, code) => {
		const reply = `535 5.7.139 Authentication unsuccessful, ${because}`;

		const failure = smtpFailure(fault({ code: 'EAUTH', command, reply }), situation);

		expect(failure).toMatchObject({ code, failureClass: 'profile' });
		expect(failure.message).toContain(because);
	});

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

describe('A reply', () => {
	it.each([
		['CONN', '554 5.7.1 Client host blocked', 'MAIL_SERVER_UNREACHABLE', 'transient'],
		['EHLO', '550 Access denied', 'MAIL_SERVER_UNREACHABLE', 'transient'],
		['HELO', '501 Syntax error', 'MAIL_SERVER_UNREACHABLE', 'transient'],
		['CONN', '421 4.7.0 Too many connections', 'MAIL_SERVER_BUSY', 'transient'],
		['MAIL FROM', '550 5.4.5 Daily user sending limit exceeded', 'MAIL_LIMIT_REACHED', 'transient'],
		[
			'DATA',
			'554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException',
			'MAIL_LIMIT_REACHED',
			'transient',
		],
		['DATA', '554 5.2.0 STOREDRV; message store failure', 'MAIL_REFUSED', 'item'],
		['RCPT TO', '550 You have reached your hourly limit', 'MAIL_LIMIT_REACHED', 'transient'],
		['DATA', '552 5.3.4 Outgoing message size limit exceeded', 'MAIL_TOO_LARGE', 'item'],
		['DATA', '550 5.1.8 Access denied, bad outbound sender', 'MAIL_RIGHT_MISSING', 'profile'],
		['RCPT TO', '550 5.1.8 Access denied, bad outbound sender', 'MAIL_RIGHT_MISSING', 'profile'],
		['RCPT TO', '550 5.1.81 No such user', 'MAIL_RECIPIENTS_REFUSED', 'item'],
		[
			'DATA',
			'554 5.2.252 SendAsDenied; a not allowed to send as b',
			'MAIL_SENDER_REFUSED',
			'profile',
		],
		['DATA', '554 5.2.252 Refused', 'MAIL_REFUSED', 'item'],
		[
			'DATA',
			'552 5.7.0 This message was blocked because its content presents a potential security issue',
			'MAIL_REFUSED',
			'item',
		],
		['DATA', '550 Please resend as text, or send as attachment', 'MAIL_REFUSED', 'item'],
		[
			'RCPT TO',
			'550 5.1.1 <over.quota@x.example> mailbox full@x.example',
			'MAIL_RECIPIENTS_REFUSED',
			'item',
		],
		['DATA', '250 OK', 'MAIL_SERVER_BUSY', 'transient'],
		['MAIL FROM', 'hello', 'MAIL_SERVER_BUSY', 'transient'],
	] as const)('to %s: %s is %s of class %s', (command, reply, code, failureClass) => {
		const failure = smtpFailure(fault({ command, reply }), situation);

		expect(failure).toMatchObject({ code, failureClass });
	});

	it.each(['starttls.firm.example', 'certificate.firm.example'])(
		'that never came from %s is no matter of encryption',
		(host) => {
			const message = `getaddrinfo ENOTFOUND ${host}`;

			const failure = smtpFailure(fault({ code: 'EDNS', message }), { ...situation, host });

			expect(failure.code).toBe('MAIL_SERVER_UNREACHABLE');
		},
	);

	it('that names the server asks for no encryption', () => {
		const at = { ...situation, host: 'starttls.firm.example' };
		const reply = '530 5.7.0 starttls.firm.example: Authentication required';

		expect(smtpFailure(fault({ command: 'MAIL FROM', reply }), at).code).toBe('MAIL_LOGIN_MISSING');
	});

	it('of 64 kB is judged at once', () => {
		const reply = `550 ${'a'.repeat(65_000)}`;
		const begin = process.cpuUsage();

		smtpFailure(fault({ command: 'RCPT TO', reply }), situation);

		expect(process.cpuUsage(begin).user / 1000).toBeLessThan(1500);
	});
});

describe('Encryption', () => {
	it.each([
		'SSL routines:tls_process_server_hello:unsupported protocol',
		'write EPROTO 1234:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version',
	])('that is too old is told as such: %s', (message) => {
		const failure = smtpFailure(fault({ code: 'ESOCKET', cause: 'EPROTO', message }), situation);

		expect(failure.code).toBe('MAIL_ENCRYPTION_UNAVAILABLE');
		expect(failure.message).toContain('older than TLS 1.2');
	});

	it.each([
		['certificate has expired', 'renew'],
		['self-signed certificate', 'CA Certificate'],
	])('by a server whose answer is "%s" needs another remedy: %s', (message, remedy) => {
		const failure = smtpFailure(fault({ code: 'ESOCKET', message }), situation);

		expect(failure.code).toBe('MAIL_CERTIFICATE_UNTRUSTED');
		expect(failure.remedy).toContain(remedy);
	});
});

describe('What is about the connection and not about the message', () => {
	it.each([
		[
			'RCPT TO',
			'554 5.7.1 Service unavailable; Client host [1.2.3.4] blocked using zen.spamhaus.org',
		],
		['RCPT TO', '550 5.7.606 Access denied, banned sending IP [1.2.3.4]'],
		['DATA', '554 5.7.1 Sorry, your IP is blacklisted'],
		[
			'MAIL FROM',
			'550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP',
		],
	])('is told as the address of this machine, for the whole profile: %s %s', (command, reply) => {
		const failure = smtpFailure(fault({ command, reply }), situation);

		expect(failure).toMatchObject({ code: 'MAIL_MACHINE_BLOCKED', failureClass: 'profile' });
	});

	it('comes later where the encryption does not work for now', () => {
		const reply = '454 4.7.0 TLS not available due to temporary reason';

		expect(smtpFailure(fault({ command: 'STARTTLS', reply }), situation)).toMatchObject({
			code: 'MAIL_SERVER_BUSY',
			failureClass: 'transient',
		});
	});

	it.each([
		['530 5.7.0 Must issue a STARTTLS command first', 'MAIL_ENCRYPTION_REQUIRED', 'STARTTLS'],
		['504 5.7.4 Unrecognized authentication type', 'MAIL_LOGIN_REFUSED', 'OAuth2'],
	])('is told of a sign-in by its cause: %s', (reply, code, remedy) => {
		const failure = smtpFailure(fault({ command: 'AUTH PLAIN', reply }), situation);

		expect(failure.code).toBe(code);
		expect(failure.remedy).toContain(remedy);
		expect(failure.message).not.toContain('user and password');
	});
});
