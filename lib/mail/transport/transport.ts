import type { MailContent } from '../message/content';
import type { OutboxEntry, RefusedRecipient } from '../outbox/entry';

/** A message as a transport gets it; the same for every try at it. */
export interface OutgoingMail {
	readonly content: MailContent;
	readonly key: string;
	/** With its angle brackets. */
	readonly messageId: string;
	/** Milliseconds since the Unix epoch. */
	readonly date: number;
	readonly boundary: string;
	/** Addresses of the envelope. */
	readonly recipients: readonly string[];
	/** By what an earlier try can be looked up; null for none. */
	readonly evidence: string | null;
}

export interface TransportSteps {
	/**
	 * To be called when the receiving side asks for the message, before the first byte of it: from
	 * then on it may be taken. What it rejects with ends the sending, and nothing of it is taken.
	 *
	 * @param evidence by what it can be looked up
	 */
	beforeData(evidence?: string): Promise<void>;
	readonly signal: AbortSignal | undefined;
}

/** What became of a message that was taken. */
export interface Taken {
	/** `handedOver`: a person still has to send it. */
	readonly state: 'sent' | 'handedOver';
	/** What the other side said. */
	readonly reply: string;
	/** Recipients that were refused while others were not. */
	readonly refused: readonly RefusedRecipient[];
	/** It lay with the other side as sent already, so it was not sent again. */
	readonly wasSentBefore?: true;
	/** A draft, as a file. */
	readonly file?: Uint8Array;
}

/** One line of a check. */
export interface CheckLine {
	readonly check: string;
	readonly isOk: boolean;
	readonly message: string;
	readonly remedy: string;
}

/** A way by which mail leaves. One for each run of a node; it keeps its connection until `close`. */
export interface MailTransport {
	/**
	 * Hands one message over.
	 *
	 * @throws MailError; of class `doubtful` when the other side may have taken it
	 */
	send(mail: OutgoingMail, steps: TransportSteps): Promise<Taken>;
	/**
	 * Connects and signs in, and says in words what is wrong. Sends nothing.
	 *
	 * @throws MailError MAIL_CANCELLED
	 */
	check(signal?: AbortSignal): Promise<readonly CheckLine[]>;
	/**
	 * What became of a doubtful message, where the other side can be asked.
	 *
	 * @throws MailError when it cannot be asked now; MAIL_CANCELLED
	 */
	lookUp?(entry: OutboxEntry, signal?: AbortSignal): Promise<'sent' | 'notSent' | 'unknown'>;
	/** Ends the connection; never rejects. */
	close(): Promise<void>;
}
