import { MailError } from '../errors';
import {
	accountBlocked,
	busy,
	encryptionRequired,
	loginMissing,
	loginRefused,
	machineBlocked,
	mailboxFull,
	mismatch,
	noEncryption,
	outdated,
	passwordsOff,
	recipientsRefused,
	relayDenied,
	senderRefused,
	sendingLimit,
	silent,
	smtpSwitchedOff,
	strangeReply,
	tokenUnreachable,
	tooLarge,
	turnedAway,
	untrusted,
	wentSilent,
	type Facts,
} from './smtp-facts';
import { isRefusal, statusOf, type SmtpFault, type SmtpSituation } from './smtp-fault';

/** Characters of a reply that are looked at. */
const LONGEST_REPLY = 2000;

const PASSWORDS_OFF = /5\.7\.30(?!\d)|basic authentication (?:is )?(?:not supported|disabled)/i;
/** Said to passwords and tokens alike. */
const SMTP_OFF = /SmtpClientAuthentication is disabled|smtp_auth_disabled/i;
const TOO_MANY_CONNECTIONS = /4\.3\.2 concurrent|too many (?:connections|concurrent)/i;
/** The address of this machine, and not the message, sender or recipient. */
const MACHINE_BLOCKED =
	/client host\b.{0,120}\b(?:blocked|rejected)|5\.7\.(?:60[5-9]|708)(?!\d)|spamhaus|\b(?:black|block) ?list(?:ed)?\b|banned sending ip|not accepted from this ip/i;
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
	if (fault.message === 'Timeout') return wentSilent(server);
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
	if (command === 'STARTTLS') return withoutStartTls(status, reply, at);
	if (/STARTTLS/i.test(said) && status === 530) return encryptionRequired(at);
	if (SMTP_OFF.test(said)) return smtpSwitchedOff(at, reply);
	if (PASSWORDS_OFF.test(said)) return passwordsOff(reply);
	if (command.startsWith('AUTH') || fault.code === 'EAUTH') return loginRefused(fault, at);
	if (status === 421 || status === 432 || TOO_MANY_CONNECTIONS.test(said)) return busy(reply, true);
	if (/^(?:CONN|EHLO|HELO)$/.test(command)) return turnedAway(at, reply);
	if (status >= 400 && status < 500) return busy(reply, command === 'MAIL FROM');
	if (!isRefusal(reply)) return strangeReply(command, reply);
	if (MACHINE_BLOCKED.test(said)) return machineBlocked(at, reply);
	if (isSendingLimit(said)) return sendingLimit(at, reply);
	return forGood(said, fault, at);
}

/** A server whose encryption does not work for now says so by 4xx (RFC 3207). */
function withoutStartTls(status: number, reply: string, { host, port }: SmtpSituation): Facts {
	return status >= 400 && status < 500 ? busy(reply, true) : noEncryption(`${host}:${port}`);
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
