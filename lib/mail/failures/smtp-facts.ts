import { sameMailbox } from '../addresses/address';
import type { MailErrorFacts } from '../errors';
import { fromRefused } from './from-refused';
import { statusOf, type SmtpFault, type SmtpSituation } from './smtp-fault';

/** What a failure of SMTP is told as, and what is to be done about it. */
export type Facts = Omit<MailErrorFacts, 'details'>;

const HOUR = 60 * 60_000;

/** Requirements D7: the sender must be one that the mail server accepts. */
export function senderRefused({ sender, ownSender, host }: SmtpSituation, reply: string): Facts {
	if (sameMailbox(sender) !== sameMailbox(ownSender)) return fromRefused(sender, reply);
	return {
		code: 'MAIL_SENDER_REFUSED',
		message: `The mail server ${host} does not let this login send as ${sender}: ${reply}`,
		remedy:
			"Use a sender address that belongs to this mailbox, such as the provider's own address instead of one of the own domain, or ask the administrator for the right to send as it.",
		failureClass: 'profile',
	};
}

export function relayDenied({ host, sender }: SmtpSituation, reply: string): Facts {
	return {
		code: 'MAIL_SENDER_REFUSED',
		message: `The mail server ${host} does not pass on mail of ${sender} from this machine: ${reply}`,
		remedy:
			'Sign in with user and password, use a sender address that this server accepts, or have the address of this machine allowed at the own mail server.',
		failureClass: 'profile',
	};
}

export function loginRefused({ reply, command }: SmtpFault, { host }: SmtpSituation): Facts {
	const isToken = /XOAUTH2|OAUTHBEARER/i.test(command);
	const status = statusOf(reply);
	if (status >= 400 && status < 500) return busy(reply, true);
	if (status === 504) return otherSignIn(host, reply);
	return {
		code: 'MAIL_LOGIN_REFUSED',
		message: `The mail server ${host} refuses ${isToken ? 'the sign-in of this account' : 'user and password'}: ${reply}`,
		remedy: isToken
			? 'Open the credential of the profile and connect the account again. Its mailbox must allow SMTP, and User must be the address that signed in.'
			: 'Look at user and password. With two-step verification make an app password; Microsoft 365 and Outlook.com take OAuth2 only.',
		failureClass: 'profile',
	};
}

function otherSignIn(host: string, reply: string): Facts {
	return {
		code: 'MAIL_LOGIN_REFUSED',
		message: `The mail server ${host} does not know this way of signing in: ${reply}`,
		remedy:
			'Choose a profile of the kind that the provider takes: SMTP with user and password, or SMTP (OAuth2).',
		failureClass: 'profile',
	};
}

/** Requirements D7: the address of this machine is one that the mail server does not accept. */
export function machineBlocked({ host }: SmtpSituation, reply: string): Facts {
	return {
		code: 'MAIL_MACHINE_BLOCKED',
		message: `The mail server ${host} takes no mail from the address of this machine: ${reply}`,
		remedy:
			'Ask the provider, or whoever keeps the list that is named, to take the address off it, or have it allowed at the own mail server. Or send through a server that takes a sign-in.',
		failureClass: 'profile',
	};
}

/** Before anything was said of a message, so it is about none. */
export function turnedAway({ host, port }: SmtpSituation, reply: string): Facts {
	return {
		code: 'MAIL_SERVER_UNREACHABLE',
		message: `The mail server ${host}:${port} turns this machine away: ${reply}`,
		remedy:
			'Nothing to do when it happens once: the message is tried again. When it lasts, look at host and port of the e-mail profile, and ask the provider whether the address of this machine is blocked.',
		failureClass: 'transient',
		slowsProfile: true,
	};
}

export function strangeReply(command: string, reply: string): Facts {
	return {
		code: 'MAIL_SERVER_BUSY',
		message: `The mail server answers ${command} with what is no answer to it: ${reply}`,
		remedy:
			'Nothing to do when it happens once: the message is tried again. When it lasts, look at host and port of the e-mail profile: what answers there is perhaps no mail server.',
		failureClass: 'transient',
	};
}

/** Told as a refusal for good, which it is not. */
export function sendingLimit({ host }: SmtpSituation, reply: string): Facts {
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

export function accountBlocked({ host }: SmtpSituation, reply: string): Facts {
	return {
		code: 'MAIL_RIGHT_MISSING',
		message: `The mail server ${host} has blocked this account for sending: ${reply}`,
		remedy:
			'Ask the administrator or the provider why, and have it unblocked: in Microsoft 365 under Restricted Entities. A block often follows on a stolen password.',
		failureClass: 'profile',
	};
}

export function silent(server: string): Facts {
	return {
		code: 'MAIL_SERVER_UNREACHABLE',
		message: `The mail server ${server} was connected to and did not greet, as a port does that waits for TLS.`,
		remedy:
			'Nothing to do when it happens once: the message is tried again. When it lasts, look at port and security of the e-mail profile: a port that is encrypted from the first byte needs TLS.',
		failureClass: 'transient',
		slowsProfile: true,
	};
}

export function wentSilent(server: string): Facts {
	return {
		code: 'MAIL_SERVER_UNREACHABLE',
		message: `The mail server ${server} stopped answering in the middle of the conversation.`,
		remedy:
			'Nothing to do when it happens once: the message is tried again. When it lasts, ask the provider, and look whether a security program between this machine and the server reads along.',
		failureClass: 'transient',
		slowsProfile: true,
	};
}

export function tokenUnreachable(because: string): Facts {
	return {
		code: 'MAIL_SERVER_UNREACHABLE',
		message: `The provider gives no new token for this account now (${because}), so nobody was signed in.`,
		remedy:
			'Nothing to do when it happens once: the message is tried again. When it lasts, look whether a firewall keeps this machine from the sign-in of the provider.',
		failureClass: 'transient',
		slowsProfile: true,
	};
}

export function passwordsOff(reply: string): Facts {
	return {
		code: 'MAIL_PASSWORDS_SWITCHED_OFF',
		message: `This provider takes no user and password from programs any more: ${reply}`,
		remedy:
			'Make a profile of the kind SMTP (OAuth2) or Microsoft Outlook for this mailbox, and connect the account there.',
		failureClass: 'profile',
	};
}

/** Exchange Online: off for new organisations, until an administrator switches it on. */
export function smtpSwitchedOff({ host }: SmtpSituation, reply: string): Facts {
	return {
		code: 'MAIL_RIGHT_MISSING',
		message: `Sending over SMTP is switched off at ${host} for this mailbox or its whole organisation: ${reply}`,
		remedy:
			'Have the administrator switch on Authenticated SMTP for this mailbox, or make a profile of the kind Microsoft Outlook, which needs no SMTP.',
		failureClass: 'profile',
	};
}

export function loginMissing({ host }: SmtpSituation): Facts {
	return {
		code: 'MAIL_LOGIN_MISSING',
		message: `The mail server ${host} asks for a sign-in, and the e-mail profile has none that it takes.`,
		remedy: 'Fill user and password of the profile, or choose OAuth2.',
		failureClass: 'profile',
	};
}

export function mismatch({ host, port, security }: SmtpSituation): Facts {
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
export function outdated(server: string): Facts {
	return {
		code: 'MAIL_ENCRYPTION_UNAVAILABLE',
		message: `The mail server ${server} offers only encryption older than TLS 1.2, which others can read; nothing was told to it.`,
		remedy:
			'Have the mail server updated, or ask the provider for the name of one that offers TLS 1.2 or later.',
		failureClass: 'profile',
	};
}

export function untrusted({ message, cause }: SmtpFault, server: string): Facts {
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

export function noEncryption(server: string): Facts {
	return {
		code: 'MAIL_ENCRYPTION_UNAVAILABLE',
		message: `The mail server ${server} offers no encryption, and the e-mail profile requires it; nothing was told to it.`,
		remedy:
			'Use the port that the provider gives for encrypted mail, usually 587 or 465. Choose None as security only for a server on a trusted network.',
		failureClass: 'profile',
	};
}

export function encryptionRequired({ host }: SmtpSituation): Facts {
	return {
		code: 'MAIL_ENCRYPTION_REQUIRED',
		message: `The mail server ${host} takes nothing without encryption.`,
		remedy: 'Choose STARTTLS as security of the e-mail profile.',
		failureClass: 'profile',
	};
}

export function busy(reply: string, slowsProfile: boolean): Facts {
	return {
		code: 'MAIL_SERVER_BUSY',
		message: `The mail server asks to come back later: ${reply}`,
		remedy: 'Nothing to do: the message is tried again. When it lasts, ask the provider.',
		failureClass: 'transient',
		...(slowsProfile && { slowsProfile: true }),
	};
}

export function tooLarge(): Facts {
	return {
		code: 'MAIL_TOO_LARGE',
		message: 'The message is larger than the mail server takes, so it was not sent.',
		remedy: 'Send smaller attachments, or a link in their place.',
		failureClass: 'item',
	};
}

export function mailboxFull(reply: string): Facts {
	return {
		code: 'MAIL_MAILBOX_FULL',
		message: `The mailbox of the recipient is full: ${reply}`,
		remedy:
			'Ask the recipient to make room and settle the message with Send Again, or send this one in another way.',
		failureClass: 'item',
	};
}

export function recipientsRefused(reply: string): Facts {
	return {
		code: 'MAIL_RECIPIENTS_REFUSED',
		message: `The mail server takes no mail for this recipient: ${reply}`,
		remedy: "Correct the recipient's address, or send this one in another way.",
		failureClass: 'item',
	};
}
