import { CodedError, type ErrorFacts } from '../errors/coded-error';

/** Everything that can go wrong with mail. Codes never change meaning. */
export type MailErrorCode =
	/** A setting of the profile cannot be used. */
	| 'MAIL_PROFILE_INVALID'
	/** No row of the assignment matrix fits. */
	| 'MAIL_PROFILE_NONE'
	/** Two rows of the matrix fit equally well. */
	| 'MAIL_PROFILE_AMBIGUOUS'
	| 'MAIL_ADDRESS_INVALID'
	/** A line break or another control character where a header has none. */
	| 'MAIL_HEADER_INVALID'
	| 'MAIL_RECIPIENT_MISSING'
	/** More recipients than the profile allows in one message. */
	| 'MAIL_RECIPIENTS_TOO_MANY'
	| 'MAIL_CONTENT_INVALID'
	| 'MAIL_ATTACHMENT_MISSING'
	| 'MAIL_ATTACHMENT_UNREADABLE'
	/** A draft cannot be put where the person is to find it. */
	| 'MAIL_FOLDER_UNUSABLE'
	| 'MAIL_TEMPLATE_MISSING'
	| 'MAIL_TEMPLATE_FIELD_UNKNOWN'
	/** The profile does not list this sender. */
	| 'MAIL_SENDER_NOT_ALLOWED'
	/** The mail server does not let this login send as this sender. */
	| 'MAIL_SENDER_REFUSED'
	/** The same for a sender that the message asks for in the place of that of the profile. */
	| 'MAIL_FROM_REFUSED'
	| 'MAIL_LOGIN_REFUSED'
	/** The server asks for a login, and the profile has none. */
	| 'MAIL_LOGIN_MISSING'
	/** The provider takes no passwords from programs any more. */
	| 'MAIL_PASSWORDS_SWITCHED_OFF'
	/** The account may not do this. */
	| 'MAIL_RIGHT_MISSING'
	/** Port and security do not fit. */
	| 'MAIL_SECURITY_MISMATCH'
	| 'MAIL_CERTIFICATE_UNTRUSTED'
	/** The server offers no encryption, and the profile requires it. */
	| 'MAIL_ENCRYPTION_UNAVAILABLE'
	/** The server requires encryption, and the profile has chosen none. */
	| 'MAIL_ENCRYPTION_REQUIRED'
	| 'MAIL_MACHINE_BLOCKED'
	| 'MAIL_PARTLY_DEFERRED'
	| 'MAIL_RECIPIENTS_REFUSED'
	| 'MAIL_MAILBOX_FULL'
	/** The mailbox that is sent from has no room. */
	| 'MAIL_OWN_MAILBOX_FULL'
	/** Some recipients get it and others were refused. */
	| 'MAIL_PARTLY_REFUSED'
	| 'MAIL_TOO_LARGE'
	/** The server refused the message for good. */
	| 'MAIL_REFUSED'
	/** The same content was refused before, and nothing has changed since. */
	| 'MAIL_REFUSED_BEFORE'
	/** A person decided that it shall not be sent. */
	| 'MAIL_GIVEN_UP'
	| 'MAIL_SERVER_UNREACHABLE'
	/** The mailbox with the sent mail cannot be looked into. */
	| 'MAIL_SENT_MAIL_UNREACHABLE'
	/** The server says: later. */
	| 'MAIL_SERVER_BUSY'
	/** Waits in the outbox until a moment that is told. */
	| 'MAIL_DEFERRED'
	/** The profile's limit is reached; waits in the outbox. */
	| 'MAIL_LIMIT_REACHED'
	/** Another execution is sending the same message. */
	| 'MAIL_BUSY'
	/** Another execution has taken the message over. */
	| 'MAIL_TAKEN_OVER'
	/** Sent or not: nobody knows without looking. */
	| 'MAIL_DOUBTFUL'
	/** The key stands for another message. */
	| 'MAIL_KEY_REUSED'
	| 'MAIL_KEY_MISSING'
	| 'MAIL_ENTRY_UNKNOWN'
	/** What was asked of an entry does not fit its state. */
	| 'MAIL_ENTRY_STATE'
	/** An entry was tried again since a person looked at it. */
	| 'MAIL_ENTRY_MOVED_ON'
	/** What the store holds cannot be read. */
	| 'MAIL_STATE_INVALID'
	| 'MAIL_CANCELLED';

/**
 * What follows from a failure:
 *
 * - `profile`: nothing goes out through this profile until a person acts; messages stay pending
 * - `item`: this message will not be taken as it is
 * - `transient`: later it may
 * - `doubtful`: the server may have taken it, so it is not repeated unasked
 */
export type FailureClass = 'profile' | 'item' | 'transient' | 'doubtful';

export interface MailErrorFacts extends ErrorFacts<MailErrorCode> {
	readonly failureClass: FailureClass;
	/** Milliseconds after which the server itself says that it may be tried again. */
	readonly retryAfterMs?: number;
	/** The server turned the whole profile away for now, and not this message. */
	readonly slowsProfile?: true;
}

/** What this room throws. */
export class MailError extends CodedError<MailErrorCode> {
	readonly failureClass: FailureClass;
	readonly retryAfterMs: number | undefined;
	readonly slowsProfile: boolean;

	constructor(facts: MailErrorFacts) {
		super(facts);
		this.name = 'MailError';
		this.failureClass = facts.failureClass;
		this.retryAfterMs = facts.retryAfterMs;
		this.slowsProfile = facts.slowsProfile ?? false;
	}
}

/** The same, and which message it is about, where that is not said yet. */
export function aboutMessage(error: MailError, key: string): MailError {
	if (error.record !== undefined) return error;
	const { code, message, remedy, details, failureClass, retryAfterMs, slowsProfile } = error;
	return new MailError({
		...{ code, message, remedy, details, failureClass },
		record: `message ${key}`,
		...(retryAfterMs !== undefined && { retryAfterMs }),
		...(slowsProfile && { slowsProfile }),
	});
}

/** Something about one message that only its sender can mend. */
export function itemError(
	code: MailErrorCode,
	message: string,
	remedy: string,
	details: ErrorFacts['details'] = {},
): MailError {
	return new MailError({ code, message, remedy, details, failureClass: 'item' });
}
