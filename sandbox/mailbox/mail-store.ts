import { readMessage, type MailMessage } from './message';
import type { Envelope } from './smtp-session';

/** A mail that came in. */
export interface ReceivedMail extends Envelope, Omit<MailMessage, 'from' | 'to'> {
	/** Milliseconds since the Unix epoch. */
	readonly at: number;
	/** `From:` and `To:` as the mail shows them; `from` and `to` are those of the envelope. */
	readonly shownFrom: string;
	readonly shownTo: string;
}

/** Bytes that are kept; the oldest mails go. */
const KEPT_BYTES = 64 * 1024 * 1024;

/** When a mail came in, to whom, and under which id; of mails that are gone as well. */
export interface MailArrival {
	readonly at: number;
	readonly to: readonly string[];
	readonly messageId: string;
}

/** The mails that came in, by whichever way. */
export class MailStore {
	#mails: { readonly at: number; readonly envelope: Envelope; read?: ReceivedMail }[] = [];
	#arrivals: MailArrival[] = [];
	#bytes = 0;

	constructor(private readonly now: () => number) {}

	keep(envelope: Envelope): void {
		const at = this.now();
		const messageId = /^message-id:\s*(\S+)/im.exec(envelope.raw)?.[1] ?? '';
		this.#arrivals.push({ at, to: envelope.to, messageId });
		this.#mails.push({ at, envelope });
		this.#bytes += envelope.raw.length;
		while (this.#bytes > KEPT_BYTES && this.#mails.length > 1) {
			this.#bytes -= this.#mails.shift()?.envelope.raw.length ?? 0;
		}
	}

	/** The oldest first. They are read when somebody asks. */
	mails(): readonly ReceivedMail[] {
		return this.#mails.map((one) => (one.read ??= readMail(one.envelope, one.at)));
	}

	/** Every arrival since the last clearing. */
	arrivals(): readonly MailArrival[] {
		return this.#arrivals;
	}

	clear(): void {
		this.#mails = [];
		this.#arrivals = [];
		this.#bytes = 0;
	}
}

function readMail(envelope: Envelope, at: number): ReceivedMail {
	const { from: shownFrom, to: shownTo, ...message } = readMessage(envelope.raw);
	return { at, ...envelope, ...message, shownFrom, shownTo };
}
