import { itemError, MailError, type MailErrorFacts } from '../errors';
import type { OutboxEntry } from './entry';

const record = (key: string) => `message ${key}`;

/** A time as everybody reads it. */
function shown(at: number): string {
	return new Date(at)
		.toISOString()
		.replace(/:\d\d\.\d{3}Z$/, ' UTC')
		.replace('T', ' ');
}

/** The key stands for a message that has left, or may have. */
export function keyReused({ key, subject, state }: OutboxEntry): MailError {
	return new MailError({
		code: 'MAIL_KEY_REUSED',
		message: `The key ${key} stands for another message already ("${subject}", ${state}), so this one was not sent.`,
		remedy:
			'Raise Revision when the same document is to go out anew, or give this message a key of its own.',
		record: record(key),
		details: { state },
		failureClass: 'item',
	});
}

/** Refused before, and the same still. */
export function refusedBefore(entry: OutboxEntry): MailError {
	return new MailError({
		code: 'MAIL_REFUSED_BEFORE',
		message: `The message ${entry.key} was not tried again, because it was refused before: ${entry.reason ?? 'without a reason'}`,
		remedy: `${entry.remedy ?? 'Correct the message.'} It goes again when its content changes, or after Outbox → Settle with Send Again.`,
		record: record(entry.key),
		details: { ...(entry.code !== null && { cause: entry.code }), attempts: entry.attempts },
		failureClass: 'item',
	});
}

/** A person has said so. */
export function givenUp({ key, note }: Pick<OutboxEntry, 'key' | 'note'>): MailError {
	const why = note === null || note === '' ? '' : ` (${note})`;
	return new MailError({
		code: 'MAIL_GIVEN_UP',
		message: `The message ${key} is not sent, because a person decided so${why}.`,
		remedy:
			'Nothing to do, unless it shall be sent after all: then use Outbox → Settle with Send Again.',
		record: record(key),
		failureClass: 'item',
	});
}

/** Sent or not: a person or evidence has to say. */
export function doubtful(key: string, reason: string | null, cause?: string): MailError {
	return new MailError({
		code: 'MAIL_DOUBTFUL',
		message: `Whether the message ${key} was sent is not known: ${reason ?? 'its outcome was not written down.'}`,
		remedy:
			'Look in the sent mail, at the copy address or with the recipient, and tell it with Outbox → Settle. Until then it is not sent again.',
		record: record(key),
		details: cause === undefined ? {} : { cause },
		failureClass: 'doubtful',
	});
}

/** As a person reads them, in the details of an error. */
export function addressesOf(refused: OutboxEntry['refused']): string {
	return refused.map(({ address }) => address).join(', ');
}

/** Some recipients have it. */
export function partlyRefused({ key, refused }: Pick<OutboxEntry, 'key' | 'refused'>): MailError {
	const list = refused.map(({ address, reply }) => `${address} (${reply})`).join('; ');
	return new MailError({
		code: 'MAIL_PARTLY_REFUSED',
		message: `The message ${key} was sent, but not to everybody. Refused: ${list}`,
		remedy:
			'Send it to these recipients in another way or with a corrected address, and tell it with Outbox → Settle. The others have it: it is not sent again.',
		record: record(key),
		details: { refused: addressesOf(refused) },
		failureClass: 'item',
	});
}

const GOES_LATER = 'Nothing to do: the next run after that time sends it.';

/** What made a message wait: an error, or what is left of it in the outbox. */
interface Because {
	readonly message: string;
	readonly remedy?: string;
	readonly code?: string;
	readonly details?: MailErrorFacts['details'];
}

/** Some recipients have it; why the others do not yet. */
export function someLater(refused: OutboxEntry['refused']): MailError {
	const list = refused.map(({ address, reply }) => `${address} (${reply})`).join('; ');
	return new MailError({
		code: 'MAIL_PARTLY_DEFERRED',
		message: `the mail server has taken it, but asks to come back later for: ${list}`,
		remedy:
			'Nothing to do: only these get it then. When it lasts, look whether their addresses are right.',
		details: { refused: addressesOf(refused) },
		failureClass: 'transient',
	});
}

/** Waits in the outbox. */
export function deferred(
	key: string,
	dueAt: number,
	{ message, remedy = '', code, details = {} }: Because,
): MailError {
	// That there is nothing to do for now is said already.
	const further = remedy.replace(/^Nothing to do[^.]*\.\s*/, '');
	return new MailError({
		code: 'MAIL_DEFERRED',
		message: `The message ${key} waits in the outbox until ${shown(dueAt)}: ${message}`,
		remedy: `${GOES_LATER} ${further}`.trim(),
		record: record(key),
		details: {
			...(details['refused'] !== undefined && { refused: details['refused'] }),
			dueAt: new Date(dueAt).toISOString(),
			...(code !== undefined && { cause: code }),
		},
		failureClass: 'transient',
	});
}

/** The profile may send no more for now. */
export function limitReached(key: string, profile: string, dueAt: number): MailError {
	return new MailError({
		code: 'MAIL_LIMIT_REACHED',
		message: `The limit of the e-mail profile ${profile} is reached, so the message ${key} waits in the outbox until ${shown(dueAt)}.`,
		remedy: GOES_LATER,
		record: record(key),
		details: { dueAt: new Date(dueAt).toISOString(), profile },
		failureClass: 'transient',
	});
}

/** It would never fit into the limit, however long it waits. */
export function moreThanADayHolds(
	{ key, recipients }: Pick<OutboxEntry, 'key' | 'recipients'>,
	profile: string,
	allowed: number,
): MailError {
	return new MailError({
		code: 'MAIL_RECIPIENTS_TOO_MANY',
		message: `The message ${key} has ${recipients.length} recipients and the e-mail profile ${profile} allows ${allowed} in a day, so it was not sent.`,
		remedy:
			'Send it as several messages, each to a part of the recipients, or raise Recipients Per Day in the profile.',
		record: record(key),
		details: { recipients: recipients.length, allowed, profile },
		failureClass: 'item',
	});
}

/** Somebody else is at it. */
export function busy(key: string): MailError {
	return new MailError({
		code: 'MAIL_BUSY',
		message: `Another execution is sending the message ${key} just now.`,
		remedy: 'Nothing to do: run again in a few minutes to see what came of it.',
		record: record(key),
		failureClass: 'transient',
	});
}

/** Somebody else is at it since. */
export function takenOver(key: string): MailError {
	return new MailError({
		code: 'MAIL_TAKEN_OVER',
		message: `This execution gave no sign of life for so long that another one has taken over the message ${key}.`,
		remedy: 'Nothing to do: the later one tells what came of it.',
		record: record(key),
		failureClass: 'transient',
	});
}

/** There is no such message. */
export function unknownEntry(key: string): MailError {
	return itemError(
		'MAIL_ENTRY_UNKNOWN',
		`There is no message with the key ${key} in this outbox.`,
		'Take the key from Outbox → Get Many, and choose the same store credential there and here.',
	);
}

/** A person asked for what cannot be done with it. */
export function wrongState({ key, state }: OutboxEntry, because: string): MailError {
	return new MailError({
		code: 'MAIL_ENTRY_STATE',
		message: `The message ${key} is ${state}: ${because}`,
		remedy: 'Raise Revision to send the same document anew.',
		record: record(key),
		details: { state },
		failureClass: 'item',
	});
}

/** What a person found out is about an earlier try. */
export function movedOn({ key, attempts }: OutboxEntry, seen: number): MailError {
	return new MailError({
		code: 'MAIL_ENTRY_MOVED_ON',
		message: `The message ${key} was tried again since it was looked at (${attempts} tries, not ${seen}), so nothing was settled.`,
		remedy: 'Look at it again with Outbox → Get Many, and find out what became of the last try.',
		record: record(key),
		details: { attempts, seen },
		failureClass: 'item',
	});
}
