import { z } from 'zod4';

/**
 * Where a conversation can be disturbed: before the greeting, in answer to a command, `body`: when
 * the first bytes come after the 354, `end`: at the dot, before the mail is taken, `taken`: when the
 * mail was taken, before that is said, `quit`: in answer to the farewell.
 */
export const MAIL_PHASES = [
	'greeting',
	'auth',
	'mail',
	'rcpt',
	'data',
	'body',
	'end',
	'taken',
	'quit',
] as const;

export type MailPhase = (typeof MAIL_PHASES)[number];

export const mailFaultSchema = z.strictObject({
	at: z.enum(MAIL_PHASES),
	/** `reply`: says `reply`; `cut`: closes the connection; `delay`: waits, then goes on as usual. */
	do: z.enum(['reply', 'cut', 'delay']),
	reply: z
		.string()
		.regex(/^[2-5]\d\d[ -]/)
		.optional(),
	milliseconds: z.number().min(0).max(600_000).optional(),
	/** Only where the recipient has this in it. */
	recipient: z.string().optional(),
	/** So many pass first. */
	skip: z.number().int().min(0).optional(),
	/** How often it strikes; default 1. */
	times: z.union([z.number().int().min(1), z.literal('always')]).optional(),
});

/** One scripted failure of the mailbox. */
export type MailFault = z.infer<typeof mailFaultSchema>;

/** The failures that wait to strike. */
export class MailFaultBoard {
	#waiting: { readonly fault: MailFault; skip: number; left: number }[] = [];

	add(fault: MailFault): void {
		const left = fault.times === 'always' ? Infinity : (fault.times ?? 1);
		this.#waiting.push({ fault, skip: fault.skip ?? 0, left });
	}

	clear(): void {
		this.#waiting = [];
	}

	list(): readonly MailFault[] {
		return this.#waiting.map(({ fault }) => fault);
	}

	/** The one that strikes now, if any. */
	take(at: MailPhase, recipients: readonly string[]): MailFault | undefined {
		const found = this.#waiting.find(({ fault }) => {
			const { recipient } = fault;
			const fits = recipient === undefined || recipients.some((one) => one.includes(recipient));
			return fault.at === at && fits;
		});
		if (found === undefined) return undefined;
		if (found.skip > 0) {
			found.skip -= 1;
			return undefined;
		}
		found.left -= 1;
		if (found.left === 0) this.#waiting = this.#waiting.filter((one) => one !== found);
		return found.fault;
	}
}
