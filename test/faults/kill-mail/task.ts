/** What a child process is to do: send so many messages, and perhaps kill itself on the way. */
export interface MailTask {
	readonly file: string;
	/** Port of a mailbox without encryption. */
	readonly port: number;
	readonly messages: number;
	/** How far its clock is ahead, in milliseconds. */
	readonly ahead: number;
	/** Number of the step at which it kills itself, from 1; 0 for never. */
	readonly killAt: number;
}

/** What a child process says that came to its end. */
export interface MailTaskOutcome {
	/** Names of the steps, in their order. */
	readonly steps: readonly string[];
	/** Of each message: `sent`, `before`, or the code of its error. */
	readonly outcomes: readonly string[];
}

/** Key of a message by its number. */
export function keyOf(number: number): string {
	return `DEMO/invoice/${number}/1/kill`;
}
