/**
 * - `pending`: nothing of it has left
 * - `sending`: one execution has claimed it
 * - `sent`: the server has taken it
 * - `partly`: the server has taken it for some recipients and refused others
 * - `handedOver`: a draft was given to a person
 * - `failed`: the server will not take it as it is
 * - `deferred`: waits until a moment
 * - `doubtful`: the server may have taken it
 */
export type EntryState =
	'pending' | 'sending' | 'sent' | 'partly' | 'handedOver' | 'failed' | 'deferred' | 'doubtful';

export const ENTRY_STATES: readonly EntryState[] = [
	'pending',
	'sending',
	'sent',
	'partly',
	'handedOver',
	'failed',
	'deferred',
	'doubtful',
];

/** A message as the outbox is asked to send it. */
export interface NewEntry {
	readonly key: string;
	readonly profile: string;
	/** Tells one content from another. */
	readonly contentHash: string;
	readonly messageId: string;
	readonly sender: string;
	readonly recipients: readonly string[];
	readonly subject: string;
}

/** A recipient that the server refused, and what it said. */
export interface RefusedRecipient {
	readonly address: string;
	readonly reply: string;
}

/** Whether a later try may reach it, such as behind greylisting (4xx). */
export function isRefusedForNow({ reply }: RefusedRecipient): boolean {
	return reply.startsWith('4');
}

/** Whether some recipients have it, and others are still to get it or were refused. */
export function hasLeftForSome({
	reply,
	refused,
}: Pick<OutboxEntry, 'reply' | 'refused'>): boolean {
	return reply !== null && refused.length > 0;
}

/** A message as the outbox keeps it. Times are milliseconds since the Unix epoch. */
export interface OutboxEntry extends NewEntry {
	readonly state: EntryState;
	/** Date of the message; the same for every try from the first that a server was given. */
	readonly sentOn: number;
	readonly attempts: number;
	/** When it waits: until when. */
	readonly dueAt: number | null;
	/** Why it is not sent: a code, a sentence and what to do. */
	readonly code: string | null;
	readonly reason: string | null;
	readonly remedy: string | null;
	/** What the server said when it took it. */
	readonly reply: string | null;
	readonly refused: readonly RefusedRecipient[];
	/** By what it can be looked up at the provider. */
	readonly evidence: string | null;
	/** What a person noted when settling it. */
	readonly note: string | null;
	readonly createdAt: number;
	readonly updatedAt: number;
}

/** Proof that an execution may send a message now. */
export interface Claim {
	readonly key: string;
	readonly fence: number;
	readonly holder: string;
}
