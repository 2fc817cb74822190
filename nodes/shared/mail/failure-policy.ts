import type { Failure } from 'n8n-workflow';
import { CodedError } from '../../../lib/errors/coded-error';
import { inDutch, type MailErrorCode } from '../../../lib/mail';
import { sharedDutch } from '../dutch';
import type { FailurePolicy } from '../failures';
import { storeFailures } from '../store/failure-policy';

/** What the codes of lib/mail mean to a run of items. */
type Meaning =
	/** This item only. */
	| 'item'
	/** Nothing goes out until a person acts on the credential. */
	| 'credential'
	/** Nothing goes out until a person acts on the settings or the server. */
	| 'configuration'
	/** Later it may go. */
	| 'later'
	/** It has left, or may have. */
	| 'left'
	| 'cancelled';

const MEANINGS: Readonly<Record<MailErrorCode, Meaning>> = {
	MAIL_PROFILE_INVALID: 'configuration',
	MAIL_PROFILE_NONE: 'item',
	MAIL_PROFILE_AMBIGUOUS: 'item',
	MAIL_ADDRESS_INVALID: 'item',
	MAIL_HEADER_INVALID: 'item',
	MAIL_RECIPIENT_MISSING: 'item',
	MAIL_RECIPIENTS_TOO_MANY: 'item',
	MAIL_CONTENT_INVALID: 'item',
	MAIL_ATTACHMENT_MISSING: 'item',
	MAIL_ATTACHMENT_UNREADABLE: 'item',
	MAIL_FOLDER_UNUSABLE: 'item',
	MAIL_TEMPLATE_MISSING: 'item',
	MAIL_TEMPLATE_FIELD_UNKNOWN: 'item',
	MAIL_SENDER_NOT_ALLOWED: 'item',
	MAIL_SENDER_REFUSED: 'configuration',
	MAIL_FROM_REFUSED: 'item',
	MAIL_LOGIN_REFUSED: 'credential',
	MAIL_LOGIN_MISSING: 'credential',
	MAIL_PASSWORDS_SWITCHED_OFF: 'credential',
	MAIL_RIGHT_MISSING: 'configuration',
	MAIL_SECURITY_MISMATCH: 'configuration',
	MAIL_CERTIFICATE_UNTRUSTED: 'configuration',
	MAIL_ENCRYPTION_UNAVAILABLE: 'configuration',
	MAIL_ENCRYPTION_REQUIRED: 'configuration',
	MAIL_MACHINE_BLOCKED: 'configuration',
	MAIL_PARTLY_DEFERRED: 'left',
	MAIL_RECIPIENTS_REFUSED: 'item',
	MAIL_MAILBOX_FULL: 'item',
	MAIL_OWN_MAILBOX_FULL: 'configuration',
	MAIL_PARTLY_REFUSED: 'left',
	MAIL_TOO_LARGE: 'item',
	MAIL_REFUSED: 'item',
	MAIL_REFUSED_BEFORE: 'item',
	MAIL_GIVEN_UP: 'item',
	MAIL_SERVER_UNREACHABLE: 'later',
	MAIL_SENT_MAIL_UNREACHABLE: 'left',
	MAIL_SERVER_BUSY: 'later',
	MAIL_DEFERRED: 'later',
	MAIL_LIMIT_REACHED: 'later',
	MAIL_BUSY: 'later',
	MAIL_TAKEN_OVER: 'later',
	MAIL_DOUBTFUL: 'left',
	MAIL_KEY_REUSED: 'item',
	MAIL_KEY_MISSING: 'item',
	MAIL_ENTRY_UNKNOWN: 'item',
	MAIL_ENTRY_STATE: 'item',
	MAIL_ENTRY_MOVED_ON: 'item',
	MAIL_STATE_INVALID: 'item',
	MAIL_CANCELLED: 'cancelled',
};

const MEANING_BY_CODE: ReadonlyMap<string, Meaning> = new Map(Object.entries(MEANINGS));

const CAUSES: Readonly<Record<Meaning, Failure | undefined>> = {
	item: undefined,
	credential: { cause: 'credential-invalid' },
	configuration: { cause: 'configuration-invalid' },
	later: { cause: 'temporarily-unavailable' },
	left: undefined,
	cancelled: undefined,
};

const ENDING: readonly (Meaning | undefined)[] = ['credential', 'configuration', 'cancelled'];

/** For nodes that send mail and keep its outbox in a store. */
export const mailFailures: FailurePolicy = {
	causeOf(failure) {
		const meaning = MEANING_BY_CODE.get(failure.code);
		return meaning === undefined ? storeFailures.causeOf(failure) : CAUSES[meaning];
	},
	endsRun: (code) => ENDING.includes(MEANING_BY_CODE.get(code)) || storeFailures.endsRun(code),
	// Each message that waits is written down with its time, so all are looked at.
	isOutage: (code) => storeFailures.isOutage(code),
	isDoubtful: (code) => MEANING_BY_CODE.get(code) === 'left',
	inDutch: ({ code, details: { cause } }) =>
		inDutch(code, typeof cause === 'string' ? cause : undefined) ?? sharedDutch(code),
	isCancelled: (code) =>
		MEANING_BY_CODE.get(code) === 'cancelled' || storeFailures.isCancelled(code),
	cancelled: () =>
		new CodedError({
			code: 'MAIL_CANCELLED',
			message: 'The execution was canceled before this message was sent.',
			remedy: 'Start it again when you want it sent.',
		}),
};
