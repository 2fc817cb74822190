import type { Security } from '../../../lib/mail';

/** The mail server that a child process sends through. */
export interface MailTarget {
	readonly host: string;
	readonly port: number;
	readonly security: Security;
	/** A certificate as PEM; '' for none. */
	readonly ca: string;
	/** Null for no sign-in. */
	readonly account: { readonly user: string; readonly password: string } | null;
}

/** What a child process is to do: send so many messages, and perhaps kill itself on the way. */
export interface MailTask {
	/** Of the outbox. */
	readonly file: string;
	readonly to: MailTarget;
	readonly messages: number;
	/** How far its clock is ahead, in milliseconds. */
	readonly ahead: number;
	/** Number of the step at which it kills itself, from 1; 0 for never. */
	readonly killAt: number;
	/** Number of the message with which the steps begin to count; by default they all count. */
	readonly killFrom?: number;
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
