import type { MailError } from '../errors';
import {
	hasLeftForSome,
	isRefusedForNow,
	type Claim,
	type NewEntry,
	type OutboxEntry,
	type RefusedRecipient,
} from './entry';
import type { StoredEntry } from './entry-table';
import {
	busy,
	deferred,
	doubtful,
	givenUp,
	keyReused,
	addressesOf,
	partlyRefused,
	refusedBefore,
} from './errors';

/** What became of asking to send a message. */
export type Begun = { readonly kind: 'claimed'; readonly claim: Claim } | NotBegun;

/** What became of looking at a message before it is sent. */
export type Looked =
	| {
			readonly kind: 'open';
			/** Number of the next try, from 1. */
			readonly attempt: number;
			/** The date that stands in it: one in whole seconds. */
			readonly sentOn: number;
			/** By what an earlier try can be looked up; null for none. */
			readonly evidence: string | null;
			/** Who of the recipients has not got it yet. */
			readonly recipients: readonly string[];
			/** Recipients that an earlier try has lost for good. */
			readonly refused: readonly RefusedRecipient[];
	  }
	| NotBegun;

/** Why a message is not sent now. */
export type NotBegun =
	/** It has left before: nothing is to be done. */
	| { readonly kind: 'done'; readonly entry: OutboxEntry }
	/** The profile may send again after a while; the message stays as it is. */
	| { readonly kind: 'wait'; readonly waitMs: number; readonly because: 'limit' | 'paused' }
	| { readonly kind: 'refused'; readonly entry: OutboxEntry; readonly error: MailError };

/** Longer than anything is put off: what is due later was put off before a clock was set back. */
const LONGEST_WAIT = 2 * 86_400_000;

function isWaiting(dueAt: number | null, now: number): dueAt is number {
	return dueAt !== null && dueAt > now && dueAt <= now + LONGEST_WAIT;
}

/** What is told of a message that waits for a moment which has not come; undefined for any other. */
export function waitsStill(
	stored: OutboxEntry,
	now: number,
): Extract<NotBegun, { kind: 'refused' }> | undefined {
	const { key, dueAt, refused, reason, remedy, code } = stored;
	if (stored.state !== 'deferred' || !isWaiting(dueAt, now)) return undefined;
	const error = deferred(key, dueAt, {
		...(hasLeftForSome(stored) && { details: { refused: addressesOf(refused) } }),
		message: reason ?? 'it was deferred.',
		...(remedy !== null && { remedy }),
		...(code !== null && { code }),
	});
	return { kind: 'refused', entry: stored, error };
}

/** Whom the next try is for, and who is lost already. */
export function stillToGo(
	stored: OutboxEntry,
	wanted: NewEntry,
): Pick<Extract<Looked, { kind: 'open' }>, 'recipients' | 'refused'> {
	if (!hasLeftForSome(stored)) return { recipients: wanted.recipients, refused: [] };
	const left = stored.refused.filter(isRefusedForNow);
	return {
		recipients: left.map(({ address }) => address),
		refused: stored.refused.filter((one) => !isRefusedForNow(one)),
	};
}

/**
 * The date of the next try. A server that may have the message already knows the two by one date for
 * the same; what no server was given has the date at which it goes, however long it waited.
 */
export function dateOf(
	{ sentOn, dataAt }: StoredEntry,
	verdict: 'open' | 'replace',
	now: number,
): number {
	const wasGiven = dataAt !== null && verdict === 'open';
	// A Date header has whole seconds.
	return wasGiven ? sentOn : Math.floor(now / 1000) * 1000;
}

/** Whether a message may be sent; `replace`: yes, with the content that it has now. */
export function judge(
	stored: StoredEntry,
	wanted: NewEntry,
	now: number,
): 'open' | 'replace' | Extract<NotBegun, { kind: 'done' | 'refused' }> {
	const isSame = stored.contentHash === wanted.contentHash;
	const refused = (error: MailError) => ({ kind: 'refused', entry: stored, error }) as const;
	if (!isSame && hasLeftForSome(stored)) return refused(keyReused(stored));
	switch (stored.state) {
		case 'pending':
			return isSame ? 'open' : 'replace';
		case 'deferred':
			if (!isSame) return 'replace';
			// Whether there is room, the limits know: they may have been raised since.
			if (stored.code === 'MAIL_LIMIT_REACHED') return 'open';
			return waitsStill(stored, now) ?? 'open';
		case 'failed':
			// That a person decided, whatever stands in it.
			if (stored.code === 'MAIL_GIVEN_UP') return refused(givenUp(stored));
			return isSame ? refused(refusedBefore(stored)) : 'replace';
		case 'sending':
			return refused(busy(stored.key));
		case 'doubtful':
			return refused(isSame ? doubtful(stored.key, stored.reason) : keyReused(stored));
		case 'partly':
			return refused(isSame ? partlyRefused(stored) : keyReused(stored));
		case 'sent':
		case 'handedOver':
			return isSame ? { kind: 'done', entry: stored } : refused(keyReused(stored));
	}
}
