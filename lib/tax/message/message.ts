import { z } from 'zod4';
import { TaxError } from '../errors';
import { problemsOf, text } from '../reading/fields';

/**
 * What a filing says of itself: who to call, which software, when. How long each may be, the rules say.
 */
const messageSchema = z.strictObject({
	/** Own reference of the filing, another one for each. */
	reference: text,
	/** When it was made, in milliseconds since 1970. */
	createdAt: z
		.int('must be a moment in milliseconds')
		.nonnegative('must be a moment in milliseconds'),
	software: z.strictObject({
		/** Number of the maker of the software at the tax authority, such as `SWO01234`. */
		vendorNumber: text,
		name: text,
		version: text,
	}),
	contact: z.strictObject({
		/** Whether the taxpayer files, or an intermediary for them. */
		type: z.enum(['taxpayer', 'intermediary'], 'must be taxpayer or intermediary'),
		initials: text,
		/** What stands before a surname, such as `van der`. */
		prefix: text,
		surname: text,
		phone: text,
	}),
	/** Number of the intermediary at the tax authority (beconnummer), six digits. */
	taxConsultant: text,
	/** Professional association of the intermediary. */
	association: text,
});

export type MessageFacts = Readonly<z.output<typeof messageSchema>>;
/** What may be given to `readMessage`. */
export type MessageInput = z.input<typeof messageSchema>;

/**
 * Reads what a filing says of itself.
 *
 * @throws TaxError TAX_MESSAGE_INVALID
 */
export function readMessage(given: unknown): MessageFacts {
	const read = messageSchema.safeParse(given);
	if (read.success) return read.data;
	throw new TaxError({
		code: 'TAX_MESSAGE_INVALID',
		message: `The contact person and the software of the filing cannot be read: ${problemsOf(read.error)}.`,
		remedy: 'Fill in the contact person and the software as the settings ask.',
	});
}
