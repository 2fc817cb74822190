import { sameMailbox } from '../addresses/address';
import { MailError, type MailErrorFacts } from '../errors';
import { fromRefused } from './from-refused';

/** What a client of SMTP knows of a failure. */
export interface SmtpFault {
	/** The client's own word, such as `EAUTH`, or ours: `ETOKEN`, no token could be fetched; '' for none. */
	readonly code: string;
	/** The error of the system or of TLS under it, such as `ECONNREFUSED`; '' for none. */
	readonly cause: string;
	/** The command that was answered, such as `RCPT TO`; '' for none. */
	readonly command: string;
	/** What the server said; '' when it said nothing. */
	readonly reply: string;
	readonly message: string;
}

/** What was being done, for the sentences. */
export interface SmtpSituation {
	readonly profile: string;
	readonly sender: string;
	/** That of the profile. */
	readonly ownSender: string;
	readonly isSignedIn: boolean;
	readonly host: string;
	readonly port: number;
	readonly security: 'tls' | 'starttls' | 'none';
}

type Facts = Omit<MailErrorFacts, 'details'>;

/** Characters of a reply that are looked at. */
const LONGEST_REPLY = 2000;
const HOUR = 60 * 60_000;

const PASSWORDS_OFF =
	/5\.7\.30(?!\d)|5\.7\.139|basic authentication (?:is )?(?:not supported|disabled)/i;
const TOO_MANY_CONNECTIONS = /4\.3\.2 concurrent|too many (?:connections|concurrent)/i;
const OF_SENDING =
	/\b(?:daily|hourly|per (?:day|hour)|sending|outgoing|outbound)\b.{0,30}\b(?:limits?|quota)\b/i;

/**
 * What a failure of SMTP means, by the table of replies that real servers give (Postfix, Dovecot,
 * Exchange Online, Gmail). Whether the server may have taken the message is not its business.
 */
export function smtpFailure(fault: SmtpFault, at: SmtpSituation): MailError {
	const facts = fault.reply === '' ? withoutReply(fault, at) : byReply(fault, at);
	return new MailError({
		...facts,
		details: {
			profile: at.profile,
			...(fault.command !== '' && { command: fault.command }),
			...(fault.reply !== '' && { reply: fault.reply.slice(0, 300) }),
		},
	});
}

/** The status code that a reply begins with; 0 for none. */
export function statusOf(reply: string): number {
	return Number(/^\d{3}/.exec(reply)?.[0] ?? 0);
}

/** Whether it says that something was not done: for now (4xx) or for good (5xx). */
export function isRefusal(reply: string): boolean {
	return /^[45]\d\d/.test(reply);
}

/** What decides is what was said, and not what somebody or some server is called. */
function withoutNames(said: string, { host }: SmtpSituation): string {
	return said
		.slice(0, LONGEST_REPLY)
		.replace(/[^\s<>@]{1,64}@[^\s<>@]{1,255}/g, '')
		.replaceAll(host, '');
}

function withoutReply(fault: SmtpFault, at: SmtpSituation): Facts {
	const message = withoutNames(fault.message, at);
	const said = `${fault.cause} ${message}`;
	const server = `${at.host}:${at.port}`;
	if (fault.code === 'ETOKEN') return tokenUnreachable(fault.message);
	if (/unsupported protocol|protocol version|no protocols available/i.test(said)) {
		return outdated(server);
	}
	if (/wrong version number|packet length too long|EPROTO/i.test(said)) return mismatch(at);
	if (/certificate|CERT_|altname|self.signed|UNABLE_TO/i.test(said))
		return untrusted(fault, server);
	if (/STARTTLS/i.test(fault.command) || /STARTTLS/i.test(message)) return noEncryption(server);
	if (fault.code === 'EAUTH' || fault.code === 'ENOAUTH') {
		return loginRefused({ ...fault, reply: fault.message }, at);
	}
	// A server may be slow; only where TLS is the rule has one that waits for TLS a port of its own.
	if (/Greeting never received/i.test(fault.message) && at.security !== 'tls' && at.port === 465) {
		return mismatch(at);
	}
	if (/Message size larger/i.test(fault.message)) return tooLarge();
	if (fault.code === 'ESTREAM') {
		return {
			code: 'MAIL_ATTACHMENT_UNREADABLE',
			message: `An attachment could not be read to its end (${fault.message}), so the message was not sent.`,
			remedy: 'Look at the step that gives the file, and run again.',
			failureClass: 'item',
		};
	}
	if (/Greeting never received/i.test(fault.message)) return silent(server);
	return {
		code: 'MAIL_SERVER_UNREACHABLE',
		message: `The mail server ${server} cannot be reached${fault.cause === '' ? '' : ` (${fault.cause})`}.`,
		remedy:
			'Look at host and port of the e-mail profile, and whether a firewall or security program keeps this machine from that port.',
		failureClass: 'transient',
		slowsProfile: true,
	};
}

function byReply(fault: SmtpFault, at: SmtpSituation): Facts {
	const { reply, command } = fault;
	const status = statusOf(reply);
	const said = withoutNames(reply, at);
	if (command === 'STARTTLS') return noEncryption(`${at.host}:${at.port}`);
	if (PASSWORDS_OFF.test(said)) return passwordsOff(reply);
	if (command.startsWith('AUTH') || fault.code === 'EAUTH') return loginRefused(fault, at);
	if (status === 421 || status === 432 || TOO_MANY_CONNECTIONS.test(said)) return busy(reply, true);
	if (/^(?:CONN|EHLO|HELO)$/.test(command)) return turnedAway(at, reply);
	if (status >= 400 && status < 500) return busy(reply, command === 'MAIL FROM');
	if (!isRefusal(reply)) return strangeReply(command, reply);
	if (/STARTTLS/i.test(said) && status === 530) return encryptionRequired(at);
	if (isSendingLimit(said)) return sendingLimit(at, reply);
	return forGood(said, fault, at);
}

/** What a 5xx after the sign-in means. @param said the reply without names */
function forGood(said: string, { reply, command }: SmtpFault, at: SmtpSituation): Facts {
	const status = statusOf(said);
	const isBlockedContent = /5\.7\.\d/.test(said);
	if (!isBlockedContent && isMailboxFull(said, command)) return mailboxFull(reply);
	if (!isBlockedContent && isTooLarge(said)) return tooLarge();
	// Who has signed in may send, so it is about this recipient, whatever else is said.
	if (at.isSignedIn && /recipient address rejected/i.test(said)) return recipientsRefused(reply);
	if (status === 530 || /authentication required|not logged in|5\.7\.57(?!\d)/i.test(said)) {
		return loginMissing(at);
	}
	if (isAboutSender(said, command)) return senderRefused(at, reply);
	if (/5\.1\.8(?!\d)/.test(said)) return accountBlocked(at, reply);
	if (/relay(?:ing)? (?:access )?denied|unable to relay|5\.7\.1.*access denied/i.test(said)) {
		return relayDenied(at, reply);
	}
	if (command === 'RCPT TO') return recipientsRefused(reply);
	return {
		code: 'MAIL_REFUSED',
		message: `The mail server refused the message: ${reply}`,
		remedy: 'Change what it objects to, or send this one in another way.',
		failureClass: 'item',
	};
}

/** What the account may send in a day or an hour; not the size of what it sends. */
function isSendingLimit(said: string): boolean {
	if (/\bsize\b/i.test(said)) return false;
	return (
		/5\.4\.5(?!\d)|5\.2\.0(?!\d).*(?:quota|limit)|SubmissionQuota/i.test(said) ||
		OF_SENDING.test(said)
	);
}

function isTooLarge(said: string): boolean {
	return statusOf(said) === 552 || /5\.3\.4(?!\d)|message (?:size|too (?:big|large))/i.test(said);
}

/** The 552 of a recipient is about what is kept for him, the one after the message about its size. */
function isMailboxFull(reply: string, command: string): boolean {
	if (/5\.2\.2(?!\d)|mailbox (?:is )?full|over ?quota|quota exceeded/i.test(reply)) return true;
	return command === 'RCPT TO' && statusOf(reply) === 552 && !/5\.3\.4|message size/i.test(reply);
}

function isAboutSender(reply: string, command: string): boolean {
	return (
		command === 'MAIL FROM' ||
		/sender address rejected|not owned by user|SendAsDenied|5\.7\.60(?!\d)/i.test(reply) ||
		/\b(?:not|cannot|rights?|permissions?)\b.{0,40}\bsend as\b/i.test(reply)
	);
}

/** Requirements D7: the sender must be one that the mail server accepts. */
function senderRefused({ sender, ownSender, host }: SmtpSituation, reply: string): Facts {
	if (sameMailbox(sender) !== sameMailbox(ownSender)) return fromRefused(sender, reply);
	return {
		code: 'MAIL_SENDER_REFUSED',
		message: `The mail server ${host} does not let this login send as ${sender}: ${reply}`,
		remedy:
			"Use a sender address that belongs to this mailbox, such as the provider's own address instead of one of the own domain, or ask the administrator for the right to send as it.",
		failureClass: 'profile',
	};
}

function relayDenied({ host, sender }: SmtpSituation, reply: string): Facts {
	return {
		code: 'MAIL_SENDER_REFUSED',
		message: `The mail server ${host} does not pass on mail of ${sender} from this machine: ${reply}`,
		remedy:
			'Sign in with user and password, use a sender address that this server accepts, or have the address of this machine allowed at the own mail server.',
		failureClass: 'profile',
	};
}

function loginRefused({ reply, command }: SmtpFault, { host }: SmtpSituation): Facts {
	const isToken = /XOAUTH2|OAUTHBEARER/i.test(command);
	const status = statusOf(reply);
	if (status >= 400 && status < 500) return busy(reply, true);
	return {
		code: 'MAIL_LOGIN_REFUSED',
		message: `The mail server ${host} refuses ${isToken ? 'the sign-in of this account' : 'user and password'}: ${reply}`,
		remedy: isToken
			? 'Open the credential of the profile and connect the account again. Its mailbox must allow SMTP, and User must be the address that signed in.'
			: 'Look at user and password. With two-step verification make an app password; Microsoft 365 and Outlook.com take OAuth2 only.',
		failureClass: 'profile',
	};
}

/** Before anything was said of a message, so it is about none. */
function turnedAway({ host, port }: SmtpSituation, reply: string): Facts {
	return {
		code: 'MAIL_SERVER_UNREACHABLE',
		message: `The mail server ${host}:${port} turns this machine away: ${reply}`,
		remedy:
			'Nothing to do when it happens once: the message is tried again. When it lasts, look at host and port of the e-mail profile, and ask the provider whether the address of this machine is blocked.',
		failureClass: 'transient',
		slowsProfile: true,
	};
}

function strangeReply(command: string, reply: string): Facts {
	return {
		code: 'MAIL_SERVER_BUSY',
		message: `The mail server answers ${command} with what is no answer to it: ${reply}`,
		remedy:
			'Nothing to do when it happens once: the message is tried again. When it lasts, look at host and port of the e-mail profile: what answers there is perhaps no mail server.',
		failureClass: 'transient',
	};
}

/** Told as a refusal for good, which it is not. */
function sendingLimit({ host }: SmtpSituation, reply: string): Facts {
	return {
		code: 'MAIL_LIMIT_REACHED',
		message: `The mail server ${host} takes no more of this account for now: ${reply}`,
		remedy:
			'Nothing to do: the message is tried again later. When it happens often, set the limits of the e-mail profile to those of the provider.',
		failureClass: 'transient',
		slowsProfile: true,
		retryAfterMs: HOUR,
	};
}

function accountBlocked({ host }: SmtpSituation, reply: string): Facts {
	return {
		code: 'MAIL_RIGHT_MISSING',
		message: `The mail server ${host} has blocked this account for sending: ${reply}`,
		remedy:
			'Ask the administrator or the provider why, and have it unblocked: in Microsoft 365 under Restricted Entities. A block often follows on a stolen password.',
		failureClass: 'profile',
	};
}

function silent(server: string): Facts {
	return {
		code: 'MAIL_SERVER_UNREACHABLE',
		message: `The mail server ${server} was connected to and did not greet, as a port does that waits for TLS.`,
		remedy:
			'Nothing to do when it happens once: the message is tried again. When it lasts, look at port and security of the e-mail profile: a port that is encrypted from the first byte needs TLS.',
		failureClass: 'transient',
		slowsProfile: true,
	};
}

function tokenUnreachable(because: string): Facts {
	return {
		code: 'MAIL_SERVER_UNREACHABLE',
		message: `The provider gives no new token for this account now (${because}), so nobody was signed in.`,
		remedy:
			'Nothing to do when it happens once: the message is tried again. When it lasts, look whether a firewall keeps this machine from the sign-in of the provider.',
		failureClass: 'transient',
		slowsProfile: true,
	};
}

function passwordsOff(reply: string): Facts {
	return {
		code: 'MAIL_PASSWORDS_SWITCHED_OFF',
		message: `This provider takes no user and password from programs any more: ${reply}`,
		remedy:
			'Make a profile of the kind SMTP (OAuth2) or Microsoft Outlook for this mailbox, and connect the account there.',
		failureClass: 'profile',
	};
}

function loginMissing({ host }: SmtpSituation): Facts {
	return {
		code: 'MAIL_LOGIN_MISSING',
		message: `The mail server ${host} asks for a sign-in, and the e-mail profile has none that it takes.`,
		remedy: 'Fill user and password of the profile, or choose OAuth2.',
		failureClass: 'profile',
	};
}

function mismatch({ host, port, security }: SmtpSituation): Facts {
	const hint =
		security === 'tls'
			? 'This port begins without encryption: choose STARTTLS, usually with port 587.'
			: 'This port is encrypted from the first byte: choose TLS, usually with port 465.';
	return {
		code: 'MAIL_SECURITY_MISMATCH',
		message: `Port ${port} of ${host} and the security of the e-mail profile do not fit.`,
		remedy: hint,
		failureClass: 'profile',
	};
}

/** What there was before TLS 1.2 (RFC 8996). */
function outdated(server: string): Facts {
	return {
		code: 'MAIL_ENCRYPTION_UNAVAILABLE',
		message: `The mail server ${server} offers only encryption older than TLS 1.2, which others can read; nothing was told to it.`,
		remedy:
			'Have the mail server updated, or ask the provider for the name of one that offers TLS 1.2 or later.',
		failureClass: 'profile',
	};
}

function untrusted({ message, cause }: SmtpFault, server: string): Facts {
	const isExpired = /expired/i.test(`${cause} ${message}`);
	return {
		code: 'MAIL_CERTIFICATE_UNTRUSTED',
		message: `The certificate of ${server} is not trusted: ${message.replace(/\s+/g, ' ') || cause}.`,
		remedy: isExpired
			? 'Ask whoever runs the mail server to renew its certificate. When it is not older than today, look at the clock of this machine.'
			: 'Use the name that stands in the certificate as Host. For a server with a certificate of its own, put that certificate in CA Certificate of the profile.',
		failureClass: 'profile',
	};
}

function noEncryption(server: string): Facts {
	return {
		code: 'MAIL_ENCRYPTION_UNAVAILABLE',
		message: `The mail server ${server} offers no encryption, and the e-mail profile requires it; nothing was told to it.`,
		remedy:
			'Use the port that the provider gives for encrypted mail, usually 587 or 465. Choose None as security only for a server on a trusted network.',
		failureClass: 'profile',
	};
}

function encryptionRequired({ host }: SmtpSituation): Facts {
	return {
		code: 'MAIL_ENCRYPTION_REQUIRED',
		message: `The mail server ${host} takes nothing without encryption.`,
		remedy: 'Choose STARTTLS as security of the e-mail profile.',
		failureClass: 'profile',
	};
}

function busy(reply: string, slowsProfile: boolean): Facts {
	return {
		code: 'MAIL_SERVER_BUSY',
		message: `The mail server asks to come back later: ${reply}`,
		remedy: 'Nothing to do: the message is tried again. When it lasts, ask the provider.',
		failureClass: 'transient',
		...(slowsProfile && { slowsProfile: true }),
	};
}

function tooLarge(): Facts {
	return {
		code: 'MAIL_TOO_LARGE',
		message: 'The message is larger than the mail server takes, so it was not sent.',
		remedy: 'Send smaller attachments, or a link in their place.',
		failureClass: 'item',
	};
}

function mailboxFull(reply: string): Facts {
	return {
		code: 'MAIL_MAILBOX_FULL',
		message: `The mailbox of the recipient is full: ${reply}`,
		remedy:
			'Ask the recipient to make room and settle the message with Send Again, or send this one in another way.',
		failureClass: 'item',
	};
}

function recipientsRefused(reply: string): Facts {
	return {
		code: 'MAIL_RECIPIENTS_REFUSED',
		message: `The mail server takes no mail for this recipient: ${reply}`,
		remedy: "Correct the recipient's address, or send this one in another way.",
		failureClass: 'item',
	};
}
