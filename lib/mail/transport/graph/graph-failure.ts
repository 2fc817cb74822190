import { z } from 'zod4';
import type { HttpResponse, TransportFailure } from '../../../ports/http';
import { withoutSecrets } from '../../../errors/secrets';
import { sameMailbox } from '../../addresses/address';
import { MailError, type MailErrorFacts } from '../../errors';
import { fromRefused } from '../../failures/from-refused';
import { inOneLine } from '../../failures/in-one-line';

/** What was being done, for the sentences. */
export interface GraphSituation {
	readonly profile: string;
	readonly sender: string;
	/** That of the profile. */
	readonly ownSender: string;
	/** '' for that of the account itself. */
	readonly mailbox: string;
}

/** Whether the server may have acted all the same. */
export class UnansweredError extends MailError {}

type Facts = Omit<MailErrorFacts, 'details'>;

const errorSchema = z.object({
	error: z.object({ code: z.string().default(''), message: z.string().default('') }),
});

/** What a status that is no success means. */
export function graphFailure(answer: HttpResponse, at: GraphSituation): MailError {
	const { code, message } = errorOf(answer.body);
	const said = message === '' ? `status ${answer.status}` : `${message} (${code})`;
	const facts = factsOf(answer, code, said, at);
	const details = {
		profile: at.profile,
		status: answer.status,
		...(code !== '' && { graph: code }),
	};
	// Messages are known that were delivered after an answer like this one.
	const isUnsure = answer.status >= 500;
	return isUnsure
		? new UnansweredError({ ...facts, details })
		: new MailError({ ...facts, details });
}

/**
 * What it means that a piece of an upload was not taken. Its address has expired or is not known any
 * more, and a new draft gets another one.
 */
export function uploadFailure(answer: HttpResponse, at: GraphSituation): MailError {
	const failure = graphFailure(answer, at);
	if (failure.failureClass === 'transient' || failure.code === 'MAIL_TOO_LARGE') return failure;
	const { details } = failure;
	return new MailError({ ...draftGone(`status ${answer.status} to a part of a file`), details });
}

/** What it means that there is no answer. */
export function graphTransportFailure(failure: TransportFailure, at: GraphSituation): MailError {
	const details = { profile: at.profile, cause: failure.kind };
	switch (failure.kind) {
		case 'token-rejected':
		case 'client-rejected':
		case 'grant-revoked':
			return new MailError({ ...signInFacts(failure.reason), details });
		case 'cancelled':
			return new UnansweredError({
				code: 'MAIL_CANCELLED',
				message: 'The execution was canceled before the message was sent.',
				remedy: 'Start it again when you want it sent.',
				failureClass: 'transient',
				details,
			});
		case 'unreachable':
		case 'refused':
			return new MailError({ ...unreachable(failure.reason), details });
		case 'cut':
		case 'timeout':
		case 'too-large':
		case 'unreadable':
		case 'redirected':
			return new UnansweredError({ ...unreachable(failure.reason), details });
	}
}

function factsOf(answer: HttpResponse, code: string, said: string, at: GraphSituation): Facts {
	const { status } = answer;
	if (status === 401) return signInFacts(said);
	if (/ErrorSendAsDenied/i.test(code)) return sendAsDenied(at, said);
	if (/ErrorQuotaExceeded/i.test(code)) return ownMailboxFull(at, said);
	if (status === 403) return rightMissing(at, said);
	if (/ErrorItemNotFound/i.test(code)) return draftGone(said);
	if (status === 404 || /MailboxNotEnabled|ErrorInvalidUser/i.test(code))
		return noMailbox(at, said);
	if (status === 413 || /MessageSizeExceeded|ContentLength/i.test(code)) {
		return {
			code: 'MAIL_TOO_LARGE',
			message: `The message is larger than the mailbox takes, so it was not sent: ${said}`,
			remedy: 'Send smaller attachments, or a link in their place.',
			failureClass: 'item',
		};
	}
	const isPassing = status === 408 || status === 409 || status === 423 || status === 429;
	if (isPassing || status >= 500 || /ExceededMessageLimit|Throttl/i.test(code)) {
		return {
			code: 'MAIL_SERVER_BUSY',
			message: `Microsoft Graph asks to come back later: ${said}`,
			remedy: 'Nothing to do: the message is tried again.',
			failureClass: 'transient',
			slowsProfile: true,
			...retryAfterOf(answer.headers['retry-after']),
		};
	}
	if (/ErrorInvalidRecipients/i.test(code)) {
		return {
			code: 'MAIL_RECIPIENTS_REFUSED',
			message: `Exchange takes no mail for these recipients: ${said}`,
			remedy: "Correct the recipients' addresses, or send this one in another way.",
			failureClass: 'item',
		};
	}
	return {
		code: 'MAIL_REFUSED',
		message: `Microsoft Graph refused the message: ${said}`,
		remedy: 'Change what it objects to, or send this one in another way.',
		failureClass: 'item',
	};
}

function sendAsDenied({ sender, ownSender, mailbox }: GraphSituation, said: string): Facts {
	if (sameMailbox(sender) !== sameMailbox(ownSender)) return fromRefused(sender, said);
	const whose = mailbox === '' ? 'this account' : `the account that opens ${mailbox}`;
	return {
		code: 'MAIL_SENDER_REFUSED',
		message: `Exchange does not let ${whose} send as ${sender}: ${said}`,
		remedy:
			'Ask the administrator of Exchange for the right Send As (no trace of the account) or Send on Behalf on that mailbox; it takes up to an hour to work. Or send from the address of the account.',
		failureClass: 'profile',
	};
}

function rightMissing({ mailbox }: GraphSituation, said: string): Facts {
	const shared = mailbox === '' ? '' : ' and Mail.ReadWrite.Shared';
	return {
		code: 'MAIL_RIGHT_MISSING',
		message: `This account may not do this in ${mailbox === '' ? 'its mailbox' : `the mailbox ${mailbox}`}: ${said}`,
		remedy: `Connect the account of the credential again and allow Mail.Send and Mail.ReadWrite${shared}. For a shared mailbox the account needs Full Access to it as well.`,
		failureClass: 'profile',
	};
}

/** Before it is sent, a message lies there as a draft. */
function ownMailboxFull({ mailbox, sender }: GraphSituation, said: string): Facts {
	return {
		code: 'MAIL_OWN_MAILBOX_FULL',
		message: `The mailbox ${mailbox === '' ? sender : mailbox}, from which the message is sent, is full: ${said}`,
		remedy:
			'Make room in that mailbox, also among its deleted messages, or ask the administrator for more.',
		failureClass: 'profile',
	};
}

/** The mailbox is there: somebody has removed or moved the draft, or a session of it has expired. */
function draftGone(said: string): Facts {
	return {
		code: 'MAIL_SERVER_BUSY',
		message: `Microsoft Graph does not have the draft any more: ${said}`,
		remedy: 'Nothing to do: a new one is made when the message is tried again.',
		failureClass: 'transient',
	};
}

function noMailbox({ mailbox }: GraphSituation, said: string): Facts {
	return {
		code: 'MAIL_PROFILE_INVALID',
		message: `There is no mailbox ${mailbox === '' ? 'with this account' : mailbox}: ${said}`,
		remedy:
			'Look at Shared Mailbox of the profile, and whether the account has a licence with mail.',
		failureClass: 'profile',
	};
}

function signInFacts(said: string): Facts {
	return {
		code: 'MAIL_LOGIN_REFUSED',
		message: `Microsoft does not take the sign-in of this account any more: ${said}`,
		remedy: 'Open the credential of the profile and connect the account again.',
		failureClass: 'profile',
	};
}

function unreachable(reason: string): Facts {
	return {
		code: 'MAIL_SERVER_UNREACHABLE',
		message: `Microsoft Graph cannot be reached (${reason}).`,
		remedy:
			'Look at the network of this machine, and whether a firewall keeps it from graph.microsoft.com.',
		failureClass: 'transient',
		slowsProfile: true,
	};
}

const DAY = 86_400_000;

/** Only seconds: Graph gives no dates there. A day at most, whatever is said. */
function retryAfterOf(header: string | undefined): { retryAfterMs?: number } {
	const seconds = Number(header);
	return header !== undefined && Number.isFinite(seconds) && seconds >= 0
		? { retryAfterMs: Math.min(seconds * 1000, DAY) }
		: {};
}

function errorOf(body: string): { code: string; message: string } {
	try {
		const { code, message } = errorSchema.parse(JSON.parse(body)).error;
		return { code: inOneLine(withoutSecrets(code)), message: inOneLine(withoutSecrets(message)) };
	} catch {
		return { code: '', message: '' };
	}
}
