import type { NewEntry, OutboxEntry, RefusedRecipient } from './outbox/entry';
import type { Taken } from './transport/transport';

/** What became of one message. */
export interface Sent {
	readonly key: string;
	readonly messageId: string;
	readonly state: 'sent' | 'handedOver';
	/** It had left before, as the outbox or the mailbox shows; it was not sent now. */
	readonly wasSentBefore: boolean;
	readonly reply: string;
	readonly recipients: readonly string[];
	/** How long limits or the server made it wait. */
	readonly waitedMs: number;
	readonly attempts: number;
	readonly file?: Uint8Array;
}

/** It had left in an earlier run. */
export function before(entry: OutboxEntry): Sent {
	return {
		key: entry.key,
		messageId: entry.messageId,
		state: entry.state === 'handedOver' ? 'handedOver' : 'sent',
		wasSentBefore: true,
		reply: entry.reply ?? '',
		recipients: without(entry.recipients, entry.refused),
		waitedMs: 0,
		attempts: entry.attempts,
	};
}

/** It was taken now. */
export function after(entry: NewEntry, taken: Taken): Omit<Sent, 'attempts' | 'waitedMs'> {
	return {
		key: entry.key,
		messageId: entry.messageId,
		state: taken.state,
		wasSentBefore: taken.wasSentBefore ?? false,
		reply: taken.reply,
		recipients: entry.recipients,
		...(taken.file !== undefined && { file: taken.file }),
	};
}

function without(
	recipients: readonly string[],
	refused: readonly RefusedRecipient[],
): readonly string[] {
	const gone = new Set(refused.map(({ address }) => address));
	return recipients.filter((address) => !gone.has(address));
}
